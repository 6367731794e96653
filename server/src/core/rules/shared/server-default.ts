import { basename, dirname, withoutCommentLines } from '../../text';
import { isModule, positional } from './routes';
import { truthy } from './values';
import type { Alternative, FileEdit, Problem, RouteValue, SettingsView, Uri, UrlsView } from './model';

/** What a server takes where a variable is missing. */
interface Choice {
  readonly name: Extract<RouteValue, { kind: 'text' }>;
  readonly variable: 'DJANGO_SETTINGS_MODULE' | 'DJANGO_CONFIGURATION';
  readonly taken: SettingsView;
}

/** `wsgi.py` that takes settings for development where nothing in the environment names others. */
interface ServerDefault extends Choice {
  /** What turns `DEBUG` on in them. */
  readonly on: Alternative;
  /** Names the settings for production instead; undefined where there are several, or they lie elsewhere. */
  readonly edit: FileEdit | undefined;
}

/** `wsgi.py` or `asgi.py` that opens the error pages to everybody where one variable is forgotten. */
export function serverDefaultProblems(urls: UrlsView): readonly Problem[] {
  const open = openServerDefault(urls);
  if (open === undefined) return [];
  const { name, variable, on, edit } = open;
  const title = 'Take the settings for production where the variable is missing';
  const problem: Problem = {
    at: name.at,
    subject: 'DEBUG',
    severity: 'info',
    message: `Where \`${variable}\` is missing, this site runs with settings that have \`DEBUG\` on, so one forgotten variable opens the error pages to everybody. Name the deployed ones here.`,
    related: [{ at: on.at, message: '`DEBUG` is on here.' }],
    fixes: edit === undefined ? [] : [{ title, edits: [edit], safety: 'unsafe', preferred: false }],
  };
  return [problem];
}

/**
 * The module that starts a site names settings with `DEBUG` on, though the project has others for production, and no file
 * that deploys the project names any: one forgotten variable then takes the wrong ones.
 */
function openServerDefault(urls: UrlsView): ServerDefault | undefined {
  if (!isServer(urls)) return undefined;
  const choice = choiceIn(urls);
  const on = choice?.taken.get('DEBUG').deployed(truthy);
  if (choice === undefined || on === undefined || isChosenElsewhere(urls, choice)) return undefined;
  // What a package may run instead, its own text chooses.
  if (basename(choice.taken.uri) === '__init__.py' && on.when.length > 0) return undefined;
  const others = urls.entries.filter(({ role }) => role === 'production');
  if (others.length === 0) return undefined;
  return { ...choice, on, edit: nameInstead(urls, choice, others) };
}

/**
 * Beside a `wsgi.py`, which has its own default, `asgi.py` says the same, or no site may start with it, other than where the command
 * that starts the site names that one alone.
 */
function isServer({ uri, entries }: UrlsView): boolean {
  const [any] = entries;
  const isThere = (name: string): boolean =>
    basename(uri) === `${name}.py` || any?.urls.some((other) => other.uri === `${dirname(uri)}/${name}.py`) === true;
  const texts = any?.processes.map(({ text }) => withoutCommentLines(text)) ?? [];
  const isStarted = (name: string): boolean => texts.some((text) => new RegExp(`\\w\\.${name}\\b`).test(text));
  const isAsgi = isThere('asgi') && isStarted('asgi') && !isStarted('wsgi');
  return basename(uri) === (isAsgi || !isThere('wsgi') ? 'asgi.py' : 'wsgi.py');
}

