import { pointAt } from './shared/edits';
import { eolOf, wholeFile } from './shared/source';
import { defineRule } from './rule';
import type { FileEdit, ProjectView, Uri } from './shared/model';

/** One line more at the end of the file. */
function append(project: ProjectView, uri: Uri, line: string): FileEdit {
  const text = project.textOf(wholeFile(uri));
  const eol = eolOf(text);
  const gap = text === '' || text.endsWith('\n') ? '' : eol;
  return { at: pointAt(uri, text.length), newText: `${gap}${line}${eol}` };
}

export default defineRule({
  id: 'gitignore-missing-sensitive',
  summary: 'A database, key, log or local settings module is not in `.gitignore`',
  why: 'The next `git add .` stores the file for everybody who has the repository: a database with the data of users, a private key, a log with requests. Removing it later leaves it in the history.',
  notes:
    'Only in the strict preset, because some projects store such a file on purpose. Speaks about files that are there: `*.sqlite3`, `local_settings.py`, `*.pem`, `*.key`, `*.log`. Uploads are left alone, since many projects store samples of them, and `.env` files are the rule `dotenv-not-ignored`. A file that git tracks already has to be taken out with `git rm --cached` as well.',
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
    { title: 'Nothing of the kind is there', path: '.gitignore', unignored: [], code: '*.pyc\n' },
  ],
  *check(project) {
    const seen = new Set<string>();
    for (const { path, pattern, ignoreFile } of project.unignored) {
      const file = project.gitIgnores.find(({ uri }) => uri === ignoreFile);
      const at = file?.lines[0]?.at;
      const isThere = file?.lines.some((line) => line.pattern === pattern) === true;
      if (at === undefined || isThere || seen.has(pattern)) continue;
      seen.add(pattern);
      yield {
        at,
        message: `\`${path}\` is not ignored by git, so the next \`git add .\` stores it. Add \`${pattern}\`.`,
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
