import { dirname, joinUri, type Uri } from '../../text';
import { isNone, single, singleString } from '../bounds';
import type { Expression } from '../../syntax/python-tree';
import { argument, argumentNode, type Call } from '../evaluate/calls';
import type { EnvFileLoad, Frame } from '../evaluate/frame';
import { fileAt, folderAt } from '../evaluate/paths';
import { chooserOf } from '../chosen-env-files';
import { truthOf } from '../truth';
import type { ReaderName } from '../value';

/** Where a library looks when no path is given: in the folder of the module only, or upwards from there. */
export type Search = 'folder' | 'upwards';

/** Notes a call that reads a `.env` file: `position` and `name` are those of the argument with the path. */
export function noteLoad(call: Call, reader: ReaderName, position: number, name: string, search: Search): void {
  call.frame.record.loads.push(loadOf(call, reader, position, name, search));
}

/** The same for one whose variables go into a dictionary of their own. */
export function noteLoadApart(call: Call, ...how: [ReaderName, number, string, Search]): void {
  call.frame.record.loads.push({ ...loadOf(call, ...how), overrides: null, isApart: true });
}

function loadOf(call: Call, reader: ReaderName, position: number, name: string, search: Search): EnvFileLoad {
  const { frame } = call;
  const given = argument(call, position, name);
  const value = given === undefined ? undefined : single(given);
  const chosenBy = chooserOf(given);
  const chosenIn = chosenBy && folderAt(frame, given);
  const isDefault = given === undefined || (value !== undefined && isNone(value)) || isSearch(value);
  const file = isDefault ? defaultFile(frame, search) : value && fileAt(frame, value);
  return {
    reader,
    at: call.at,
    path: isDefault ? '.env' : (singleString(given) ?? lastText(argumentNode(call, position, name)?.value) ?? null),
    file: file ?? null,
    ...(isDefault && { looksIn: search }),
    ...(chosenBy && { chosenBy }),
    ...(chosenIn && { chosenIn }),
    overrides: flag(call, reader === 'django-environ' ? 'overwrite' : 'override'),
    parsesComments: flag(call, 'parse_comments') === true,
    interpolates: flag(call, 'interpolate', true) !== false,
    readsUtf8: readsUtf8(call, reader),
    when: [...frame.path],
  };
}

/** All libraries open the file as UTF-8 where they are not told otherwise. */
function readsUtf8(call: Call, reader: ReaderName): boolean {
  const given = argument(call, reader === 'python-decouple' ? 1 : Infinity, 'encoding');
  if (given === undefined) return call.args.exact;
  return /^utf[-_]?8(?:[-_]sig)?$/i.test(singleString(given) ?? '');
}

/** The text that a path ends with, whatever it starts with: `BASE_DIR / ".env"`, `os.path.join(BASE_DIR, ".env")`. */
function lastText(path: Expression | undefined): string | undefined {
  if (path?.kind === 'constant') return path.value.type === 'string' ? path.value.value : undefined;
  if (path?.kind === 'binary') return path.operator === '/' || path.operator === '+' ? lastText(path.right) : undefined;
  return path?.kind === 'call' ? lastText(path.args.at(-1)?.value) : undefined;
}

/** What a keyword says, or what it is by default; null where that is not known. */
function flag(call: Call, name: string, usual = false): boolean | null {
  const given = call.args.named.get(name);
  if (given === undefined) return call.args.exact ? usual : null;
  const value = single(given);
  return value === undefined ? null : (truthOf(value) ?? null);
}

/** `load_dotenv(find_dotenv())` says in words what `load_dotenv()` does anyway. */
function isSearch(value: ReturnType<typeof single>): boolean {
  return value?.kind === 'call' && value.callee === 'dotenv.find_dotenv' && value.args.length === 0;
}

function defaultFile(frame: Frame, search: Search): Uri | undefined {
  const { modules } = frame.run;
  return search === 'folder'
    ? [joinUri(dirname(frame.uri), '.env')].find((uri) => modules.has(uri))
    : nearestUpwards(frame.uri, (uri) => modules.has(uri));
}

/** The `.env` file in the folder of a module or the nearest one above it. */
export function nearestUpwards(module: Uri, has: (uri: Uri) => boolean): Uri | undefined {
  let folder = dirname(module);
  for (;;) {
    const uri = joinUri(folder, '.env');
    if (has(uri)) return uri;
    const parent = dirname(folder);
    if (parent === folder) return undefined;
    folder = parent;
  }
}
