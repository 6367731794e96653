import { lineStart } from './lines';

/** True for the name of a file that a container image is made with: `Dockerfile.prod`, `web.dockerfile`, `Containerfile`. */
export function isDockerfile(name: string): boolean {
  return /^(?:dockerfile|containerfile)(?:[._-].*)?$|\.dockerfile$/i.test(name);
}

/** True for the name of a compose file: `docker-compose.prod.yml`, `production.compose.yaml`. */
export function isComposeFile(name: string): boolean {
  return /^((prod|production|staging|local|dev|development|test|ci)[._-])?(docker-)?compose([._-][\w.-]*)?\.ya?ml$/i.test(
    name,
  );
}

/** True for the name of the file in which a repository tells Heroku what to start it with. */
export function isPlatformManifest(name: string): boolean {
  return name.toLowerCase() === 'app.json';
}

/** True for the name of the file by which a button deploys a repository at DigitalOcean. */
export function isDeployTemplate(name: string): boolean {
  return /^deploy\.template\.ya?ml$/i.test(name);
}

/** True for a compose file; a name such as `production.yml` alone does not tell it from any other YAML file. */
export function definesServices(text: string): boolean {
  return /^services:/m.test(text);
}

/** True for the configuration of supervisor, which keeps programs running. */
export function isSupervised(text: string): boolean {
  return /^\[(?:program:|supervisord\])/m.test(text);
}

/** True for a unit of systemd that is a program. */
export function isSystemdUnit(text: string): boolean {
  return /^\[Service\]/m.test(text);
}

/** Supervisor keeps any program running: one that is Django's by its command, or by the settings that it is given, and not the server of developers. */
function supervisesDjango(text: string): boolean {
  if (!isSupervised(text)) return false;
  const code = text.replace(/^[ \t]*[;#].*$/gm, '');
  if (/\brunserver(?:_plus)?\b/.test(code)) return false;
  return namesSiteServer(code) || /\bDJANGO_SETTINGS_MODULE\b|\bmanage\.py\b/.test(code);
}

/**
 * True for the text of a compose file, of uWSGI's configuration, of supervisor's, of Heroku's or of Cloud Foundry's, which their
 * names alone do not tell.
 */
export function startsPrograms(text: string): boolean {
  if (supervisesDjango(text)) return true;
  return definesServices(text) || /^(?:\[uwsgi\]|applications:)/m.test(text) || /^\s*\{[^]*"env"\s*:\s*\{/.test(text);
}

/** True for a compose file in which there is nothing but comments: it starts nothing, whatever its name says. */
export function isHollowCompose(name: string, text: string): boolean {
  return isComposeFile(name) && withoutCommentLines(text).trim() === '';
}

/** True where the text names a server that deployed Django sites run on, uWSGI and those of WSGI and ASGI. */
export function namesSiteServer(text: string): boolean {
  return /\b(?:gunicorn|uwsgi|daphne|uvicorn|hypercorn|waitress-serve|granian)\b/.test(text);
}

/** Whether a text names a variable of the environment, and not only a longer one. */
export function namesVariable(text: string, variable: string): boolean {
  return new RegExp(`(?<![A-Z0-9_])${variable}(?![A-Z0-9_])`).test(text);
}

/** The text without lines that are comments whole, in files where `#` begins one: YAML, TOML, shell, Dockerfiles. */
export function withoutCommentLines(text: string): string {
  return text.replace(/^[ \t]*#.*$/gm, '');
}

/** True behind a `#` that begins a comment on the same line of such a file. */
export function isBehindHash(text: string, at: number): boolean {
  return /(?:^|\s)#/.test(text.slice(lineStart(text, at), at));
}

const local =
  /^[ \t]*(?:-[ \t]+)?["']?(?:IS_)?(?:LOCAL|DEV|DEVELOPMENT)(?:_?(?:DEV|MODE|ENV))?["']?[ \t]*[=:][ \t]*["']?(?:1|true|yes|on)\b/im;

/** `LOCALDEV=true`, `DEV_MODE: 1`. */
export function saysLocal(code: string): boolean {
  return local.test(code);
}

/**
 * A compose file that puts the checkout in the place of the image's code, and starts the server of developers or says to be theirs:
 * `- .:/src` beside `runserver`. What it runs is edited while it runs.
 */
export function isForDevelopers(text: string): boolean {
  const code = withoutCommentLines(text);
  return mountsCheckout(code) && (/\brunserver\b/.test(code) || saysLocal(code)) && !namesSiteServer(code);
}

/** `.:/src`, or the very folder from which an image is built: `./backend:/src` where `build: ./backend` is. */
function mountsCheckout(code: string): boolean {
  if (!definesServices(code)) return false;
  const built = new Set([...code.matchAll(/^[ \t]*(?:build|context):[ \t]*["']?([^\s"'#]+)/gm)].map(folderOf));
  const mounted = [...code.matchAll(/^[ \t]*-[ \t]+["']?(\.[^\s"':]*):\//gm)].map(folderOf);
  return mounted.some((folder) => folder === '' || folder === '..' || built.has(folder));
}

/** A path without what may be left out of it. */
function folderOf([, path = '']: RegExpExecArray): string {
  return path.replace(/^\.(?:\/|$)|\/+$/g, '');
}

/** The server of developers, what their debuggers connect to, and `DJANGO_ENV=local`. */
const atWork =
  /\b(?:runserver(?:_plus)?|debugpy|pydevd|ptvsd)\b|\b\w*(?:ENV|ENVIRONMENT|STAGE)["']?\s*[=:]\s*["']?(?:local|dev|develop|development)\b/i;

/** Such a file, or one in which any service is at work: what it hands over to its services is meant for that. */
export function handsOverForWork(text: string): boolean {
  const code = withoutCommentLines(text);
  return isForDevelopers(text) || (mountsCheckout(code) && atWork.test(code));
}
