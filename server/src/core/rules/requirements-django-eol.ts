import { newestAllowed, supportOf, supportDataFrom, type Support } from '../django/support';
import { currentDependencies } from './shared/current-dependencies';
import { marked } from './shared/marked';
import { defineRule } from './rule';
import type { DependencyLine, Problem, ProjectView } from './shared/model';

/** A pin says more than a lock file that repeats it. */
function pinned(lines: readonly DependencyLine[]): readonly DependencyLine[] {
  const exact = lines.filter(({ version, exact: pins }) => pins && version !== null);
  const written = exact.filter(({ isLock }) => !isLock);
  return written.length > 0 ? written : exact.slice(0, 1);
}

/** The lines for Django, without those of files that another one beside them has outdated. */
function counted(project: ProjectView): readonly DependencyLine[] {
  return currentDependencies(project).filter(({ name }) => name === 'django');
}

function weight({ isLongGone }: Support): Pick<Problem, 'severity'> {
  return isLongGone ? { severity: 'error' } : {};
}

export default defineRule({
  id: 'requirements-django-eol',
  summary: 'The pinned Django release no longer gets security fixes',
  why: 'Holes that are found in such a release stay open, while the fixes for the newer releases tell everybody where to look.',
  notes: `An error below Django 4.2, a warning for the releases after it. The same for a range that ends before the supported releases; ranges that allow one of them are left alone. Where two files in a folder exclude each other, the one with the older Django is taken for one that was left behind and nothing is installed from, and so is \`requirements_old.txt\` or \`requirements2.txt\` that nothing names, where the site has a \`requirements.txt\`, or a list in the package of an app that nothing installs. Files for developers, tests, documentation or one kind of machine are left alone beside the list of the deployed site, a pin that several files of a folder repeat is reported once, a \`Pipfile.lock\` that every image skips (\`--skip-lock\`) says nothing, and a package that an image installs by its name has the release that this finds, as has one whose lock file no image has when it installs. The dates are those of Django's own table, as of ${supportDataFrom}.`,
  on: 'project',
  profile: 'warn',
  django: [],
  cwe: [1104],
  fixable: { never: 'an upgrade needs its release notes and the tests of the project' },
  sources: ['https://www.djangoproject.com/download/#supported-versions'],
  examples: [
    { code: marked('Django==4.2.11\nredis==5.0', 'Django==4.2.11') },
    { title: 'An error', code: marked('django==3.2.25', 'django==3.2.25') },
    {
      title: 'In a lock file',
      path: 'uv.lock',
      code: '[[package]]\nname = "django"\n# ^^^^^^^^^^^^^\nversion = "5.0.6"\n',
    },
    { title: 'A range that ends too early', code: marked('Django>=4.1,<5', 'Django>=4.1,<5') },
    { title: 'A compatible release', code: marked('django~=4.1.0', 'django~=4.1.0') },
    {
      title: 'A range of Poetry',
      path: 'pyproject.toml',
      code: marked('[tool.poetry.dependencies]\ndjango = "^3.2"', 'django = "^3.2"'),
    },
    { title: 'All of one number', code: marked('Django==4.*', 'Django==4.*') },
    { title: 'All of one number, some of which are supported', code: 'Django==5.*' },
    { title: 'A range that reaches a supported release', code: 'Django>=4.2,<6' },
    { title: 'Compatible with a supported release', code: 'django~=5.2' },
    {
      title: 'A lock file says which release it is',
      path: 'uv.lock',
      files: { 'requirements.txt': 'Django>=4.2,<5\n' },
      code: '[[package]]\nname = "django"\nversion = "5.2.6"\n',
    },
    {
      title: 'A file that was left behind is not what the project is installed from',
      path: 'Pipfile',
      files: { 'requirements.txt': 'django>=5.2,<6.0\n' },
      code: '[packages]\ndjango = "==2.2.13"\n',
    },
    {
      title: 'The file beside it that counts',
      files: { Pipfile: '[packages]\ndjango = "==2.2.13"\n' },
      code: marked('django>=4.2.29,<5.0', 'django>=4.2.29,<5.0'),
    },
    {
      title: 'A file set aside beside the one that is installed',
      path: 'requirements_temp.txt',
      files: { 'requirements.txt': 'django>=3.2,<6\n' },
      code: 'django==3.2.25',
    },
    {
      title: 'For tests, beside the list of the deployed site',
      path: 'requirements/test.txt',
      files: { 'requirements/base.txt': 'django\n', 'requirements/production.txt': '-r base.txt\n' },
      code: 'django==3.2.25\npytest==8.0',
    },
    {
      title: 'For one kind of machine, beside what a platform installs',
      path: 'requirements_mac.txt',
      files: { Procfile: 'web: gunicorn shop.wsgi\n', 'requirements.txt': 'django==5.2.8\n' },
      code: 'django==3.2.25',
    },
    { title: 'The only list there is', path: 'requirements-dev.txt', code: marked('django==3.2.25', 'django==3.2.25') },
    {
      title: 'For tests, beside a list that has no Django',
      path: 'requirements/test.txt',
      files: { 'requirements.txt': 'mkdocs==1.6\n' },
      code: marked('django==3.2.25', 'django==3.2.25'),
    },
    {
      title: 'A file for developers that the image is made with',
      path: 'requirements-dev.txt',
      files: { Dockerfile: 'RUN pip install -r requirements-dev.txt\n', 'requirements.txt': 'django\n' },
      code: marked('django==3.2.25', 'django==3.2.25'),
    },
    {
      title: 'Once, in the file that an image is made with',
      path: 'requirements/production.txt',
      files: {
        'compose/production/django/Dockerfile': 'RUN pip install -r /requirements/production.txt\n',
        'requirements/base.in': 'django==3.2.25\n',
        'requirements/base.txt': 'django==3.2.25\n',
        'requirements/dev.txt': 'django==3.2.25\n',
      },
      code: marked('django==3.2.25', 'django==3.2.25'),
    },
    {
      title: 'Once, where it is written, and not in the list that is made of it',
      path: 'pyproject.toml',
      files: { Procfile: 'web: gunicorn shop.wsgi\n', 'requirements.txt': 'django==3.2.25\n' },
      code: marked('[tool.poetry.dependencies]\ndjango = "3.2.25"', 'django = "3.2.25"'),
    },
    {
      title: 'Once, in the list that an image is made with',
      files: {
        Dockerfile: 'RUN pip install --no-cache-dir -r requirements.txt\n',
        'pyproject.toml': '[tool.poetry.dependencies]\ndjango = "3.2.25"',
      },
      code: marked('django==3.2.25', 'django==3.2.25'),
    },
    {
      title: 'An image that is made with a list that a tool writes',
      path: 'pyproject.toml',
      files: {
        Dockerfile: 'RUN pip install -r requirements.txt\n',
        'requirements.txt': '# This file was autogenerated by uv\ndjango==3.2.25\n',
      },
      code: marked('[tool.poetry.dependencies]\ndjango = "3.2.25"', 'django = "3.2.25"'),
    },
    {
      title: 'An image that installs Django by its name',
      files: { Dockerfile: 'RUN pip install --upgrade pip && \\\n    pip install django \\\n      uwsgi\n' },
      code: 'django==3.2.25',
    },
    {
      title: 'An image that installs from the file',
      files: { Dockerfile: 'RUN pip install uwsgi\nRUN pip install -r requirements.txt\n' },
      code: marked('django==3.2.25', 'django==3.2.25'),
    },
    {
      title: 'A lock file that the image has too late',
      path: 'poetry.lock',
      files: {
        'uwsgi.ini': '[uwsgi]\nmodule = shop.wsgi\n',
        Dockerfile:
          'COPY pyproject.toml wait.sh /code/\nRUN pip install poetry\nRUN poetry install --no-root\nCOPY . /code/\n',
      },
      code: '[[package]]\nname = "django"\nversion = "5.0.6"\n',
    },
    {
      title: 'One that it has in time',
      path: 'poetry.lock',
      files: { Dockerfile: 'COPY pyproject.toml poetry.loc[k] /code/\nRUN poetry install\n' },
      code: '[[package]]\nname = "django"\n# ^^^^^^^^^^^^^\nversion = "5.0.6"\n',
    },
    { title: 'A range that ended long ago', code: marked('django<1.8', 'django<1.8') },
    { title: 'A supported release', code: 'Django==5.2.8' },
    { title: 'A release newer than the table', code: 'Django==9.0' },
    { title: 'A range', code: 'Django>=3.2' },
    { title: 'Another package', code: 'django-environ==0.4' },
  ],
  *check(project) {
    const lines = counted(project);
    const pins = pinned(lines);
    for (const { version, at } of pins) {
      const support = supportOf(version ?? []);
      if (support === undefined || support.isSupported) continue;
      yield {
        at,
        ...weight(support),
        message: `Django ${support.series} has had no security fixes since ${support.until}. Upgrade to a supported release.`,
      };
    }
    // A pin decides which release of a range is installed.
    for (const { range, at } of pins.length > 0 ? [] : lines) {
      const support = supportOf(newestAllowed(range) ?? []);
      if (support === undefined || support.isSupported) continue;
      yield {
        at,
        ...weight(support),
        message: `This allows no release newer than Django ${support.series}, which has had no security fixes since ${support.until}. Allow a supported release.`,
      };
    }
  },
});