/** The settings for development that the server takes: a module, or a class of django-configurations in it. */
function choiceIn(urls: UrlsView): Choice | undefined {
  const [module, type] = (['DJANGO_SETTINGS_MODULE', 'DJANGO_CONFIGURATION'] as const).map((variable) =>
    defaultOf(urls, variable),
  );
  if (module === undefined) return undefined;
  const taken = urls.entries.find(
    ({ uri, role, configuration }) =>
      role === 'development' &&
      isModule(uri, module.text) &&
      !isHidden(urls, uri) &&
      configuration?.name === type?.text,
  );
  if (taken === undefined) return undefined;
  return type === undefined
    ? { name: module, variable: 'DJANGO_SETTINGS_MODULE', taken }
    : { name: type, variable: 'DJANGO_CONFIGURATION', taken };
}

/** `settings.py` beside a package `settings` with the settings of the project, which Python imports instead. */
function isHidden({ entries }: UrlsView, uri: Uri): boolean {
  const folder = `${uri.replace(/\.py$/, '')}/`;
  return entries.some((other) => other.uri.startsWith(folder));
}

/** What stands in `os.environ.setdefault("DJANGO_SETTINGS_MODULE", …)`. */
function defaultOf(urls: UrlsView, wanted: Choice['variable']): Choice['name'] | undefined {
  for (const { value, guarded } of urls.values) {
    if (guarded || value.kind !== 'call' || value.call.callee !== 'os.environ.setdefault') continue;
    const [variable, name] = [0, 1].map((index) => positional(value.call.args, index));
    if (variable?.kind === 'text' && variable.text === wanted && name?.kind === 'text') return name;
  }
  return undefined;
}

/**
 * Whoever deploys the project chooses the settings in a Dockerfile, a compose file, a script that starts the server or the
 * like. A developer's compose file names those for development, and tests.
 */
function isChosenElsewhere({ entries }: UrlsView, { variable }: Choice): boolean {
  const [any] = entries;
  if (any === undefined) return false;
  const elsewhere = entries.filter(({ role }) => role === 'development' || role === 'test');
  const isOfThem = (name: string): boolean =>
    elsewhere.some(({ uri, configuration }) =>
      variable === 'DJANGO_CONFIGURATION' ? configuration?.name === name : isModule(uri, name),
    );
  return (
    any.hasStartScript ||
    any.processes.some(({ text }) => commandsOf(text).some((line) => chooses(line, variable, isOfThem)))
  );
}

/** The lines of a file, cut into their commands, without those that only prepare a site: with what they run, no server does. */
function commandsOf(text: string): readonly string[] {
  const lines = text.replace(/\\\r?\n/g, ' ').split('\n');
  return lines.flatMap((line) => line.split(/&&|\|\||;/)).filter((command) => !prepares.test(command));
}

const prepares =
  /\bmanage\.py["',\s]+(?:collectstatic|compilemessages|compress|migrate|makemigrations|createcachetable|loaddata|check)\b/;

function chooses(line: string, variable: Choice['variable'], isOfThem: (name: string) => boolean): boolean {
  const pattern =
    variable === 'DJANGO_CONFIGURATION' ? /DJANGO_CONFIGURATION(.*)/ : /(?:DJANGO_SETTINGS_MODULE|--settings\b)(.*)/;
  const rest = pattern.exec(line)?.[1];
  if (rest === undefined) return false;
  const names = rest.match(/[A-Za-z_][\w.]*/g)?.filter((name) => name !== variable) ?? [];
  return !names.some(isOfThem);
}

function nameInstead(
  urls: UrlsView,
  { name: { text, at }, taken }: Choice,
  [only, ...others]: readonly SettingsView[],
): FileEdit | undefined {
  if (only === undefined || others.length > 0 || dirname(only.uri) !== dirname(taken.uri)) return undefined;
  const written = urls.textOf(at);
  const own = only.configuration?.name ?? basename(only.uri).replace(/\.py$/, '');
  const name = text.replace(/[^.]*$/, own);
  const [quote = ''] = written;
  const isPackage = [only, taken].some(({ uri }) => basename(uri) === '__init__.py');
  if (isPackage || written !== `${quote}${text}${quote}`) return undefined;
  return { at, newText: `${quote}${name}${quote}` };
}
