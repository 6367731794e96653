import { writtenSetting } from './shared/cookies';
import { isBefore, isSince } from './shared/honoured';
import { removeSetting, replaceValue, reportPlace } from './shared/replacing';
import { truthy } from './shared/values';
import { defineRule } from './rule';
import type { Alternative, Fix, SettingsView } from './shared/model';

const name = 'SIGNED_COOKIE_LEGACY_SALT_FALLBACK';

/** From 6.1 on the fallback is off without the setting, and the setting itself is on its way out. */
function fixes(settings: SettingsView, found: Alternative): readonly Fix[] {
  const off = replaceValue(
    settings,
    found,
    'False',
    `Set \`${name} = False\` (old signed cookies are then refused)`,
    true,
  );
  const edits =
    isSince(settings, '6.1') && found.written && found.read === undefined
      ? removeSetting(settings, name, found.written)
      : undefined;
  if (edits === undefined) return off;
  const title = `Remove \`${name}\` (old signed cookies are then refused)`;
  return [{ title, edits, safety: 'unsafe', preferred: true }];
}

export default defineRule({
  id: 'signed-cookie-legacy-salt',
  summary: 'Signed cookies with the old, ambiguous salt are still accepted',
  why: 'Until the fix of CVE-2026-6873, the name and the salt of a signed cookie were joined without a separator, so a value that was signed for one cookie could pass for another. This setting keeps such cookies valid.',
  notes:
    'The setting came with Django 5.2.15 and 6.0.6 for the time until old cookies have expired, is off by default since 6.1, and goes with 7.0. Silent where nothing sets it.',
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [347],
  fixable: 'sometimes',
  sources: [
    'https://docs.djangoproject.com/en/stable/releases/5.2.15/',
    'https://docs.djangoproject.com/en/stable/releases/6.1/',
  ],
  examples: [
    { django: '5.2', code: `${name} = True\n#                                    ^^^^`, after: `${name} = False` },
    {
      title: 'Deprecated',
      django: '6.1',
      code: `DEBUG = False\n${name} = True\n#                                    ^^^^\n`,
      after: 'DEBUG = False\n',
    },
    { django: '5.2', code: `${name} = False` },
    { title: 'Not set', django: '5.2', code: 'DEBUG = False' },
    { title: 'Django 4.2 has no such setting', django: '4.2', code: `${name} = True` },
    { title: 'Not known', code: `from tools import flag\n${name} = flag()` },
  ],
  *check(settings) {
    const found = writtenSetting(settings, name, truthy);
    if (found === undefined || isBefore(settings, '5.2')) return;
    yield {
      at: reportPlace(settings, found),
      subject: name,
      message:
        'Signed cookies whose salt is ambiguous are still accepted (CVE-2026-6873). Turn this off once the old cookies have expired.',
      fixes: fixes(settings, found),
      ...(isSince(settings, '6.1') ? { tags: ['deprecated'] as const } : {}),
    };
  },
});
