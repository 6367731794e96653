import { compareReleases, lineStart } from '../text';
import { isSince } from './shared/honoured';
import { moduleText } from './shared/source';
import { defineRule, type Profile } from './rule';
import type { SettingsView } from './shared/model';

/** setuptools brings a copy of the module along where it is installed. */
function hasCopy({ packages }: SettingsView): boolean {
  return packages?.has('setuptools') === true;
}

/** Whether Python is new enough to lack the module; undefined where that is not told. Django 6.0 needs such a release. */
function lacksModule(settings: SettingsView): boolean | undefined {
  const { python } = settings;
  const removed = [3, 12];
  if (python?.lowest && compareReleases(python.lowest, removed) >= 0) return true;
  if (python?.before && compareReleases(python.before, removed) <= 0) return false;
  if (isSince(settings, '6.0')) return true;
  return python?.exact === true ? false : undefined;
}

export default defineRule({
  id: 'strtobool-removed',
  summary: '`distutils`, which Python 3.12 no longer has, is imported',
  why: 'From Python 3.12 on the import fails, and no setting is read at all. New virtual environments no longer bring setuptools along, whose copy has hidden this so far.',
  notes:
    'An error where `.python-version` or a dependency file asks for Python 3.12 or later, or Django is 6.0 or later, which needs it; else a hint in the strict preset. Silent where an older Python is asked for, inside of `try` and other branches, and where a dependency file asks for setuptools. A function of your own is three lines: `value.strip().lower() in {"1", "true", "yes", "on"}`.',
  on: 'settings',
  profile: 'broken',
  django: [],
  cwe: [477],
  fixable: { never: 'what takes the place of the function depends on how it is used' },
  sources: ['https://docs.python.org/3/whatsnew/3.12.html#distutils'],
  examples: [
    {
      django: '6.0',
      code: 'from distutils.util import strtobool\n#    ^^^^^^^^^^^^^^\nUSE_TZ = bool(strtobool("yes"))',
    },
    {
      python: '3.13',
      code: 'from distutils.util import strtobool\n#    ^^^^^^^^^^^^^^\nUSE_TZ = bool(strtobool("yes"))',
    },
    { title: 'An older Python', python: '3.11', code: 'from distutils.util import strtobool' },
    { title: 'Python may be older: a hint', code: 'import distutils.util\n#      ^^^^^^^^^^^^^^' },
    {
      title: 'In a branch',
      django: '6.0',
      code: 'try:\n    from distutils.util import strtobool\nexcept ImportError:\n    strtobool = bool',
    },
    {
      title: 'A copy is installed',
      django: '6.0',
      packages: { setuptools: '80.0.0' },
      code: 'from distutils.util import strtobool',
    },
  ],
  *check(settings) {
    const isGone = lacksModule(settings);
    if (hasCopy(settings) || isGone === false) return;
    const profile: Profile = isGone === true ? 'broken' : 'hint';
    for (const { uri, imports } of settings.sources) {
      for (const { module, at } of imports) {
        const text = moduleText(settings, uri);
        const isTop = /^(?:from|import)\b/.test(text.slice(lineStart(text, at.span.start)));
        if (!/^distutils(?:\.|$)/.test(module) || !isTop) continue;
        yield {
          at,
          message:
            'Python 3.12 has no `distutils`, so this module cannot be imported there. Compare the text with the words for "on" instead.',
          profile,
        };
      }
    }
  },
});
