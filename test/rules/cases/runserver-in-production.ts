import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'A script that a compose file starts, which gets certificates as well',
    path: 'entrypoint.sh',
    files: {
      'compose.yaml': `services:
  web:
    build: .
    entrypoint: ["/bin/bash", "/entrypoint.sh"]
  proxy:
    image: nginx
    ports:
      - "443:443"
  certificates:
    image: certbot/certbot
`,
    },
    code: `#!/bin/sh
python manage.py runserver 0.0.0.0:8000
#                ^^^^^^^^^
# gunicorn shop.wsgi`,
  },
  {
    path: 'Procfile',
    code: `web: gunicorn shop.wsgi
# web: python manage.py runserver`,
  },
  {
    title: 'For a developer, with what waits for changes',
    path: 'Procfile',
    code: `web: python manage.py runserver
css: npm run watch`,
  },
  { title: 'In a folder of its own', path: 'docker/Procfile', code: 'web: python manage.py runserver' },
  {
    title: 'An image for developers',
    path: 'Dockerfile',
    code: `FROM python
CMD python manage.py runserver`,
  },
  {
    title: 'A compose file for developers',
    path: 'docker-compose.yml',
    code: `services:
  web:
    command: python manage.py runserver`,
  },
  { title: 'A script for all', path: 'entrypoint.sh', code: 'exec python manage.py runserver' },
];
