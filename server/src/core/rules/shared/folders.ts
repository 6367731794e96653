import { decided } from './parts';
import { textIn } from './values';
import type { Alternative, CallValue, Place, SettingsView } from './model';

/** A path as far as it is written: what it starts from, and the names below. */
export interface Folder {
  /** `/`, the module whose `__file__` it starts from, or where the program runs. */
  readonly anchor: string;
  readonly parts: readonly string[];
}

/** The path that a text, `os.path` or `pathlib` gives; undefined where a part of it is not known. */
export function folderOf(path: Alternative): Folder | undefined {
  const text = textIn(path.value);
  if (text !== undefined) return fromText(text);
  return path.value.kind === 'call' ? fromCall(path.value, path.at) : undefined;
}

/** True where `inner` is `outer` or lies in it; links on the server are not known. */
export function isInside(outer: Folder, inner: Folder): boolean {
  return outer.anchor === inner.anchor && outer.parts.every((name, index) => inner.parts[index] === name);
}

/** A folder that the web server usually hands out, with the setting that says so. */
export interface Served {
  readonly setting: string;
  readonly folder: Folder;
  readonly at: Place;
}

/** The folders for static files and uploads, as far as they are known. */
export function servedFolders(settings: SettingsView): readonly Served[] {
  const roots = ['MEDIA_ROOT', 'STATIC_ROOT', 'WHITENOISE_ROOT'].map((setting) => ({
    setting,
    path: decided(settings.get(setting).deployedAlternatives),
  }));
  const dirs = decided(settings.get('STATICFILES_DIRS').deployedAlternatives)?.value;
  const sources = dirs?.kind === 'sequence' ? dirs.items.map(decided) : [];
  return [...roots, ...sources.map((path) => ({ setting: 'STATICFILES_DIRS', path }))].flatMap(({ setting, path }) => {
    const folder = path === undefined || textIn(path.value) === '' ? undefined : folderOf(path);
    return path === undefined || folder === undefined ? [] : [{ setting, folder, at: path.at }];
  });
}

function fromText(text: string): Folder | undefined {
  if (text.includes('\\') || /^[A-Za-z]:/.test(text)) return undefined;
  return below({ anchor: text.startsWith('/') ? '/' : '.', parts: [] }, text);
}

function fromCall(call: CallValue, at: Place): Folder | undefined {
  const wrapped = /^str\((.*)\)$/.exec(call.callee)?.[1];
  if (wrapped !== undefined) return fromCall({ ...call, callee: wrapped }, at);
  const [first, ...rest] = call.args.map((argument) => decided(argument.value));
  switch (call.callee) {
    case '__file__':
      return { anchor: at.uri, parts: ['__file__'] };
    case 'os.path.abspath':
    case 'os.path.realpath':
    case 'os.path.normpath':
      return first && folderOf(first);
    case 'os.path.dirname':
      return above(first && folderOf(first));
    case 'os.path.join':
      return rest.reduce((folder, name) => joined(folder, name), first && folderOf(first));
    default:
      return fromPathObject(call);
  }
}

/** `Path(__file__).resolve().parent / "x"`: what is done one after the other to a path object. */
function fromPathObject(call: CallValue): Folder | undefined {
  const steps = /^pathlib\.(?:Path|PurePath|PosixPath)((?:\.resolve\(\)|\.absolute\(\)|\.parent|\.\/)*)$/.exec(
    call.callee,
  )?.[1];
  const [first, ...rest] = call.args.map((argument) => decided(argument.value));
  if (steps === undefined || first === undefined) return undefined;
  let folder = folderOf(first);
  for (const [step] of steps.matchAll(/\.resolve\(\)|\.absolute\(\)|\.parent|\.\//g)) {
    if (step === '.parent') folder = above(folder);
    else if (step === './') folder = joined(folder, rest.shift());
  }
  return folder;
}

function joined(folder: Folder | undefined, name: Alternative | undefined): Folder | undefined {
  const text = name === undefined ? undefined : textIn(name.value);
  if (text === undefined || folder === undefined) return undefined;
  return text.startsWith('/') ? fromText(text) : below(folder, text);
}

function below(folder: Folder, path: string): Folder | undefined {
  return path
    .split('/')
    .filter((name) => name !== '' && name !== '.')
    .reduce<Folder | undefined>(
      (at, name) => (name === '..' ? above(at) : at && { ...at, parts: [...at.parts, name] }),
      folder,
    );
}

/** Above what a path starts from nothing is known. */
function above(folder: Folder | undefined): Folder | undefined {
  if (folder === undefined) return undefined;
  return folder.parts.length === 0
    ? { anchor: `${folder.anchor}/..`, parts: [] }
    : { ...folder, parts: folder.parts.slice(0, -1) };
}
