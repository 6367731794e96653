import type { Uri } from '../../core/text';
import type { FileSource } from '../files/source';
import type { Folder } from '../files/walk';
import { modulesWhere, textsOf } from './own-modules';

/** Projects with more modules than this are not read for what their WebSockets ask. */
const maxModules = 400;

/**
 * Whether no WebSocket of a project asks who its visitor is, although the logins of Channels are at hand. Its modules are read only
 * where one that starts the site uses those. What a package answers with, and what cannot be seen, may well ask.
 */
export async function socketsAskNobody(
  source: FileSource,
  folders: readonly Folder[],
  starting: ReadonlyMap<Uri, string>,
): Promise<boolean> {
  if (![...starting.values()].some((text) => forLogins.test(text))) return false;
  const uris = folders.flatMap((folder) => modulesWhere(folder, (name) => !/^tests?\./.test(name)));
  return uris.length <= maxModules && askNobody(await textsOf(source, uris));
}

const forLogins = /\bchannels\.(?:auth|sessions)\b/;
const forConsumers = /\bchannels\.(?:generic|consumer)\b/;
const ofChannels = /^(?:Async(?:(?:Json)?Websocket|Http)?|(?:Json)?Websocket|Sync)Consumer$/;
const login = /\bscope\s*(?:\[|\.get\()\s*["'](?:user|session|cookies|headers)["']/;
/** The scope itself is handed on, or more of it is read than where the request goes. */
const unseen =
  /\bscope\b(?!\s*(?:\[|\.get\()\s*["'](?:url_route|path|raw_path|root_path|query_string|client|server|type|scheme|method|subprotocols)["'])/;

/** Whether the consumers in these modules are all there are, and none reads the login, the session or the headers of its visitor. */
export function askNobody(modules: readonly string[]): boolean {
  const texts = modules.map((text) => text.replace(/#.*/g, ''));
  const consumers = texts.filter((text) => forConsumers.test(text));
  if (texts.some((text) => login.test(text)) || consumers.some((text) => unseen.test(text) || forLogins.test(text)))
    return false;
  const classes = new Map(
    consumers.flatMap((text) =>
      [...text.matchAll(head)].map(([, name = '', bases = '']) => [name, namesIn(bases)] as const),
    ),
  );
  const mounted = texts.flatMap((text) =>
    [...text.matchAll(/\b(\w+)\s*\.\s*as_asgi\s*\(/g)].map(([, name = '']) => name),
  );
  return mounted.length > 0 && mounted.every((name) => isSeen(name, classes));
}

const head = /^[ \t]*class[ \t]+(\w+)[ \t]*\(([^)]*)\)[ \t]*:/gm;

function namesIn(bases: string): readonly string[] {
  return [...bases.matchAll(/(?:^|[,\s])(?:\w+\.)*(\w+)\s*(?=,|$)/g)].map(([, name = '']) => name);
}

/** A class that comes down to the consumers of Channels alone, by classes that are all here. */
function isSeen(name: string, classes: ReadonlyMap<string, readonly string[]>, below: readonly string[] = []): boolean {
  if (below.includes(name)) return false;
  const bases = classes.get(name);
  if (bases === undefined) return ofChannels.test(name);
  return bases.every((base) => base === 'object' || isSeen(base, classes, [...below, name]));
}
