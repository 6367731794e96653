import { editable, replaceKeepingComments } from './shared/edits';
import { frameMiddleware, isHonoured } from './shared/middleware';
import { quoteOf } from './shared/source';
import { literal, textIn } from './shared/values';
import { defineRule } from './rule';
import type { Alternative, Fix, SettingsView } from './shared/model';

const middleware = "MIDDLEWARE = ['django.middleware.clickjacking.XFrameOptionsMiddleware']\n";

/** The two values that browsers know; Django writes them in upper case itself. */
const weak = literal((value) => !(typeof value === 'string' && ['DENY', 'SAMEORIGIN'].includes(value.toUpperCase())));

function fixes(settings: SettingsView, found: Alternative): readonly Fix[] {
  const at = found.read === undefined ? editable(settings, found) : undefined;
  if (at === undefined) return [];
  const quote = quoteOf(settings.textOf(at));
  const edits = replaceKeepingComments(settings, at, `${quote}DENY${quote}`, found.written);
  return edits ? [{ title: "Set `X_FRAME_OPTIONS = 'DENY'`", edits, safety: 'unsafe', preferred: true }] : [];
}

export default defineRule({
  id: 'x-frame-options-weak',
  summary: '`X_FRAME_OPTIONS` has a value that browsers ignore',
  why: "Browsers know `DENY` and `SAMEORIGIN`. Anything else (`ALLOWALL`, `ALLOW-FROM …`, an empty text) is ignored, and then any site can show yours in an invisible frame and steal a visitor's clicks.",
  notes:
    "`SAMEORIGIN` is a legitimate choice and not reported, although Django's own check security.W019 asks for `DENY`. Silent without the middleware, where another rule speaks.",
  on: 'settings',
  profile: 'warn',
  django: ['security.W019'],
  cwe: [1021],
  fixable: 'sometimes',
  sources: [
    'https://docs.djangoproject.com/en/stable/ref/clickjacking/',
    'https://docs.djangoproject.com/en/stable/ref/settings/#x-frame-options',
  ],
  examples: [
    {
      code: `${middleware}X_FRAME_OPTIONS = 'ALLOWALL'\n#                 ^^^^^^^^^^`,
      after: `${middleware}X_FRAME_OPTIONS = 'DENY'`,
    },
    {
      title: 'Browsers gave up `ALLOW-FROM`',
      code: `${middleware}X_FRAME_OPTIONS = 'ALLOW-FROM https://example.org'\n#                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^`,
      after: `${middleware}X_FRAME_OPTIONS = 'DENY'`,
    },
    { code: `${middleware}X_FRAME_OPTIONS = ''\n#                 ^^`, after: `${middleware}X_FRAME_OPTIONS = 'DENY'` },
    { code: `${middleware}X_FRAME_OPTIONS = 'DENY'` },
    { title: 'Frames of the site itself', code: `${middleware}X_FRAME_OPTIONS = 'SAMEORIGIN'` },
    { title: 'Without the middleware', code: "MIDDLEWARE = []\nX_FRAME_OPTIONS = 'ALLOWALL'" },
  ],
  *check(settings) {
    const found = settings.get('X_FRAME_OPTIONS').deployed(weak);
    if (found?.written === undefined || !isHonoured(settings, frameMiddleware)) return;
    const text = textIn(found.value);
    const isEmpty = text === undefined || text === '' ? 'is empty' : 'has a value that browsers do not know';
    yield {
      at: found.at,
      subject: 'X_FRAME_OPTIONS',
      message: `\`X_FRAME_OPTIONS\` ${isEmpty}, so any site can show this one in a frame. Use \`DENY\` or \`SAMEORIGIN\`.`,
      fixes: fixes(settings, found),
    };
  },
});
