import {
  csrfMiddleware,
  frameMiddleware,
  insertMiddleware,
  lacksMiddleware,
  listName,
  middlewareName,
} from './shared/middleware';
import { entryOf, isKnown } from './shared/values';
import { defineRule } from './rule';
import type { SettingsView } from './shared/model';

/** A Content Security Policy with `frame-ancestors` does the same job. */
function hasFramePolicy(settings: SettingsView): boolean {
  if (settings.get('CSP_FRAME_ANCESTORS').isAssigned) return true;
  return ['SECURE_CSP', 'CONTENT_SECURITY_POLICY'].some((name) => {
    const setting = settings.get(name);
    if (!setting.isAssigned) return false;
    return setting.deployedAlternatives.some(({ value }) => {
      const inner = entryOf(value, 'DIRECTIVES')?.value[0]?.value ?? value;
      return !isKnown(inner) || entryOf(inner, 'frame-ancestors') !== undefined;
    });
  });
}

export default defineRule({
  id: 'xframe-middleware-missing',
  summary: '`MIDDLEWARE` has no `XFrameOptionsMiddleware`',
  why: 'Without `X-Frame-Options`, another site can show yours in an invisible frame and have a visitor click on it (clickjacking).',
  notes:
    'Silent where a Content Security Policy has `frame-ancestors`. After the fix, pages of other sites that embed yours stop working.',
  on: 'settings',
  profile: 'warn',
  django: ['security.W002'],
  cwe: [1021],
  fixable: 'sometimes',
  reveals: ['x-frame-options-weak'],
  sources: ['https://docs.djangoproject.com/en/stable/ref/clickjacking/'],
  examples: [
    {
      code: `MIDDLEWARE = [\n# ^^^^^^^^\n    "${csrfMiddleware}",\n]`,
      after: `MIDDLEWARE = [\n    "${csrfMiddleware}",\n    "${frameMiddleware}",\n]`,
    },
    {
      title: 'A branch adds to the list',
      code: `import os\nMIDDLEWARE = [\n# ^^^^^^^^\n    "${csrfMiddleware}",\n]\nif os.environ.get("TRACE"):\n    MIDDLEWARE += ["shop.Trace"]`,
    },
    { code: `MIDDLEWARE = ["${frameMiddleware}"]` },
    {
      title: 'A Content Security Policy',
      code: `MIDDLEWARE = ["${csrfMiddleware}"]\nSECURE_CSP = {"frame-ancestors": ["'none'"]}`,
    },
    {
      title: 'The old name, in a release that reads it',
      django: '1.8',
      code: `MIDDLEWARE_CLASSES = ["${csrfMiddleware}"]\n# ^^^^^^^^^^^^^^^^`,
      after: `MIDDLEWARE_CLASSES = ["${csrfMiddleware}", "${frameMiddleware}"]`,
    },
    { title: 'A part of the settings, without any middleware', code: 'DEBUG = False' },
  ],
  *check(settings) {
    const name = listName(settings);
    const list = lacksMiddleware(settings, [frameMiddleware]);
    const at = middlewareName(settings);
    if (list === undefined || at === undefined || hasFramePolicy(settings)) return;
    const edits = insertMiddleware(settings, list, frameMiddleware, () => false);
    yield {
      at,
      subject: name,
      message: `\`XFrameOptionsMiddleware\` is missing, so other sites can show yours in a frame and steal clicks. Add it at the end of \`${name}\`.`,
      fixes: edits
        ? [
            {
              title: 'Add `XFrameOptionsMiddleware` (other sites then cannot embed yours)',
              edits,
              safety: 'unsafe',
              preferred: true,
            },
          ]
        : [],
    };
  },
});
