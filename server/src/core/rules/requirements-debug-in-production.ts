import { marked } from './shared/marked';
import { defineRule } from './rule';

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

export default defineRule({
  id: 'requirements-debug-in-production',
  summary: 'A tool for development is installed in production',
  why: 'What is not installed cannot be switched on by a wrong setting. These tools show SQL, settings and variables, or open a console.',
  notes: 'Speaks about requirement files whose names say that they are for production.',
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
    { title: 'For development', path: 'requirements/local.txt', code: 'django-debug-toolbar==5.0' },
  ],
  *check(project) {
    for (const { name, path, at } of project.dependencies) {
      if (!tools.has(name) || !/(?:^|[/_-])prod(?:uction)?[\w-]*\.(?:txt|in)$/.test(path)) continue;
      yield {
        at,
        message:
          'This is a tool for development, and production installs it. Move it to the requirements for development.',
      };
    }
  },
});
