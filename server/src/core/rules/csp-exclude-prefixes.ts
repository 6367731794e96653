import { csp3, csp4 } from './shared/csp-examples';
import { everything, excludedIn, formerExclusion, type Excluded } from './shared/csp-excluded';
import { marked } from './shared/marked';
import { replaceValue } from './shared/replacing';
import { textIn } from './shared/values';
import { defineRule } from './rule';
import type { Fix, Problem, SettingsView } from './shared/model';

function tuple(settings: SettingsView, { prefixes, setting }: Excluded, text: string): readonly Fix[] {
  const { read, via } = prefixes;
  if (read !== undefined || via.length > 0) return [];
  return replaceValue(settings, prefixes, text, `Give \`${setting}\` a tuple`, true);
}

/** django-csp 4 takes the text for a list of its letters, and every path begins with a slash. */
function problemOf(settings: SettingsView, excluded: Excluded): Problem | undefined {
  const { prefixes, setting } = excluded;
  const { value, at } = prefixes;
  const text = textIn(value);
  const isFormer = setting === formerExclusion;
  if (text !== undefined && !isFormer) {
    const fixes = text === '' ? [] : tuple(settings, excluded, `(${settings.textOf(at)},)`);
    const message =
      'A text counts as a list of its letters, and every path begins with `/`, so no page carries the policy. Write a tuple.';
    return { at, subject: setting, message, django: ['csp.E002'], fixes };
  }
  if (isFormer && value.kind === 'sequence' && value.type !== 'tuple') {
    const message = 'django-csp 3 fails on every request with a list here. Write a tuple.';
    const fixes = tuple(settings, excluded, `tuple(${settings.textOf(at)})`);
    return { at, subject: setting, message, profile: 'broken', fixes, django: [] };
  }
  const all = everything(excluded);
  if (all === undefined) return undefined;
  const message = 'Every path begins like this, so no page carries the policy. Name the paths that are meant.';
  return { at: all.at, subject: setting, django: [], message };
}

const policy = (prefixes: string): string =>
  `CONTENT_SECURITY_POLICY = {"EXCLUDE_URL_PREFIXES": ${prefixes}, "DIRECTIVES": {}}`;

export default defineRule({
  id: 'csp-exclude-prefixes',
  summary: 'No page carries the Content Security Policy that is set up',
  why: 'All pages of a site share one origin: a script that gets into a page without a policy reads and does everything in the others.',
  notes:
    'Single paths are what `csp-paths-excluded` reports. django-csp 3 takes a text or a tuple and fails on every request with a list; django-csp 4 takes a list or a tuple, and a text excludes everything.',
  on: 'settings',
  profile: 'hard',
  django: ['csp.E002'],
  cwe: [693],
  fixable: 'sometimes',
  reveals: ['csp-paths-excluded'],
  sources: [
    'https://django-csp.readthedocs.io/en/latest/configuration.html',
    'https://docs.djangoproject.com/en/dev/topics/security/#content-security-policy',
  ],
  examples: [
    { packages: csp4, code: marked(policy('"/admin"'), '"/admin"'), after: policy('("/admin",)') },
    { title: 'Everything', packages: csp4, code: marked(policy('["/api", "/"]'), '"/"') },
    {
      title: 'django-csp 3 wants a tuple',
      packages: csp3,
      code: marked(`${formerExclusion} = ["/admin"]`, '["/admin"]'),
      after: `${formerExclusion} = tuple(["/admin"])`,
    },
    { title: 'django-csp 3, everything', packages: csp3, code: marked(`${formerExclusion} = ("/",)`, '"/"') },
    { packages: csp4, code: policy('["/admin"]') },
    { title: 'django-csp 3 takes a text', packages: csp3, code: `${formerExclusion} = "/admin"` },
    { title: 'Not known', packages: csp4, code: `from site_options import paths\n${policy('paths')}` },
    { title: 'Not used by the project', code: policy('"/admin"') },
  ],
  *check(settings) {
    for (const excluded of excludedIn(settings)) {
      const problem = problemOf(settings, excluded);
      if (problem !== undefined) yield problem;
    }
  },
});
