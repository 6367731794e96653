import {
  anyEnvironment,
  basename,
  commandsIn,
  dirname,
  isBehindHash,
  isDockerfile,
  lineEnd,
  lineStart,
  namesSiteServer,
  relativePath,
  withoutCommentLines,
} from '../text';
import { marked } from './shared/marked';
import { deployedFiles } from './shared/deployed-files';
import { forProduction } from './shared/started-files';
import { defineRule } from './rule';
import type { Place, ProcessFileView, ProjectView, Uri } from './shared/model';

type FileText = Pick<ProcessFileView, 'uri' | 'text'>;

const server = /\b(?:manage\.py["']?[\s,]+["']?|django-admin["']?[\s,]+["']?)(run(?:ssl)?server(?:_plus)?)\b/g;
const settingsForSite = /(?:^|[=\s"'])(?:\w+\.)+(?:prod|production|live)\b/;

/** The lines of a file that start the server for development, without comments and what `fly console` opens. */
function startsIn({ uri, text }: FileText): readonly Place[] {
  return [...text.matchAll(server)].flatMap(({ index, 0: all, 1: name = '' }) => {
    const end = index + all.length;
    const isOther = isBehindHash(text, index) || text.startsWith('console_command', lineStart(text, index));
    return isOther ? [] : [{ uri, span: { start: end - name.length, end } }];
  });
}

function lineOf(text: string, { span }: Place): string {
  return text.slice(lineStart(text, span.start), lineEnd(text, span.end));
}

/** Beside a builder of pages or styles that waits for changes, a Procfile is for honcho on a developer's machine. */
const besideWatchers = /^(?!web:)\w+:.*\b(?:npm|yarn|pnpm|bun|vite|webpack|tailwind\w*|mailhog|mailpit|watch)\b/m;

/** The process that gets the requests from outside, in the file by which Heroku and those like it start a project. */
function inProcfile({ root }: ProjectView, file: ProcessFileView): readonly Place[] {
  if (dirname(file.uri) !== root || besideWatchers.test(file.text)) return [];
  return startsIn(file).filter((place) => lineOf(file.text, place).startsWith('web:'));
}

/** What an image runs, where it does so with settings for production. */
function inImage(file: ProcessFileView): readonly Place[] {
  const commands = commandsIn(file.text);
  const named = anyEnvironment(file.text).filter(({ name }) => name === 'DJANGO_SETTINGS_MODULE');
  if (![...commands, ...named.map(({ value }) => value)].some((text) => settingsForSite.test(text))) return [];
  return startsIn(file).filter((place) => commands.some((command) => lineOf(file.text, place).includes(command)));
}

const command = /^.*\b(?:command|entrypoint|startCommand):.*$/gm;
const forSite = /(?:^|[/._-])(?:prod|production|live)(?:[/._-]|$)/;

/** A script that starts no other server, and is for production by its path, or named by a file that starts the deployed site. */
function inScripts(project: ProjectView): readonly Place[] {
  const starting = project.scripts.filter(
    (script) => startsIn(script).length > 0 && !namesSiteServer(withoutCommentLines(script.text)),
  );
  if (starting.length === 0) return [];
  const commands = deployedFiles(project).flatMap(({ text }) => withoutCommentLines(text).match(command) ?? []);
  const isNamed = (uri: Uri): boolean =>
    commands.some((line) => line.split(/[\s"'[\],/]+/).includes(basename(uri))) ||
    forSite.test(relativePath(project.root, uri));
  return starting.filter(({ uri }) => isNamed(uri)).flatMap(startsIn);
}

function starts(project: ProjectView): readonly Place[] {
  const files = forProduction(project).filter((file) => startsIn(file).length > 0);
  const deployed = files.length > 0 ? deployedFiles(project) : [];
  const inFiles = files.flatMap((file) => {
    const name = basename(file.uri);
    if (name === 'Procfile') return inProcfile(project, file);
    if (isDockerfile(name)) return inImage(file);
    return deployed.includes(file) ? startsIn(file) : [];
  });
  return [...inFiles, ...inScripts(project)];
}

export default defineRule({
  id: 'runserver-in-production',
  summary: "Django's server for development runs a deployed site",
  why: 'Nobody has looked at `runserver` as a server for the internet: it has no limits on requests, and a restart at each change of a file. `runserver_plus` lets whoever sees a traceback run Python on the server.',
  notes:
    'Speaks for the `web` process of a Procfile beside `manage.py`, for the files of platforms such as `render.yaml`, for compose files and start scripts that say production by their name, for scripts that these start or a compose file that gets certificates with certbot, and for an image that is started with settings for production. Silent for a Procfile with processes that wait for changes, which is for a developer.',
  on: 'project',
  profile: 'prodwarn',
  django: [],
  cwe: [489],
  fixable: { never: 'which server runs the site, and with how many workers, is for you to choose' },
  sources: [
    'https://docs.djangoproject.com/en/stable/ref/django-admin/#runserver',
    'https://docs.djangoproject.com/en/stable/howto/deployment/checklist/',
  ],
  examples: [
    {
      path: 'Procfile',
      code: marked('web: python manage.py runserver 0.0.0.0:$PORT\nworker: celery -A shop worker', 'runserver'),
    },
    {
      title: 'A platform',
      path: 'render.yaml',
      code: marked('services:\n  - type: web\n    startCommand: python manage.py runserver', 'runserver'),
    },
    {
      title: 'A compose file for production',
      path: 'docker-compose.prod.yml',
      code: marked('services:\n  web:\n    command: ["python", "manage.py", "runserver_plus"]', 'runserver_plus'),
    },
    {
      title: 'An image with settings for production',
      path: 'Dockerfile',
      code: marked(
        'FROM python\nENV DJANGO_SETTINGS_MODULE=shop.settings.production\nCMD python manage.py runserver',
        'runserver',
      ),
    },
    {
      title: 'A stage for developers, made from the one of the site',
      path: 'Dockerfile',
      code: 'FROM python AS site\nENV DJANGO_SETTINGS_MODULE=shop.settings.prod\nCMD gunicorn shop.wsgi\nFROM site\nENV DJANGO_SETTINGS_MODULE=shop.settings.dev\nCMD python manage.py runserver',
    },
    { title: 'A console', path: 'fly.toml', code: 'console_command = "/code/manage.py runserver"' },
    {
      title: 'A script',
      path: 'compose/production/django/start',
      code: marked(
        '#!/bin/sh\npython /app/manage.py migrate\npython /app/manage.py runserver 0.0.0.0:8000',
        'runserver',
      ),
    },
    {
      title: 'A script that chooses',
      path: 'entrypoint.prod.sh',
      code: 'if [ "$DEBUG" ]; then python manage.py runserver; else gunicorn shop.wsgi; fi\nexec "$@"',
    },
  ],
  *check(project) {
    for (const at of starts(project))
      yield {
        at,
        message:
          'The site runs on the server that Django has for development, which nobody has made safe or fast enough for visitors. Start gunicorn, uWSGI, uvicorn or the like.',
      };
  },
});
