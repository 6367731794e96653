import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'Commands as a list',
    path: 'Dockerfile',
    code: `CMD ["gunicorn", "--forwarded-allow-ips", "*", "config.wsgi"]
#                                          ^
`,
  },
  {
    title: 'An image',
    path: 'Dockerfile',
    code: `ENV FORWARDED_ALLOW_IPS *
#                       ^
`,
  },
  {
    title: 'The configuration of Gunicorn',
    path: 'gunicorn.conf.py',
    code: `bind = "0.0.0.0:8000"
forwarded_allow_ips = "*"
#                      ^
`,
  },
  {
    title: 'A platform',
    path: 'render.yaml',
    code: `    envVars:
      - key: FORWARDED_ALLOW_IPS
        value: "*"
#               ^
`,
  },
  { title: 'An example', path: '.env.example', code: 'FORWARDED_ALLOW_IPS=*' },
  {
    title: 'A compose file for development',
    path: 'docker-compose.dev.yml',
    code: `services:
  web:
    environment:
      FORWARDED_ALLOW_IPS: "*"
`,
  },
  {
    title: 'A comment, and the address of the proxy',
    path: 'Procfile',
    code: `# web: uvicorn --forwarded-allow-ips="*"
web: uvicorn config.asgi --forwarded-allow-ips=10.0.0.1
`,
  },
  {
    title: 'An option of the command',
    path: 'Procfile',
    code: "web: uvicorn config.asgi:application --forwarded-allow-ips='*'\n#                                                           ^\n",
  },
  { title: 'For development', path: '.env.dev', code: 'FORWARDED_ALLOW_IPS=*' },
  {
    title: 'The default of a variable',
    path: 'docker-compose.prod.yml',
    code: 'services:\n  web:\n    environment:\n      - FORWARDED_ALLOW_IPS=${FORWARDED_ALLOW_IPS:-*}\n#                                                  ^\n',
  },
];
