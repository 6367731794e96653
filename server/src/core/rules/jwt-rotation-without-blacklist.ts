import { addKey, judgeAt, setFlag, writtenAt, type Written } from './shared/dict-keys';
import { marked } from './shared/marked';
import { mayUsePackage } from './shared/packages';
import { reportPlace } from './shared/replacing';
import { falsy, truthy } from './shared/values';
import { issuedNote, whereIssued } from './shared/token-issue';
import { defineRule } from './rule';
import type { Fix, SettingsView } from './shared/model';

const key = 'BLACKLIST_AFTER_ROTATION';

function fixes(settings: SettingsView, rotate: Written): readonly Fix[] {
  const off = writtenAt(settings, ['SIMPLE_JWT', key], falsy);
  if (off !== undefined) return setFlag(settings, off, true);
  const edits = addKey(settings, rotate, key, 'True');
  return edits ? [{ title: `Add \`${key}\``, edits, safety: 'unsafe', preferred: true }] : [];
}

export default defineRule({
  id: 'jwt-rotation-without-blacklist',
  summary: 'Refresh tokens are rotated, but the old ones go on working',
  why: 'With every refresh a client gets a new refresh token. Unless the old one is refused from then on, rotation ends nothing: a thief and the owner both go on, each with tokens of their own, for as long as they like.',
  notes: `Refusing tokens needs the app \`rest_framework_simplejwt.token_blacklist\` and its migrations. ${issuedNote}`,
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [613],
  fixable: 'sometimes',
  reveals: ['jwt-blacklist-app-missing'],
  sources: ['https://django-rest-framework-simplejwt.readthedocs.io/en/stable/settings.html#blacklist-after-rotation'],
  examples: [
    {
      code: marked('SIMPLE_JWT = {\n    "ROTATE_REFRESH_TOKENS": True,\n}', 'True'),
      after: `SIMPLE_JWT = {\n    "ROTATE_REFRESH_TOKENS": True,\n    "${key}": True,\n}`,
    },
    {
      title: 'Turned off',
      code: marked(`SIMPLE_JWT = {"ROTATE_REFRESH_TOKENS": True, "${key}": False}`, 'True'),
      after: `SIMPLE_JWT = {"ROTATE_REFRESH_TOKENS": True, "${key}": True}`,
    },
    { code: `SIMPLE_JWT = {"ROTATE_REFRESH_TOKENS": True, "${key}": True}` },
    { title: 'No rotation', code: `SIMPLE_JWT = {"ROTATE_REFRESH_TOKENS": False}` },
    {
      title: 'Not known',
      code: `import os\nSIMPLE_JWT = {"ROTATE_REFRESH_TOKENS": True, "${key}": os.environ["REFUSE"] == "1"}`,
    },
  ],
  *check(settings) {
    if (!mayUsePackage(settings, 'simplejwt')) return;
    const rotate = writtenAt(settings, ['SIMPLE_JWT', 'ROTATE_REFRESH_TOKENS'], truthy);
    if (rotate === undefined || judgeAt(settings, ['SIMPLE_JWT', key], falsy, true) !== true) return;
    yield whereIssued(settings, {
      at: reportPlace(settings, rotate.alternative),
      subject: 'SIMPLE_JWT',
      message: `Rotated refresh tokens stay good, so a stolen one keeps working beside the new one. Set \`${key}\` to \`True\`.`,
      fixes: fixes(settings, rotate),
    });
  },
});
