import { capped, certain, isOverlay, under } from '../bounds';
import type { Bound, UnknownReason, Value } from '../value';
import { none, type Call } from './calls';
import { fileAt, filesAt } from './paths';

/** `open(path)`: what is read from it is not known, but which file it is may be. */
export function openFile(call: Call): Bound {
  const [path] = call.args.positional;
  if (path === undefined) return fromFile(call, undefined);
  return capped(
    path.flatMap(({ value, when }) => under(fromFile(call, value), when)),
    call.at,
  );
}

/** A value that is read from a file. */
export function fromFile(call: Call, path: Value | undefined): Bound {
  const files = path === undefined ? [] : filesAt(call.frame, path);
  const value: Value = { kind: 'unknown', why: { reason: 'file', ...(files.length > 0 && { files }) } };
  if (path !== undefined) call.frame.run.opened.set(value, path);
  return certain(value, call.at);
}

/** Methods of a path object that read its file, by the callee that they make. */
export function readsFile(callee: string): boolean {
  return /^pathlib\..*\.(read_text|read_bytes|open)$/.test(callee);
}

/** True for what is read from a file that is no module, and so is not known. */
export function isFromFile(value: Value): boolean {
  return value.kind === 'unknown' && value.why.reason === 'file';
}

/** A plain mapping whose content is read at start: it sets the names that it has, and all others keep what the module says. */
export function isData(value: Value): boolean {
  return value.kind === 'env' || isFromFile(value) || isOverlay(value);
}

/** Why any name may be set: where names come out of data, those that are not in it stay what they were. */
export function whySet(names: Bound): UnknownReason {
  return names.every(({ value }) => isData(value)) ? 'data' : 'namespace';
}

/** `exec(open("local.py").read())` runs a file of the project here; false where it is not known which. */
export function executeFile(call: Call): boolean {
  const [code, scope] = call.args.positional;
  const value = code === undefined ? undefined : code[0]?.value;
  const path = value === undefined || code?.length !== 1 ? undefined : call.frame.run.opened.get(value);
  const uri = path === undefined ? undefined : fileAt(call.frame, path);
  const here = scope === undefined || scope.every((alternative) => alternative.value.kind === 'opaque');
  if (uri === undefined || !here || call.frame.level !== 'module') return false;
  return call.frame.run.modules.include(uri, call.frame);
}

/**
 * A file that may be there on the machine of a site: in a branch that is only taken where it is, or with a path that somebody has to
 * set, as without it nothing is read.
 */
export function isMissingFile({ args, frame }: Call): boolean {
  const [code] = args.positional;
  const paths = code?.map(({ value }) => frame.run.opened.get(value)) ?? [];
  const isMissing = (path: Value | undefined): boolean => path !== undefined && fileAt(frame, path) === undefined;
  if (frame.level !== 'module' || paths.length === 0 || !paths.every(isMissing)) return false;
  return frame.path.length > 0 || paths.some((path) => path?.kind === 'literal' && path.value === '/dev/null');
}

/** `compile(source, name, "exec")` hands the source on. */
export function compileSource(call: Call): Bound {
  const [source] = call.args.positional;
  const known = source?.every(({ value }) => isFromFile(value)) === true;
  return source !== undefined && known
    ? source
    : certain({ kind: 'unknown', why: { reason: 'call', detail: 'compile' } }, call.at);
}

export { none };
