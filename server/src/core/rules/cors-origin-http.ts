import { nameInForce, sendsCredentials } from './shared/cors';
import { truthy } from './shared/values';
import { troubledCors } from './shared/cors-origins';
import { replaceOrigin } from './shared/csrf-origins';
import { marked } from './shared/marked';
import { reportPlace } from './shared/replacing';
import { defineRule } from './rule';

const packages = { 'django-cors-headers': '4.9.0' };
const name = 'CORS_ALLOWED_ORIGINS';

export default defineRule({
  id: 'cors-origin-http',
  summary: 'An allowed origin is not encrypted',
  why: 'Whoever controls a network that a visitor uses can answer for an `http://` address. A page from there may then read the answers of your API, and with cookies those that are meant for the visitor alone.',
  notes:
    'Information where `CORS_ALLOW_CREDENTIALS` is off. Private addresses and names without a public suffix are silent. `localhost` in a production entry is information: any program on the machine of a visitor can then read along.',
  on: 'settings',
  profile: 'prodwarn',
  django: [],
  cwe: [319],
  fixable: 'sometimes',
  sources: ['https://github.com/adamchainz/django-cors-headers#cors_allowed_origins-sequencestr'],
  examples: [
    {
      packages,
      code: marked(`${name} = ["http://app.example.org"]`, '"http://app.example.org"'),
      after: `${name} = ["https://app.example.org"]`,
    },
    {
      title: 'With cookies: a warning',
      packages,
      code: marked(`CORS_ALLOW_CREDENTIALS = True\n${name} = ["http://app.example.org"]`, '"http://app.example.org"'),
      after: `CORS_ALLOW_CREDENTIALS = True\n${name} = ["https://app.example.org"]`,
    },
    {
      title: 'With a port, which may be another one for HTTPS',
      packages,
      code: marked(`${name} = ["http://app.example.org:8080"]`, '"http://app.example.org:8080"'),
    },
    {
      title: 'The own machine of a visitor',
      role: 'production',
      packages,
      code: marked(`${name} = ["http://localhost:3000"]`, '"http://localhost:3000"'),
    },
    { packages, code: `${name} = ["https://app.example.org"]` },
    {
      title: 'Every origin is let in anyway',
      packages,
      code: `CORS_ALLOW_ALL_ORIGINS = True\n${name} = ["http://app.example.org"]`,
    },
    { title: 'One module for all uses', packages, code: `${name} = ["http://localhost:3000"]` },
    {
      title: 'A private network',
      role: 'production',
      packages,
      code: `${name} = ["http://192.168.1.5", "http://intranet"]`,
    },
  ],
  *check(settings) {
    // Where every origin is let in, the list decides nothing.
    if (settings.get(nameInForce(settings, 'CORS_ALLOW_ALL_ORIGINS')).deployed(truthy) !== undefined) return;
    const isPublic = sendsCredentials(settings) === false;
    const reads = isPublic ? 'answers that need no cookie' : 'answers';
    for (const { item, list, name: subject, trouble } of troubledCors(settings, 'http')) {
      yield {
        at: reportPlace(settings, item),
        subject,
        ...(isPublic ? { severity: 'info' } : {}),
        message: `This origin is not encrypted, so anyone on the way can act as it and read ${reads}. Use \`https://\`.`,
        fixes: replaceOrigin(settings, { item, list }, trouble.meant, !/:\d+$/.test(trouble.meant)),
      };
    }
    if (settings.role !== 'production') return;
    for (const { item, name: subject } of troubledCors(settings, 'local')) {
      yield {
        at: reportPlace(settings, item),
        subject,
        profile: 'prodinfo',
        message:
          'This origin is the machine of whoever visits, and belongs in the settings for development. Leave it out of production.',
      };
    }
  },
});
