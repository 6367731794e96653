import { marked } from './shared/marked';
import { wholeFile } from './shared/source';
import { defineRule } from './rule';
import type { DependencyLine, ProjectView } from './shared/model';

/** Tools that show the inside of a site, or run code of whoever reaches them. */
const tools: ReadonlySet<string> = new Set([
  'django-debug-toolbar',
  'django-silk',
  'django-extensions',
  'ipdb',
  'pdbpp',
  'werkzeug',
  'pudb',
]);

/** Those among them that a site may need for its commands, and that count where a file is for production only. */
const alsoForCommands: ReadonlySet<string> = new Set(['django-extensions', 'werkzeug']);

const forProduction = /(?:^|[/_-])prod(?:uction)?[\w-]*\.(?:txt|in)$/;
const forAll = /(?:^|\/)(?:requirements|requirements\/(?:base|common))\.(?:txt|in)$/;
const forDevelopers = /(?:^|[/_-])(?:dev|local)[\w-]*\.(?:txt|in)$/;

/** The list that every site installs, in a project that has another one for developers. */
function isForAll(project: ProjectView, { path, at }: DependencyLine): boolean {
  if (forAll.test(path)) return project.dependencies.some((other) => forDevelopers.test(other.path));
  if (!path.endsWith('pyproject.toml')) return false;
  const text = project.textOf(wholeFile(at.uri));
  return inMainList(text.slice(0, at.span.start)) && developersGroup.test(text);
}

const developersGroup =
  /^(?:\[dependency-groups\]|\[tool\.poetry\.group\.dev[\w-]*\.dependencies\]|\[tool\.(?:poetry|pdm|uv)\.dev-dependencies\]|dev\s*=\s*\[)/m;

function inMainList(before: string): boolean {
  const table = [...before.matchAll(/^\[+([^\]\r\n]+)\]/gm)].at(-1);
  if (table?.[1] === 'tool.poetry.dependencies') return true;
  const key = [...before.slice(table?.index).matchAll(/^([\w-]+)\s*=/gm)].at(-1)?.[1];
  return table?.[1] === 'project' && key === 'dependencies';
}

export default defineRule({
  id: 'requirements-debug-in-production',
  summary: 'A tool for development is installed in production',
  why: 'What is not installed cannot be switched on by a wrong setting. These tools show SQL, settings and variables, or open a console.',
  notes:
    'Speaks about requirement files whose names say that they are for production, and about the list that all sites install where the project has one for developers beside it; there, django-extensions and Werkzeug may be meant for commands.',
  on: 'project',
  profile: 'hint',
  django: [],
  cwe: [489],
  fixable: { never: 'the line belongs in another file of your choice' },
  sources: ['https://docs.djangoproject.com/en/stable/howto/deployment/checklist/'],
  examples: [
    {
      path: 'requirements/production.txt',
      code: marked('gunicorn==23.0\ndjango-debug-toolbar==5.0', 'django-debug-toolbar==5.0'),
    },
    { path: 'requirements-prod.txt', code: marked('ipdb', 'ipdb') },
    { path: 'requirements/production.txt', code: 'gunicorn==23.0' },
    {
      title: 'For all sites, beside a group for developers',
      path: 'pyproject.toml',
      code: marked(
        '[project]\ndependencies = [\n  "django==5.2",\n  "django-debug-toolbar==5.0",\n]\n\n[dependency-groups]\ndev = ["pytest"]',
        'django-debug-toolbar==5.0',
      ),
    },
    {
      title: 'For all sites, beside a file for developers',
      path: 'requirements.txt',
      files: { 'requirements-dev.txt': 'pytest\n' },
      code: marked('django==5.2\nipdb', 'ipdb'),
    },
    {
      title: 'The group for developers',
      path: 'pyproject.toml',
      code: '[project]\ndependencies = ["django==5.2", "django-extensions==4.1"]\n\n[dependency-groups]\ndev = ["django-debug-toolbar==5.0"]',
    },
    { title: 'One list for everything', path: 'requirements.txt', code: 'django==5.2\nipdb' },
  ],
  *check(project) {
    for (const line of project.dependencies) {
      if (!tools.has(line.name) || line.isLock) continue;
      const isMeant = alsoForCommands.has(line.name) || !isForAll(project, line);
      if (!forProduction.test(line.path) && isMeant) continue;
      yield {
        at: line.at,
        message: `\`${line.name}\` is a tool for development, and production installs it. Move it to the requirements for development.`,
      };
    }
  },
});
