import assert from 'node:assert/strict';
import { read } from './claims';

const security = 'django.security.DisallowedHost';

describe('what LOGGING leaves at work', () => {
  const claims: readonly (readonly [string, readonly string[]])[] = [
    ['by default', [security]],
    ['disabled', [security]],
    ['kept', ['django', 'django.request', security]],
    ['django is named', ['django', 'django.request', security]],
    ['requests are named', ['django.request', security]],
  ];
  for (const [fact, loggers] of claims) {
    it(`${fact}: ${loggers.join(', ')}`, () => {
      assert.deepEqual(read('django_logging', new Map()).facts[fact], loggers);
    });
  }
});
