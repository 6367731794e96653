import { uriPath } from '../../text';
import { decided } from './parts';
import { textIn } from './values';
import type { CallArgument, CallValue, Place, Value } from './model';

/** A folder by its names, from the root of the file system or from wherever the program is started. */
export interface Folder {
  readonly from: 'root' | 'start';
  readonly parts: readonly string[];
}

const start: Folder = { from: 'start', parts: [] };

/** The home of the account that runs the site. */
const home: Folder = { from: 'root', parts: ['home', '~'] };

/** The folder that a value names, as far as it can be told from texts and `__file__`; undefined otherwise. */
export function folderOf(value: Value, at?: Place): Folder | undefined {
  if (value.kind === 'call') return computed(value, at);
  const text = textIn(value);
  return text === undefined ? undefined : below(start, text);
}

/** True where `inner` is `outer`, or lies below it; links on the server are not known. */
export function isInside(outer: Folder, inner: Folder): boolean {
  return outer.from === inner.from && outer.parts.every((part, index) => inner.parts[index] === part);
}

/** True where `inner` lies below `outer`, and is not the same folder. */
export function isBelow(outer: Folder, inner: Folder): boolean {
  return isInside(outer, inner) && outer.parts.length < inner.parts.length;
}

function computed(value: CallValue, at: Place | undefined): Folder | undefined {
  const asText = /^str\((.*)\)$/.exec(value.callee)?.[1];
  if (asText !== undefined) return computed({ ...value, callee: asText }, at);
  const [first] = value.args;
  switch (value.callee) {
    case '__file__':
      return at === undefined || at.uri === '' ? undefined : { from: 'root', parts: names(uriPath(at.uri)) };
    case 'os.getcwd':
      return start;
    case 'os.path.dirname':
      return parent(argument(first));
    case 'os.path.abspath':
    case 'os.path.realpath':
    case 'os.path.normpath':
      return argument(first);
    case 'os.path.join':
      return joined(value.args);
    case 'os.path.expanduser':
      return inHome(first);
    case 'str.join':
      return concatenated(value.args);
    default:
      return pathObject(value);
  }
}

/** `~/media`; a text without the sign is left as it is. */
function inHome(given: CallArgument | undefined): Folder | undefined {
  const value = given && decided(given.value)?.value;
  const text = value && textIn(value);
  if (!text?.startsWith('~')) return argument(given);
  return /^~(?:\/|$)/.test(text) ? below(home, text.slice(1).replace(/^\/+/, '')) : undefined;
}

/** `Path(__file__).resolve().parent / "media"`: what is done one after the other to a path object. */
function pathObject({ callee, args }: CallValue): Folder | undefined {
  const match =
    /^pathlib\.(?:Path|PurePath|PosixPath)(\.home|\.cwd)?((?:\.resolve\(\)|\.absolute\(\)|\.parents\[\]|\.parent|\.\/)*)$/.exec(
      callee,
    );
  const steps =
    match === null
      ? undefined
      : [...(match[2] ?? '').matchAll(/\.resolve\(\)|\.absolute\(\)|\.parents\[\]|\.parent|\.\//g)];
  if (steps === undefined) return undefined;
  const later = steps.filter(([step]) => step === './' || step === '.parents[]').length;
  const rest = args.slice(args.length - later);
  const from = match?.[1] === '.home' ? home : start;
  let at = joined(args.slice(0, args.length - later), from);
  for (const [step] of steps) {
    if (step === '.parent') at = parent(at);
    else if (step === './') at = under(at, rest.shift());
    else if (step === '.parents[]') at = ancestor(at, rest.shift());
  }
  return at;
}

function joined([first, ...others]: readonly CallArgument[], from = start): Folder | undefined {
  return others.reduce<Folder | undefined>(under, first === undefined ? from : argument(first));
}

/** `f"{BASE_DIR}/media"` and `BASE_DIR + "/media"`. What stands directly behind the name of a folder belongs to that name. */
function concatenated(args: readonly CallArgument[]): Folder | undefined {
  const parts = args.map(piece);
  const isOpen = parts.some(
    (part, index) =>
      part?.isFolder === true &&
      !/^(\/|$)/.test(
        parts
          .slice(index + 1)
          .map((next) => next?.text ?? '')
          .join(''),
      ),
  );
  const texts = parts.map((part) => part?.text);
  return isOpen || texts.includes(undefined) ? undefined : below(start, texts.join(''));
}

function piece(given: CallArgument, index: number): { readonly text: string; readonly isFolder: boolean } | undefined {
  const value = decided(given.value)?.value;
  if (value?.kind === 'call' && value.callee === 'os.sep') return { text: '/', isFolder: false };
  const text = value && textIn(value);
  if (text !== undefined) return { text, isFolder: false };
  const folder = value?.kind === 'call' ? argument(given) : undefined;
  if (folder === undefined) return undefined;
  const before = folder.from === 'root' ? '/' : index === 0 ? './' : '';
  return { text: before + folder.parts.join('/'), isFolder: true };
}

function argument(given: CallArgument | undefined): Folder | undefined {
  const found = given && decided(given.value);
  return found && folderOf(found.value, found.at);
}

function under(folder: Folder | undefined, given: CallArgument | undefined): Folder | undefined {
  const value = given && decided(given.value)?.value;
  const text = value && textIn(value);
  return folder === undefined || text === undefined ? undefined : below(folder, text);
}

function ancestor(folder: Folder | undefined, given: CallArgument | undefined): Folder | undefined {
  const value = given && decided(given.value)?.value;
  if (value?.kind !== 'literal' || typeof value.value !== 'number' || value.value < 0 || value.value > 20)
    return undefined;
  return Array.from({ length: value.value + 1 }).reduce<Folder | undefined>((at) => parent(at), folder);
}

function below(folder: Folder, text: string): Folder | undefined {
  if (text.includes('\\') || text.startsWith('~') || /^[a-z]:/i.test(text)) return undefined;
  const absolute = text.startsWith('/');
  return names(text).reduce<Folder | undefined>(
    (at, name) => (name === '..' ? parent(at) : at && { ...at, parts: [...at.parts, name] }),
    absolute ? { from: 'root', parts: [] } : folder,
  );
}

function names(path: string): readonly string[] {
  return path.split('/').filter((name) => name !== '' && name !== '.');
}

/** What lies above the folder that a program is started in is not known. */
function parent(folder: Folder | undefined): Folder | undefined {
  if (folder === undefined || (folder.parts.length === 0 && folder.from === 'start')) return undefined;
  return { ...folder, parts: folder.parts.slice(0, -1) };
}
