import { addSetting, editable } from './shared/edits';
import { appPlace, hasApp, isUnset } from './shared/apps';
import { falsy } from './shared/values';
import { marked } from './shared/marked';
import { defineRule } from './rule';
import type { Alternative, Fix, Place, SettingsView } from './shared/model';

const name = 'OTP_ADMIN_HIDE_SENSITIVE_DATA';
const apps = 'INSTALLED_APPS = ["django.contrib.admin", "django_otp"]';

interface Shown {
  readonly at: Place;
  /** Undefined where nobody sets it. */
  readonly written: Alternative | undefined;
}

function shownBy(settings: SettingsView): Shown | undefined {
  if (isUnset(settings, name)) {
    const at = appPlace(settings, 'django_otp');
    return at && !settings.isFragment ? { at: settings.absentAt(at), written: undefined } : undefined;
  }
  const written = settings.get(name).deployed(falsy);
  return written?.written === undefined ? undefined : { at: written.at, written };
}

function fixes(settings: SettingsView, { written }: Shown): readonly Fix[] {
  const at = written?.read === undefined ? written && editable(settings, written) : undefined;
  if (written !== undefined && at === undefined) return [];
  const edit = at ? { at, newText: 'True' } : addSetting(settings, `${name} = True`, ['OTP_TOTP_ISSUER']);
  return [{ title: `Set \`${name} = True\``, edits: [edit], safety: 'unsafe', preferred: true }];
}

export default defineRule({
  id: 'otp-admin-shows-secrets',
  summary: 'The admin shows the keys of second factors',
  why: "django-otp's pages in the admin show the key and the QR code of every device. A staff member who may look at them can copy the second factor of anybody, superusers included.",
  notes: 'Only in the strict preset.',
  on: 'settings',
  profile: 'hint',
  django: [],
  cwe: [200],
  fixable: 'sometimes',
  sources: [
    'https://django-otp-official.readthedocs.io/en/stable/overview.html#std-setting-OTP_ADMIN_HIDE_SENSITIVE_DATA',
  ],
  examples: [
    {
      title: 'Not set at all',
      code: `${marked(apps, '"django_otp"')}\n`,
      after: `${apps}\n${name} = True\n`,
    },
    { code: `${apps}\n${marked(`${name} = False`, 'False')}`, after: `${apps}\n${name} = True` },
    { code: `${apps}\n${name} = True` },
    { title: 'Without the admin', code: 'INSTALLED_APPS = ["django_otp"]' },
    { title: 'Not known', code: `import os\n${apps}\n${name} = os.environ["HIDE"] == "1"` },
  ],
  *check(settings) {
    if (hasApp(settings, 'django_otp') !== true || hasApp(settings, 'django.contrib.admin') !== true) return;
    const shown = shownBy(settings);
    if (shown === undefined) return;
    yield {
      at: shown.at,
      subject: name,
      message: `The admin shows the keys and QR codes of second factors to all staff who may see devices. Set \`${name} = True\`.`,
      fixes: fixes(settings, shown),
    };
  },
});
