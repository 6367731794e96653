import { advisories, advisoriesFrom } from '../django/advisories';
import { currentDependencies } from './shared/current-dependencies';
import { isOlder } from './shared/releases';
import { marked } from './shared/marked';
import { defineRule } from './rule';
import type { DependencyLine, Fix, ProjectView } from './shared/model';

/** A pin without hashes, which belong to one release; lock files are written by their tools. */
function raise(project: ProjectView, { at, isLock }: DependencyLine, fixed: string): readonly Fix[] {
  const [, name] = /^([A-Za-z0-9][\w.-]*(?:\[[\w.,-]+\])?[ \t]*==[ \t]*)\d[\d.]*$/.exec(project.textOf(at)) ?? [];
  const next = { uri: at.uri, span: { start: at.span.end, end: at.span.end + 2000 } };
  if (name === undefined || isLock || /^\s*\\|^[^\r\n]*--hash/.test(project.textOf(next))) return [];
  const edits = [{ at, newText: name + fixed }];
  return [{ title: `Ask for ${fixed}, the first release without it`, edits, safety: 'unsafe', preferred: true }];
}

export default defineRule({
  id: 'requirements-known-vulnerable',
  summary: 'A pinned package has a known hole',
  why: 'Once a hole is published, every site that still has it is easy to find. The next release of the package closes it.',
  notes: `A short table of packages around Django, as of ${advisoriesFrom}; run an auditor such as pip-audit for all of them. Pins and lock files only: a range allows the release that closes the hole. Silent in a file that another one beside it has outdated, and in lists for developers and tests beside the one of the deployed site. A pin that several files of a folder repeat is reported once.`,
  on: 'project',
  profile: 'info',
  django: [],
  cwe: [1395],
  fixable: 'sometimes',
  sources: advisories.map(({ id }) => `https://nvd.nist.gov/vuln/detail/${id}`),
  examples: [
    {
      code: marked('djangorestframework-simplejwt==5.3.1', 'djangorestframework-simplejwt==5.3.1'),
      after: 'djangorestframework-simplejwt==5.4.0',
    },
    {
      title: 'With a hash, which belongs to the release',
      code: marked('gunicorn==21.2.0 --hash=sha256:0c0ffee', 'gunicorn==21.2.0'),
    },
    {
      title: 'In `pyproject.toml`',
      path: 'pyproject.toml',
      code: marked('[project]\ndependencies = [\n  "gunicorn==21.2.0",\n]', 'gunicorn==21.2.0'),
      after: '[project]\ndependencies = [\n  "gunicorn==22.0.0",\n]',
    },
    {
      title: 'In the file that an image is installed from',
      files: { Dockerfile: 'RUN pip install -r requirements.txt\n', 'requirements-old.txt': 'gunicorn==20.0.0\n' },
      code: marked('gunicorn==21.2.0', 'gunicorn==21.2.0'),
    },
    {
      title: 'A file that was left behind, beside the one that an image is installed from',
      path: 'requirements.txt',
      files: { Dockerfile: 'RUN pipenv install --system\n', 'Pipfile.lock': '{"gunicorn": {"version": "==23.0.0"}}' },
      code: 'gunicorn==21.2.0',
    },
    { title: 'The release that closes it', code: 'djangorestframework-simplejwt==5.4.0' },
    { title: 'A range', code: 'djangorestframework-simplejwt>=5.0' },
  ],
  *check(project) {
    for (const line of currentDependencies(project)) {
      const { name, version, exact, at } = line;
      const advisory = advisories.find((row) => row.package === name);
      if (advisory === undefined || version === null || !exact || !isOlder(version, advisory.fixed)) continue;
      yield {
        at,
        message: `Before ${advisory.fixed}, ${advisory.what} (${advisory.id}). Upgrade it, and let an auditor such as pip-audit look at all packages.`,
        fixes: raise(project, line, advisory.fixed),
      };
    }
  },
});
