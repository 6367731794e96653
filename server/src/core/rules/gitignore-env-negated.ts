import { dirname, joinUri } from '../text';
import { classify } from './shared/classifier';
import { marked } from './shared/marked';
import { wholeFile } from './shared/source';
import { urlCredential } from './shared/url';
import { defineRule } from './rule';
import type { ProjectView, Uri } from './shared/model';

/** A live environment file: `.env`, `.env.production`; templates and encrypted ones are meant to be stored. */
const live = /(?:^|\/)\.?(?:env|envrc)(?:$|[._-])|\.env$|(?:^|\/)\.envs(?:\/|$)/;
const template =
  /example|sample|template|dist|tmpl|tpl|default|schema|test|e2e|cypress|playwright|ci\b|enc|gpg|sops|age\b|vault|keep|\.md$|\.py$|\.ts$|\.js$|\{\{/i;
/** What is the same on the machines of all developers: `dev.env`, `.env.local`, the folder of cookiecutter-django. */
const forDevelopment =
  /(?:^|\/)\.envs\/\.?(?:local|dev\w*)(?:\/|$)|(?:^|\/)(?:(?:dev\w*|local)\.env|\.?env[._-](?:dev\w*|local)|env\.d\/development(?:\/.*)?)$/;

/** A file that is there and holds no secret: what is the same everywhere, and meant to be stored. */
function isHarmless(project: ProjectView, folder: Uri, path: string): boolean {
  const uri = joinUri(folder, path.replace(/^\//, ''));
  const text = project.textOf(wholeFile(uri));
  return text.trim() !== '' && !text.split(/\r?\n/).some(holdsSecret);
}

function holdsSecret(line: string): boolean {
  const [, key = '', value = ''] = /^\s*(?:export\s+)?([\w.-]+)\s*=\s*(["']?.*?)["']?\s*$/.exec(line) ?? [];
  const text = value.replace(/^["']/, '');
  return /^(?:token|credential)$/.test(classify(key, text)) || urlCredential(text) !== undefined;
}

export default defineRule({
  id: 'gitignore-env-negated',
  summary: 'A line of `.gitignore` makes git store an environment file again',
  why: 'A pattern with `!` takes a file out of those that git ignores. The next `git add .` stores it with all its secrets, and the history keeps them.',
  notes:
    'Silent for templates, encrypted files, files for tests, what is named as the environment for development, and a file that is there and holds no secret.',
  on: 'project',
  profile: 'warn',
  django: [],
  cwe: [538],
  fixable: 'always',
  sources: ['https://git-scm.com/docs/gitignore#_pattern_format'],
  examples: [
    {
      path: '.gitignore',
      code: marked('.env*\n!.env.prod', '!.env.prod'),
      after: '.env*\n',
    },
    { path: '.gitignore', code: '.env*\n!.env.example\n!.env.test\n!.env.e2e\n!.env.cypress' },
    {
      title: "Containers of the developers' machines, and a template of a project",
      path: '.gitignore',
      code: '.envs/*\n!.envs/.local/\n!dev.env\n!.env-local\n!template/{{ cookiecutter.slug }}/.env',
    },
    {
      title: 'A file with a secret',
      path: '.gitignore',
      files: { 'settings/.env': `DB_PASSWORD=${'grey-tulip7'}\n` },
      code: marked('.env\n!/settings/.env', '!/settings/.env'),
      after: '.env\n',
    },
    {
      title: 'A file without one',
      path: '.gitignore',
      files: { 'settings/.env': 'TIME_ZONE=UTC\nDB_PASSWORD=\nSITE_URL=http://web:8000\n' },
      code: '.env\n!/settings/.env',
    },
  ],
  *check(project) {
    for (const { uri, lines } of project.gitIgnores) {
      for (const { pattern, at } of lines) {
        if (!pattern.startsWith('!') || !live.test(pattern.slice(1)) || template.test(pattern)) continue;
        const path = pattern.slice(1);
        if (forDevelopment.test(path) || isHarmless(project, dirname(uri), path)) continue;
        const end =
          at.span.end +
          (/^\r?\n/.exec(project.textOf({ uri, span: { start: at.span.end, end: at.span.end + 2 } }))?.[0].length ?? 0);
        yield {
          at,
          message: `This line makes git store \`${pattern.slice(1)}\` although the lines above keep it out. Remove it, and store a template instead.`,
          fixes: [
            {
              title: 'Remove the line',
              edits: [{ at: { uri, span: { start: at.span.start, end } }, newText: '' }],
              safety: 'unsafe',
              preferred: true,
            },
          ],
        };
      }
    }
  },
});
