import { blankedOut } from '../../text';
import { moduleText, scanModule } from './source';
import { reachOf, parseServiceUrl, type Reach } from './service-url';
import type { Place, SettingsView, Uri } from './model';

/** A call at the top of a settings module that fetches something without checking the certificate. */
export interface UncheckedCall {
  readonly callee: string;
  /** The `False`. */
  readonly at: Place;
  readonly reach: Reach;
}

const libraries = /^(?:requests|httpx)(?:$|\.)/;
const call = /^[^\s#].*?(?<![\w.])((?:requests|httpx)\.(?:get|post|put|patch|delete|head|options|request|Client))\(/gm;

/** Calls of requests and httpx with `verify=False` that run when the settings are loaded; below a test or in a function none is looked for. */
export function uncheckedCalls(settings: SettingsView): readonly UncheckedCall[] {
  return settings.sources
    .filter(({ imports }) => imports.some(({ module }) => libraries.test(module)))
    .flatMap(({ uri }) => callsIn(settings, uri));
}

function callsIn(settings: SettingsView, uri: Uri): readonly UncheckedCall[] {
  const text = moduleText(settings, uri);
  const { comments, strings } = scanModule(settings, uri);
  // Lines stay lines, since a call is looked for in those that begin a statement.
  const code = blankedOut(text, [...comments, ...strings], (piece) => piece.replace(/[^\r\n]/g, ' '));
  return [...code.matchAll(call)].flatMap(({ index, 0: head, 1: callee = '' }) => {
    const start = index + head.length;
    const args = code.slice(start, closing(code, start));
    const flag = /(?<![\w.])verify\s*=\s*(False)\b/d.exec(args);
    const [from, to] = flag?.indices?.[1] ?? [];
    if (from === undefined || to === undefined || depthAt(args, from) > 0) return [];
    const at = { uri, span: { start: start + from, end: start + to } };
    return [{ callee, at, reach: reachIn(text.slice(start, start + args.length)) }];
  });
}

/** Where the bracket closes that has been opened in front of an offset. */
function closing(code: string, start: number): number {
  for (let at = start, depth = 0; at < code.length; at++) {
    const char = code.charAt(at);
    if ('([{'.includes(char)) depth++;
    else if (')]}'.includes(char) && depth-- === 0) return at;
  }
  return code.length;
}

function depthAt(code: string, end: number): number {
  const before = code.slice(0, end);
  return before.replace(/[^([{]/g, '').length - before.replace(/[^)\]}]/g, '').length;
}

/** How far away the address is, where one is written among the arguments. */
function reachIn(args: string): Reach {
  const [address] = /https?:\/\/[^\s"']+/.exec(args) ?? [];
  const url = address === undefined ? undefined : parseServiceUrl(address);
  return url === undefined ? 'public' : reachOf(url.hosts);
}
