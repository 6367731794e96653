import { basename, dirname } from '../../text';
import { isModule, positional } from './routes';
import { falsy, truthy } from './values';
import type { Alternative, FileEdit, Problem, RouteValue, SettingsView, UrlsView } from './model';

/** `wsgi.py` that takes settings for development where nothing in the environment names others. */
interface ServerDefault {
  readonly name: Extract<RouteValue, { kind: 'text' }>;
  /** What turns `DEBUG` on in them. */
  readonly on: Alternative;
  /** Names the settings for production instead; undefined where there are several, or they lie elsewhere. */
  readonly edit: FileEdit | undefined;
}

/** `wsgi.py` or `asgi.py` that opens the error pages to everybody where one variable is forgotten. */
export function serverDefaultProblems(urls: UrlsView): readonly Problem[] {
  const open = openServerDefault(urls);
  if (open === undefined) return [];
  const { name, on, edit } = open;
  const title = 'Take the settings for production where the variable is missing';
  const problem: Problem = {
    at: name.at,
    subject: 'DEBUG',
    severity: 'info',
    message:
      'Where `DJANGO_SETTINGS_MODULE` is missing, this site runs with settings that have `DEBUG` on, so one forgotten variable opens the error pages to everybody. Name the deployed ones here.',
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
  const name = isServer(urls) ? defaultModule(urls) : undefined;
  if (name === undefined || isChosenElsewhere(urls)) return undefined;
  // What a package runs instead, its own text chooses: only a module that is named for it counts.
  const taken = urls.entries.find(
    ({ uri, role }) => role === 'development' && basename(uri) !== '__init__.py' && isModule(uri, name.text),
  );
  const on = taken?.get('DEBUG').must(truthy);
  const others = urls.entries.filter(({ role }) => role === 'production');
  if (taken === undefined || on === undefined || others.length === 0) return undefined;
  // Where they have it on as well, a rule speaks of that.
  if (!others.every((other) => other.get('DEBUG').judge(falsy) === true)) return undefined;
  return { name, on, edit: nameInstead(urls, name, taken, others) };
}

/** Beside a `wsgi.py`, which has its own default, `asgi.py` says the same, or no site may start with it. */
function isServer({ uri, entries }: UrlsView): boolean {
  if (basename(uri) === 'wsgi.py') return true;
  const beside = `${dirname(uri)}/wsgi.py`;
  return basename(uri) === 'asgi.py' && entries[0]?.urls.some((other) => other.uri === beside) !== true;
}

/** What stands in `os.environ.setdefault("DJANGO_SETTINGS_MODULE", …)`. */
function defaultModule(urls: UrlsView): ServerDefault['name'] | undefined {
  for (const { value, guarded } of urls.values) {
    if (guarded || value.kind !== 'call' || value.call.callee !== 'os.environ.setdefault') continue;
    const [variable, name] = [0, 1].map((index) => positional(value.call.args, index));
    if (variable?.kind === 'text' && variable.text === 'DJANGO_SETTINGS_MODULE' && name?.kind === 'text') return name;
  }
  return undefined;
}

/** Whoever deploys the project chooses the settings in a Dockerfile, a compose file, a script that starts the server or the like. */
function isChosenElsewhere({ entries }: UrlsView): boolean {
  const [any] = entries;
  if (any === undefined) return false;
  return any.hasStartScript || any.processes.some(({ text }) => /DJANGO_SETTINGS_MODULE|--settings\b/.test(text));
}

function nameInstead(
  urls: UrlsView,
  { text, at }: ServerDefault['name'],
  taken: SettingsView,
  [only, ...others]: readonly SettingsView[],
): FileEdit | undefined {
  if (only === undefined || others.length > 0 || dirname(only.uri) !== dirname(taken.uri)) return undefined;
  const written = urls.textOf(at);
  const stem = basename(only.uri).replace(/\.py$/, '');
  const name = text.replace(/[^.]*$/, stem);
  const [quote = ''] = written;
  if (stem === '__init__' || written !== `${quote}${text}${quote}`) return undefined;
  return { at, newText: `${quote}${name}${quote}` };
}
