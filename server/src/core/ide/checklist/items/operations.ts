import type { SectionSpec } from '../item';

/** What no file of the project tells. */
export const operations: SectionSpec = {
  id: 'operations',
  title: 'Servers and operations',
  items: [
    {
      id: 'migrations',
      title: 'Migrations are applied when deploying',
      help: '`python manage.py migrate`, and `migrate --check` in the pipeline.',
    },
    {
      id: 'application-server',
      title: 'An application server runs the site, not `runserver`',
      help: 'gunicorn, uWSGI, uvicorn or the like, bound to a local address behind the web server.',
      rules: ['runserver-in-production'],
    },
    {
      id: 'web-server',
      title: 'The web server hides its version, limits requests, and sets no second set of headers',
      help: 'nginx: `server_tokens off`, `limit_req`, TLS 1.2 and later. A header that both Django and the proxy send appears twice.',
    },
    {
      id: 'firewall',
      title: 'A firewall lets in what is needed and no more',
      help: 'Ports 80 and 443, and 22 for known addresses only. Docker opens what it publishes past the firewall.',
      rules: ['process-port-published'],
    },
    {
      id: 'ssh',
      title: 'Servers are entered by key, and guessing is stopped',
      help: '`PasswordAuthentication no`, fail2ban, no login as root.',
    },
    {
      id: 'system-updates',
      title: 'The operating system is updated by itself',
      help: '`unattended-upgrades` or rebuilt images, every week.',
    },
    {
      id: 'containers',
      title: 'Containers do not run as root',
      help: '`USER` in the Dockerfile, a read-only file system where possible, no secrets in image layers.',
    },
    {
      id: 'deployment-tested',
      title: 'Limits, CORS, tokens and uploads were tried on the deployed site',
      help: 'Too many requests are refused, another origin gets no CORS headers, a token is refused after logging out, a file of the wrong type or size is turned away.',
    },
    {
      id: 'security-tests',
      title: 'The site has been attacked by somebody who wished it well',
      help: 'Static analysis (`bandit -r . -ll`), a scanner such as ZAP, and every quarter or before a large release a penetration test.',
    },
    {
      id: 'incident-plan',
      title: 'There is a plan for the day of a break-in',
      help: 'Whom to call, how to isolate, which secrets to change at once, whom to inform; practised once.',
    },
    {
      id: 'policy-review',
      title: "The security policy and the people's training are reviewed",
      help: 'Every quarter.',
    },
  ],
};
