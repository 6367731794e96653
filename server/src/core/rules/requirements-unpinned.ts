import { packages } from '../django/packages';
import { marked } from './shared/marked';
import { wholeFile } from './shared/source';
import { defineRule } from './rule';
import type { Place, ProjectView } from './shared/model';

const watched: ReadonlySet<string> = new Set([
  'django',
  ...Object.values(packages).flatMap(({ distributions }) => distributions),
]);

/** What a package asks for is wide on purpose: whoever installs it chooses the releases. */
function isBuilt(project: ProjectView, { uri }: Place): boolean {
  return uri.endsWith('pyproject.toml') && /^\[build-system\]/m.test(project.textOf(wholeFile(uri)));
}

export default defineRule({
  id: 'requirements-unpinned',
  summary: 'A package that the security of the site depends on has no version',
  why: 'Each installation takes whatever release is the newest that day, with changed defaults or a stolen upload, and nobody can say which one a site runs.',
  notes:
    'Only in the strict preset. Silent where the project has a lock file, the file has hashes, or it describes a package that is built (`[build-system]` in `pyproject.toml`).',
  on: 'project',
  profile: 'optin',
  django: [],
  cwe: [1104],
  fixable: { never: 'the release that your tests have seen is the right one' },
  sources: ['https://pip.pypa.io/en/stable/topics/repeatable-installs/'],
  examples: [
    { code: marked('django\nrequests', 'django') },
    { code: marked('requests==2\ndjango-cors-headers  # origins', 'django-cors-headers') },
    { code: 'django~=5.2' },
    { title: 'A package that decides nothing', code: 'requests' },
    {
      title: 'What a package asks for when it is installed',
      path: 'pyproject.toml',
      code: '[build-system]\nrequires = ["hatchling"]\n\n[project]\nname = "shop"\ndependencies = ["django"]',
    },
  ],
  *check(project) {
    if (project.dependencies.some(({ isLock }) => isLock)) return;
    for (const { name, version, exact, at } of project.dependencies) {
      if (version !== null || exact || !watched.has(name) || isBuilt(project, at)) continue;
      if (/[=<>~@{]/.test(project.textOf(at))) continue;
      yield {
        at,
        message: `\`${name}\` has no version, so each installation may get another one. Pin it, or use a lock file.`,
      };
    }
  },
});
