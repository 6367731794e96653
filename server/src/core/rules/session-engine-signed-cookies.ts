import { reportPlace } from './shared/replacing';
import { keepInDatabase, writtenEngine } from './shared/session-engine';
import { defineRule } from './rule';

const path = 'django.contrib.sessions.backends.signed_cookies';

export default defineRule({
  id: 'session-engine-signed-cookies',
  summary: 'Sessions live in cookies only',
  why: 'The session is signed, not encrypted: visitors can read what the site keeps about them. And nothing on the server can end a session, so a copied cookie stays good after a log-out until it expires.',
  notes:
    'Right for data that may be seen and for sessions that are short. After the fix all visitors have to log in again.',
  on: 'settings',
  profile: 'info',
  django: [],
  cwe: [539, 613],
  fixable: 'sometimes',
  sources: ['https://docs.djangoproject.com/en/stable/topics/http/sessions/#using-cookie-based-sessions'],
  examples: [
    {
      code: `SESSION_ENGINE = '${path}'\n#                ${'^'.repeat(path.length + 2)}`,
      after: "SESSION_ENGINE = 'django.contrib.sessions.backends.db'",
    },
    { code: "SESSION_ENGINE = 'django.contrib.sessions.backends.cached_db'" },
    { title: 'For development', role: 'development', code: `SESSION_ENGINE = '${path}'` },
    { title: 'Not known', code: 'import os\nSESSION_ENGINE = os.environ["ENGINE"]' },
  ],
  *check(settings) {
    const engine = writtenEngine(settings, 'signed_cookies');
    if (engine === undefined) return;
    yield {
      at: reportPlace(settings, engine),
      subject: 'SESSION_ENGINE',
      message:
        'Visitors can read their session data, and a copied session stays valid after a log-out. Keep sessions on the server if they hold more than an id.',
      fixes: keepInDatabase(settings, engine),
    };
  },
});
