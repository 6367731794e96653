import { hasApp } from './shared/apps';
import { titleOf, writtenAt, type SettingPath, type Written } from './shared/dict-keys';
import { marked } from './shared/marked';
import { mayUsePackage } from './shared/packages';
import { removeKey } from './shared/remove-key';
import { removeSetting, reportPlace } from './shared/replacing';
import { falsy, literal } from './shared/values';
import { defineRule } from './rule';
import type { Alternative, Fix, SettingsView } from './shared/model';

const setting = 'ACCOUNT_RATE_LIMITS';
const off = literal((value) => value === false);

/** The limits that keep passwords from being guessed and accounts from being made or found in bulk. */
const actions = ['login', 'login_failed', 'reset_password', 'signup'] as const;

function remove(settings: SettingsView, found: Alternative): readonly Fix[] {
  const edits = found.written && removeSetting(settings, setting, found.written);
  return edits ? [{ title: 'Go back to the limits of the package', edits, safety: 'unsafe', preferred: true }] : [];
}

/** The package lays what is written over limits of its own. */
function removeEntry(settings: SettingsView, found: Written): readonly Fix[] {
  const edit = removeKey(settings, found);
  return edit
    ? [{ title: 'Go back to the limit of the package', edits: [edit], safety: 'unsafe', preferred: true }]
    : [];
}

export default defineRule({
  id: 'allauth-rate-limits-off',
  summary: 'Limits of allauth for logins, sign-ups or resets are off',
  why: 'allauth counts failed logins, sign-ups and reset mails. Without these limits a program can try passwords without end, make accounts in bulk, and flood people with mails.',
  notes:
    'Reported for `False` as the whole setting, and for an empty rate of `login`, `login_failed`, `reset_password` and `signup`. Silent for logins where django-axes counts them.',
  on: 'settings',
  profile: 'hard',
  django: [],
  cwe: [307],
  fixable: 'sometimes',
  sources: ['https://docs.allauth.org/en/latest/account/rate_limits.html'],
  examples: [
    { code: `${marked(`${setting} = False`, 'False')}\nDEBUG = False`, after: 'DEBUG = False' },
    {
      title: 'One of them',
      code: marked(`${setting} = {"signup": "5/m/ip", "login_failed": False}`, 'False'),
      after: `${setting} = {"signup": "5/m/ip"}`,
    },
    { title: 'An empty rate', code: marked(`${setting} = {"reset_password": ""}`, '""') },
    { code: `${setting} = {"login_failed": "5/5m/key"}` },
    {
      title: 'django-axes counts logins',
      code: `INSTALLED_APPS = ["axes"]\n${setting} = {"login": None, "login_failed": None}`,
    },
    { title: 'An action that guards nothing', code: `${setting} = {"change_phone": False}` },
    { title: 'The package is not used', packages: { django: '5.2' }, code: `${setting} = False` },
  ],
  *check(settings) {
    if (!mayUsePackage(settings, 'allauth')) return;
    const all = writtenAt(settings, [setting], off);
    if (all !== undefined) {
      yield {
        at: reportPlace(settings, all.alternative),
        subject: setting,
        message: `\`${setting} = False\` turns every limit of allauth off, so passwords can be tried without end. Remove it.`,
        fixes: remove(settings, all.alternative),
      };
    }
    const guarded = hasApp(settings, 'axes') === true ? ['login', 'login_failed'] : [];
    for (const action of actions.filter((each) => !guarded.includes(each))) {
      const path: SettingPath = [setting, action];
      const found = writtenAt(settings, path, falsy);
      if (found === undefined) continue;
      yield {
        at: reportPlace(settings, found.alternative),
        subject: setting,
        message: `${titleOf(path)} has no rate, so this action is not limited at all. Give it a rate such as \`5/m/ip\`.`,
        fixes: removeEntry(settings, found),
      };
    }
  },
});
