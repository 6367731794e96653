import { checks, checksOf } from '../django/checks';
import { hasTestCaptcha } from './shared/captcha';
import { captchaCheck, silencedCheck } from './shared/check-ids';
import { lacksMiddleware } from './shared/middleware';
import { removeEntry } from './shared/remove';
import { wholeFile } from './shared/source';
import { literal, itemsWhere, textIn } from './shared/values';
import { defineRule } from './rule';
import type { Alternative, Fix, SettingsView, Severity } from './shared/model';

const about = literal((value) => typeof value === 'string' && silencedCheck(value) !== undefined);

/** An id that no check of this release has silences nothing. */
function isStale(settings: SettingsView, id: string): boolean {
  if (settings.django === undefined || !id.startsWith('security.')) return false;
  return checks.some((check) => check.id === id) && !checksOf(settings.django).some((check) => check.id === id);
}

function severity(settings: SettingsView, id: string): Severity {
  if (isStale(settings, id)) return 'hint';
  const check = silencedCheck(id);
  return check?.severity ?? (settings.role === 'production' ? check?.production : undefined) ?? 'warning';
}

function fixes(settings: SettingsView, item: Alternative, stale: boolean): readonly Fix[] {
  const edit = item.via.length === 0 && item.read === undefined ? removeEntry(settings, item.at) : undefined;
  const safety = stale ? 'safe' : 'unsafe';
  return edit ? [{ title: 'Do not silence this check', edits: [edit], safety, preferred: stale }] : [];
}

const isSameOrigin = literal((value) => typeof value === 'string' && value.toUpperCase() === 'SAMEORIGIN');

/**
 * The captcha has keys of its own, or nobody meets it; django-axes looks for its own middleware by name and so misses one of the project that is made from it; and Django asks for
 * `DENY` where a site shows its own pages in frames.
 */
function isWired(settings: SettingsView, id: string): boolean {
  const has = (path: string): boolean => lacksMiddleware(settings, [path]) === undefined;
  if (captchaCheck.test(id)) return !hasTestCaptcha(settings, id);
  if (id === 'axes.W002') return has('axes.middleware.AxesMiddleware');
  const isFramed = id === 'security.W019' && settings.get('X_FRAME_OPTIONS').must(isSameOrigin)?.written !== undefined;
  return isFramed && has('django.middleware.clickjacking.XFrameOptionsMiddleware');
}

/** Three words or more at the end of the item's line, or on the line above it, say why; fewer only repeat what the check is called. */
function isExplained(settings: SettingsView, { at: { uri, span } }: Alternative): boolean {
  const text = settings.textOf(wholeFile(uri));
  const before = text.slice(0, span.start).split('\n');
  const [behind = ''] = text.slice(span.end).split('\n', 1);
  const above = /^\s*#/.test(before.at(-2) ?? '') ? before.at(-2) : undefined;
  return [above, /#.*/.exec(behind)?.[0]].some((comment) => comment !== undefined && saysWhy(comment));
}

function saysWhy(comment: string): boolean {
  return comment.split(/\s+/).filter((word) => /^[\p{L}'(),-]{2,}[.:;]?$/u.test(word)).length >= 3;
}

export default defineRule({
  id: 'security-checks-silenced',
  summary: '`SILENCED_SYSTEM_CHECKS` hides a security check',
  why: 'The list is written once to make a run of `check --deploy` quiet, and it stays. From then on neither Django nor Settings Lint says anything when that protection is missing.',
  notes:
    'Information for checks whose work a proxy may do (HSTS, the redirect to HTTPS); an error in production settings for those about `DEBUG`, `SECRET_KEY`, `ALLOWED_HOSTS` and CSRF. A hint for an id that this release of Django no longer has. Silent where a comment at the end of the line, or on the line above, says why, for the test keys of django-recaptcha where a key of its own may be set or the settings are for development, and for `security.W019` where `X_FRAME_OPTIONS` is `SAMEORIGIN`.',
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [693],
  fixable: 'sometimes',
  reveals: [
    'missing-hardening',
    'csrf-middleware-missing',
    'xframe-middleware-missing',
    'security-middleware-missing',
    'session-cookie-insecure',
    'hsts-no-subdomains',
    'hsts-preload-off',
  ],
  sources: [
    'https://docs.djangoproject.com/en/stable/ref/settings/#silenced-system-checks',
    'https://docs.djangoproject.com/en/stable/ref/checks/#security',
  ],
  examples: [
    {
      code: "SILENCED_SYSTEM_CHECKS = ['security.W019', 'fields.W342']\n#                         ^^^^^^^^^^^^^^^",
      after: "SILENCED_SYSTEM_CHECKS = ['fields.W342']",
    },
    {
      title: 'An error in production',
      role: 'production',
      code: 'SILENCED_SYSTEM_CHECKS = [\n    "security.W003",\n#   ^^^^^^^^^^^^^^^\n    "fields.W342",\n]',
      after: 'SILENCED_SYSTEM_CHECKS = [\n    "fields.W342",\n]',
    },
    {
      title: 'Information: a proxy may do it',
      code: 'SILENCED_SYSTEM_CHECKS = ["security.W004"]\n#                         ^^^^^^^^^^^^^^^',
    },
    {
      title: 'One of the project that is made from it',
      code: 'MIDDLEWARE = ["shop.middleware.AxesMiddleware"]\nSILENCED_SYSTEM_CHECKS = ["axes.W002"]',
    },
    {
      title: 'Explained at the end of the line',
      code: 'SILENCED_SYSTEM_CHECKS = ["security.W019"]  # Partners show our pages in frames.',
    },
    {
      title: 'Another module adds to the list',
      files: { 'common.py': 'SILENCED_SYSTEM_CHECKS = [\n    "security.W008",  # The redirect is done by nginx.\n]\n' },
      code: 'from common import *\nSILENCED_SYSTEM_CHECKS = SILENCED_SYSTEM_CHECKS + ["models.W042"]',
    },
  ],
  *check(settings) {
    for (const list of settings.get('SILENCED_SYSTEM_CHECKS').deployedAlternatives) {
      if (list.written === undefined) continue;
      for (const item of itemsWhere(list.value, about)) {
        const id = textIn(item.value) ?? '';
        if (isExplained(settings, item) || isWired(settings, id)) continue;
        const stale = isStale(settings, id);
        const hidden = silencedCheck(id)?.meaning ?? '';
        yield {
          at: item.at,
          subject: 'SILENCED_SYSTEM_CHECKS',
          severity: severity(settings, id),
          ...(stale ? { tags: ['unnecessary'] as const } : {}),
          message: stale
            ? `This release of Django has no check \`${id}\`. Remove it from the list.`
            : `This silences the check \`${id}\`, and with it the warning: ${hidden}. Fix the cause, or say in a comment what protects the site instead.`,
          fixes: fixes(settings, item, stale),
        };
      }
    }
  },
});
