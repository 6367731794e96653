import { pointAt } from './shared/edits';
import { eolOf, wholeFile } from './shared/source';
import { defineRule } from './rule';
import { databasesWhere } from './shared/databases';
import { partAt } from './shared/parts';
import type { FileEdit, Problem, ProjectView, Uri } from './shared/model';

/** One line more at the end of the file. */
function append(project: ProjectView, uri: Uri, line: string): FileEdit {
  const text = project.textOf(wholeFile(uri));
  const eol = eolOf(text);
  const gap = text === '' || text.endsWith('\n') ? '' : eol;
  return { at: pointAt(uri, text.length), newText: `${gap}${line}${eol}` };
}

/** True where settings for production name a file as their SQLite database. */
function isOfProduction({ entries }: ProjectView, path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return entries.some((settings) => {
    if (settings.role !== 'production') return false;
    const naming = databasesWhere(settings, ({ engine, url, value }) => {
      const at = engine === 'sqlite' ? (url ?? partAt(value, 'NAME'))?.at : undefined;
      return at !== undefined && settings.textOf(at).includes(name);
    });
    return naming.length > 0;
  });
}

type UnignoredFile = ProjectView['unignored'][number];

function told(project: ProjectView, { path, pattern, isTracked }: UnignoredFile): Pick<Problem, 'message' | 'profile'> {
  if (isTracked !== true)
    return { message: `\`${path}\` is not ignored by git, so the next \`git add .\` stores it. Add \`${pattern}\`.` };
  const message = `Git stores \`${path}\`, so everyone with the repository has the data in it. Take it out with \`git rm --cached\`, and add \`${pattern}\`.`;
  return isOfProduction(project, path) ? { message, profile: 'warn' } : { message };
}

export default defineRule({
  id: 'gitignore-missing-sensitive',
  summary: 'A database, key, log or local settings module is not in `.gitignore`',
  why: 'The next `git add .` stores the file for everybody who has the repository: a database with the data of users, a private key, a log with requests. Removing it later leaves it in the history.',
  notes:
    'Only in the strict preset, because some projects store such a file on purpose; a warning for a database that git stores and settings for production name; silent for a stored one that is empty. Speaks about files that are there: `*.sqlite3`, `local_settings.py`, `*.pem`, `*.key`, `*.log`. Uploads are left alone, since many projects store samples of them, and `.env` files are the rule `dotenv-not-ignored`. A file that git tracks already has to be taken out with `git rm --cached` as well.',
  on: 'project',
  profile: 'hint',
  django: [],
  cwe: [538],
  fixable: 'always',
  sources: ['https://git-scm.com/docs/gitignore'],
  examples: [
    {
      path: '.gitignore',
      unignored: [{ path: 'db.sqlite3', pattern: '*.sqlite3' }],
      code: '*.pyc\n# ^^^\n',
      after: '*.pyc\n*.sqlite3\n',
    },
    {
      title: 'Two files of one kind',
      path: '.gitignore',
      unignored: [
        { path: 'a.sqlite3', pattern: '*.sqlite3' },
        { path: 'data/b.sqlite3', pattern: '*.sqlite3' },
      ],
      code: '*.pyc\n# ^^^\n',
      after: '*.pyc\n*.sqlite3\n',
    },
    {
      title: 'A database that git stores already: a warning where settings for production name it',
      path: '.gitignore',
      unignored: [{ path: 'db.sqlite3', pattern: '*.sqlite3', isTracked: true }],
      code: '*.pyc\n# ^^^\n',
      after: '*.pyc\n*.sqlite3\n',
    },
    { title: 'Nothing of the kind is there', path: '.gitignore', unignored: [], code: '*.pyc\n' },
  ],
  *check(project) {
    const seen = new Set<string>();
    const tracked = project.unignored.filter(({ isTracked }) => isTracked === true);
    for (const each of [...tracked, ...project.unignored]) {
      const { pattern, ignoreFile } = each;
      const file = project.gitIgnores.find(({ uri }) => uri === ignoreFile);
      const at = file?.lines[0]?.at;
      const isThere = file?.lines.some((line) => line.pattern === pattern) === true;
      if (at === undefined || isThere || seen.has(pattern)) continue;
      seen.add(pattern);
      yield {
        at,
        ...told(project, each),
        fixes: [
          {
            title: `Add \`${pattern}\``,
            edits: [append(project, ignoreFile, pattern)],
            safety: 'unsafe',
            preferred: true,
          },
        ],
      };
    }
  },
});
