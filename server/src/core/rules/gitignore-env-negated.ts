import { marked } from './shared/marked';
import { defineRule } from './rule';

/** A live environment file: `.env`, `.env.production`; templates and encrypted ones are meant to be stored. */
const live = /(?:^|\/)\.?(?:env|envrc)(?:$|[._-])|\.env$|(?:^|\/)\.envs(?:\/|$)/;
const template =
  /example|sample|template|dist|tmpl|tpl|default|schema|test|e2e|cypress|playwright|ci\b|enc|gpg|sops|age\b|vault|keep|\.md$|\.py$|\.ts$|\.js$|\{\{/i;
/** What is the same on the machines of all developers: `dev.env`, `.env.local`, the folder of cookiecutter-django. */
const forDevelopment =
  /(?:^|\/)\.envs\/\.?(?:local|dev\w*)(?:\/|$)|(?:^|\/)(?:(?:dev\w*|local)\.env|\.?env[._-](?:dev\w*|local)|env\.d\/development(?:\/.*)?)$/;

export default defineRule({
  id: 'gitignore-env-negated',
  summary: 'A line of `.gitignore` makes git store an environment file again',
  why: 'A pattern with `!` takes a file out of those that git ignores. The next `git add .` stores it with all its secrets, and the history keeps them.',
  notes:
    'Silent for templates, encrypted files, files for tests, and what is named as the environment for development.',
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
    { title: 'Something else', path: '.gitignore', code: '*.log\n!important.log\n!environment/' },
  ],
  *check(project) {
    for (const { uri, lines } of project.gitIgnores) {
      for (const { pattern, at } of lines) {
        if (!pattern.startsWith('!') || !live.test(pattern.slice(1)) || template.test(pattern)) continue;
        if (forDevelopment.test(pattern.slice(1))) continue;
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
