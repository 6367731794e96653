import { advisories, advisoriesFrom } from '../django/advisories';
import { isOlder } from './shared/releases';
import { marked } from './shared/marked';
import { defineRule } from './rule';

export default defineRule({
  id: 'requirements-known-vulnerable',
  summary: 'A pinned package has a known hole',
  why: 'Once a hole is published, every site that still has it is easy to find. The next release of the package closes it.',
  notes: `A short table of packages around Django, as of ${advisoriesFrom}; run an auditor such as pip-audit for all of them. Pins and lock files only: a range allows the release that closes the hole.`,
  on: 'project',
  profile: 'info',
  django: [],
  cwe: [1395],
  fixable: { never: 'which release to take is for the changelog of the package and your tests' },
  sources: advisories.map(({ id }) => `https://nvd.nist.gov/vuln/detail/${id}`),
  examples: [
    { code: marked('djangorestframework-simplejwt==5.3.1', 'djangorestframework-simplejwt==5.3.1') },
    {
      title: 'In `pyproject.toml`',
      path: 'pyproject.toml',
      code: marked('[project]\ndependencies = [\n  "gunicorn==21.2.0",\n]', 'gunicorn==21.2.0'),
    },
    { title: 'The release that closes it', code: 'djangorestframework-simplejwt==5.4.0' },
    { title: 'A range', code: 'djangorestframework-simplejwt>=5.0' },
    { title: 'Another package', code: 'gunicorn-extra==1.0' },
  ],
  *check(project) {
    for (const { name, version, exact, at } of project.dependencies) {
      const advisory = advisories.find((row) => row.package === name);
      if (advisory === undefined || version === null || !exact || !isOlder(version, advisory.fixed)) continue;
      yield {
        at,
        message: `Before ${advisory.fixed}, ${advisory.what} (${advisory.id}). Upgrade it, and let an auditor such as pip-audit look at all packages.`,
      };
    }
  },
});
