import { dirname, joinUri, type Uri } from '../../text';
import { literal, single } from '../bounds';
import type { Bound, CallValue, Value } from '../value';
import type { Frame } from './frame';

/** The file of the project that a path means, where it is written so that it can be told; undefined otherwise. */
export function fileAt(frame: Frame, path: Value): Uri | undefined {
  const { modules } = frame.run;
  return filesAt(frame, path).find((uri) => modules.has(uri));
}

/** The folder of a path whose last part is not known, such as `BASE_DIR / f".env.{STAGE}"`. */
export function folderAt(frame: Frame, path: Bound | undefined): Uri | undefined {
  const folders = (path ?? []).map(({ value }) =>
    value.kind === 'call' ? locate(frame, withoutLast(value)) : undefined,
  );
  const [first] = folders;
  return folders.every((folder) => folder === first) ? first : undefined;
}

function withoutLast(value: CallValue): CallValue {
  return { ...value, callee: value.callee.replace(/\.\/(\)*)$/, '$1'), args: value.args.slice(0, -1) };
}

/** Where a path may lead. One that is a text starts where the program runs, which is most often a root of the imports. */
export function filesAt(frame: Frame, path: Value): readonly Uri[] {
  const located = locate(frame, path);
  if (located !== undefined) return [located];
  const parts = segments(path);
  if (parts === undefined) return [];
  return [dirname(frame.uri), ...frame.run.modules.importRoots].map((folder) => joinUri(folder, ...parts));
}

function segments(value: Value | undefined): readonly string[] | undefined {
  if (value?.kind !== 'literal' || typeof value.value !== 'string') return undefined;
  if (value.value.startsWith('/') || value.value.includes('\\')) return undefined;
  return value.value.split('/').filter((part) => part !== '' && part !== '.');
}

/** A path that starts at `__file__`. */
function locate(frame: Frame, value: Value | undefined): Uri | undefined {
  if (value?.kind !== 'call') return undefined;
  const wrapped = /^str\((.*)\)$/.exec(value.callee);
  if (wrapped !== null) return locate(frame, { ...value, callee: wrapped[1] ?? '' });
  const first = argumentOf(value.args[0]?.value);
  switch (value.callee) {
    case '__file__':
      return frame.uri;
    case 'os.path.dirname':
      return below(locate(frame, first), '..');
    case 'os.path.abspath':
    case 'os.path.realpath':
    case 'os.path.normpath':
    case 'glob.glob()':
      return locate(frame, first);
    case 'os.path.join':
      return value.args
        .slice(1)
        .reduce<Uri | undefined>((at, { value: part }) => under(at, argumentOf(part)), locate(frame, first));
    case 'str.join':
      return under(locate(frame, first), restOf(value));
    default:
      return locatePathObject(frame, value);
  }
}

/** What stands behind the folder in `BASE_DIR + "/.env"`, as a path of its own. */
function restOf({ args }: CallValue): Value | undefined {
  const parts = args.slice(1).map(({ value }) => argumentOf(value));
  const texts = parts.map((part) =>
    part?.kind === 'call' && part.callee === 'os.sep' ? '/' : part?.kind === 'literal' ? part.value : undefined,
  );
  if (!texts.every((text) => typeof text === 'string') || !texts.join('').startsWith('/')) return undefined;
  return literal(texts.join('').replace(/^\/+/, ''));
}

/** `Path(__file__).resolve().parent / "x"`: what is done one after the other to a path object. */
function locatePathObject(frame: Frame, value: CallValue): Uri | undefined {
  const match =
    /^pathlib\.(?:Path|PurePath|PosixPath)((?:\.resolve\(\)|\.absolute\(\)|\.parents\[\]|\.parent|\.\/)*)$/.exec(
      value.callee,
    );
  if (match === null) return undefined;
  const [first, ...rest] = value.args;
  let at = locate(frame, argumentOf(first?.value));
  for (const [step] of (match[1] ?? '').matchAll(/\.resolve\(\)|\.absolute\(\)|\.parents\[\]|\.parent|\.\//g)) {
    if (step === '.parent') at = below(at, '..');
    else if (step === '.parents[]') at = ancestor(at, argumentOf(rest.shift()?.value));
    else if (step === './') at = under(at, argumentOf(rest.shift()?.value));
  }
  return at;
}

/** `path.parents[2]`: as many folders up, and one more. */
function ancestor(at: Uri | undefined, index: Value | undefined): Uri | undefined {
  const up = index?.kind === 'literal' && typeof index.value === 'number' ? index.value : -1;
  if (up < 0 || up > 20) return undefined;
  return Array.from({ length: up + 1 }).reduce<Uri | undefined>((folder) => below(folder, '..'), at);
}

function argumentOf(bound: Bound | undefined): Value | undefined {
  return bound === undefined ? undefined : single(bound);
}

function under(at: Uri | undefined, part: Value | undefined): Uri | undefined {
  const parts = segments(part);
  return parts?.reduce<Uri | undefined>((folder, name) => below(folder, name), at);
}

function below(at: Uri | undefined, name: string): Uri | undefined {
  if (at === undefined) return undefined;
  return name === '..' ? dirname(at) : joinUri(at, name);
}
