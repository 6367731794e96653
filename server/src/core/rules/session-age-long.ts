import { writtenSetting } from './shared/cookies';
import { replaceValue, reportPlace } from './shared/replacing';
import { literal, truthy } from './shared/values';
import { defineRule } from './rule';
import type { Alternative, Test } from './shared/model';

const name = 'SESSION_COOKIE_AGE';
const day = 24 * 60 * 60;

function longerThan(days: number): Test {
  return literal((value) => typeof value === 'number' && value > days * day);
}

function daysOf({ value }: Alternative): number {
  return value.kind === 'literal' && typeof value.value === 'number' ? Math.floor(value.value / day) : 0;
}

export default defineRule({
  id: 'session-age-long',
  summary: 'Sessions live for a very long time',
  why: "A session that was stolen, or left open on a machine that others use, is good for as long as it lives. Django's default of two weeks is generous already; a session that is renewed with every request never ends at all.",
  notes: 'Silent where sessions end with the browser.',
  on: 'settings',
  profile: 'info',
  django: [],
  cwe: [613],
  fixable: 'sometimes',
  sources: ['https://docs.djangoproject.com/en/stable/ref/settings/#session-cookie-age'],
  examples: [
    {
      code: `${name} = 60 * 60 * 24 * 365\n#                    ^^^^^^^^^^^^^^^^^^`,
      after: `${name} = 60 * 60 * 24 * 14`,
    },
    {
      title: 'Renewed with every request',
      code: `SESSION_SAVE_EVERY_REQUEST = True\n${name} = 2592000\n#                    ^^^^^^^`,
    },
    {
      title: 'As a fallback',
      code: `import environ\nenv = environ.Env()\n${name} = env.int("AGE", default=31536000)\n#                                   ^^^^^^^^^^^^^^^^`,
      after: `import environ\nenv = environ.Env()\n${name} = env.int("AGE", default=60 * 60 * 24 * 14)`,
    },
    { title: 'Up to 30 days', code: `${name} = 2592000` },
    { title: 'Two weeks, renewed', code: `SESSION_SAVE_EVERY_REQUEST = True\n${name} = 1209600` },
    { title: 'Ends with the browser', code: `${name} = 31536000\nSESSION_EXPIRE_AT_BROWSER_CLOSE = True` },
    { title: 'Not known', code: `import os\n${name} = int(os.environ["AGE"])` },
  ],
  *check(settings) {
    const renewed = settings.get('SESSION_SAVE_EVERY_REQUEST').deployed(truthy) !== undefined;
    const found = writtenSetting(settings, name, longerThan(renewed ? 14 : 30));
    if (found === undefined || settings.get('SESSION_EXPIRE_AT_BROWSER_CLOSE').judge(truthy) !== false) return;
    const time = `${String(daysOf(found))} days`;
    const live = renewed ? `live ${time} after the last request, so they never end for who comes by` : `live ${time}`;
    yield {
      at: reportPlace(settings, found),
      subject: name,
      message: `Sessions ${live}, and a stolen one lives as long. Two weeks, Django's default, are enough for most sites.`,
      fixes: replaceValue(settings, found, '60 * 60 * 24 * 14', 'Let sessions end after two weeks'),
    };
  },
});
