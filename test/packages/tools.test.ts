import assert from 'node:assert/strict';
import { read, type Claim } from './claims';

/** Claims about packages whose settings are no data of ours: tools, servers, loaders. */
function describeProbe(probe: string, claims: readonly Claim[]): void {
  describe(`what we take for granted (${probe})`, () => {
    let facts: Readonly<Record<string, unknown>>;
    before(() => {
      facts = read(probe, new Map()).facts;
    });
    for (const { claim, fact, is } of claims) {
      it(claim, () => {
        assert.ok(Object.hasOwn(facts, fact), `the probe reports nothing as "${fact}"`);
        assert.deepEqual(facts[fact], is);
      });
    }
  });
}

describeProbe('development_tools', [
  {
    claim: 'Silk lets everybody in, and does not profile, unless it is told otherwise',
    fact: 'silk',
    is: { SILKY_AUTHENTICATION: false, SILKY_AUTHORISATION: false, SILKY_PYTHON_PROFILER: false },
  },
  { claim: 'Silk writes its profiles to MEDIA_ROOT where no path is set', fact: 'silk profiles in media', is: true },
  { claim: 'the toolbar asks a function of its own', fact: 'toolbar', is: 'debug_toolbar.middleware.show_toolbar' },
  { claim: 'which shows nothing where DEBUG is off', fact: 'toolbar in production', is: false },
  { claim: 'and shows it to internal addresses where it is on', fact: 'toolbar while debugging', is: true },
  { claim: 'the admin of django-otp shows the secrets of devices', fact: 'otp', is: false },
]);

describeProbe('servers', [
  { claim: 'Gunicorn believes proxies on the same machine', fact: 'gunicorn', is: ['127.0.0.1', '::1'] },
  { claim: 'and so does Uvicorn', fact: 'uvicorn', is: '127.0.0.1,::1' },
  { claim: 'unless FORWARDED_ALLOW_IPS says otherwise', fact: 'uvicorn by variable', is: '*' },
  {
    claim: 'a star or the network of all addresses lets a stranger forward, also among others',
    fact: 'uvicorn trusts',
    is: { '*': true, '0.0.0.0/0': true, '10.0.0.1,0.0.0.0/0': true, '10.0.0.1': false },
  },
  {
    claim: 'oauthlib accepts plain HTTP for every text but the empty one',
    fact: 'oauthlib',
    is: { '': false, '0': true, '1': true },
  },
  { claim: 'and does not where the variable is not set', fact: 'oauthlib unset', is: false },
  {
    claim: 'the debugger of Werkzeug asks for no PIN where the variable is "off"',
    fact: 'werkzeug',
    is: { off: false, '123-456-789': true },
  },
  { claim: 'and asks for one where it is not set', fact: 'werkzeug unset', is: true },
]);

const stops = { 'utf-8': 'Zürich', 'latin-1': 'UnicodeDecodeError', 'utf-16': 'UnicodeDecodeError' };

describeProbe(
  'env_encodings',
  ['django-environ', 'python-decouple', 'python-dotenv', 'environs'].map((loader) => ({
    claim: `${loader} stops at bytes that are not UTF-8`,
    fact: loader,
    is: stops,
  })),
);
