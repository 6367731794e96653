/**
 * A file's address in the one spelling that the product compares: scheme and drive letter in lower case, `%` escapes only
 * where needed, `/` as separator. Make one with `normalizeUri`; two URIs name the same file if and only if they are equal.
 */
export type Uri = string & { readonly brand: 'uri' };

const parts = /^([a-z][a-z0-9+.-]*):(?:\/\/([^/?#]*))?([^?#]*)/i;

/** Clients spell one file in several ways (`file:///c%3A/x`, `file:///C:/x`); this is the only place that evens them out. */
export function normalizeUri(text: string): Uri {
  const match = parts.exec(text.replace(/\\/g, '/'));
  if (match === null) return text as Uri;
  const [, scheme = '', authority, path = ''] = match;
  const clean = normalizePath(decode(path));
  const head = authority === undefined ? '' : `//${decode(authority).toLowerCase()}`;
  return `${scheme.toLowerCase()}:${head}${encode(clean)}` as Uri;
}

/** The URI of an absolute path on this machine, POSIX or Windows (`C:\x`, `\\server\share\x`). */
export function fileUri(path: string): Uri {
  const forward = path.replace(/\\/g, '/');
  if (/^\/\/[^/]/.test(forward) && path.startsWith('\\\\')) {
    const [, host = '', rest = '/'] = /^\/\/([^/]+)(\/.*)?$/.exec(forward) ?? [];
    return `file://${host.toLowerCase()}${encode(normalizePath(rest))}` as Uri;
  }
  const absolute = forward.startsWith('/') ? forward : `/${forward}`;
  return `file://${encode(normalizePath(absolute))}` as Uri;
}

/** The decoded path of a URI, with `/` as separator and a leading `/` (also before a drive letter). */
export function uriPath(uri: Uri): string {
  return decode(parts.exec(uri)?.[3] ?? '');
}

/** Paths of which each segment is spelled in a URI as it is, and goes down. */
const plainPath = /^\.?\w[\w.-]*(?:\/\.?\w[\w.-]*)*$/;

/** Resolves a `/`-separated relative path against a folder's URI. */
export function joinUri(folder: Uri, ...segments: readonly string[]): Uri {
  const below = segments.join('/');
  if (plainPath.test(below) && canGrow(folder)) return `${folder}/${below}` as Uri;
  const match = parts.exec(folder);
  if (match === null) return folder;
  const path = normalizePath([uriPath(folder), ...segments].join('/'));
  return `${folder.slice(0, folder.length - (match[3] ?? '').length)}${encode(path)}` as Uri;
}

/** The folder that a file or folder lies in. */
export function dirname(uri: Uri): Uri {
  const end = uri.lastIndexOf('/');
  return canGrow(uri) && end > pathStart(uri) ? (uri.slice(0, end) as Uri) : joinUri(uri, '..');
}

/** True for an address without escapes to even out: a `/` and a name behind it name a file below it. */
function canGrow(uri: Uri): boolean {
  return /^[a-z][a-z0-9+.-]*:[^?#%]*[^?#%/]$/.test(uri);
}

/** Where the path of a URI begins, behind the scheme and the authority. */
function pathStart(uri: Uri): number {
  const start = uri.indexOf(':') + 1;
  if (!uri.startsWith('//', start)) return start;
  const path = uri.indexOf('/', start + 2);
  return path < 0 ? uri.length : path;
}

/** The last segment of the path, decoded. */
export function basename(uri: Uri): string {
  const path = uriPath(uri);
  return path.slice(path.lastIndexOf('/') + 1);
}

/** True for the folder itself and everything below it. */
export function isWithin(folder: Uri, uri: Uri): boolean {
  const head = folder.endsWith('/') ? folder : `${folder}/`;
  return uri === folder || uri.startsWith(head);
}

/** The path of `uri` as seen from `folder`, with `/` and `..` where needed; the whole URI if they share no root. */
export function relativePath(folder: Uri, uri: Uri): string {
  const from = parts.exec(folder);
  const to = parts.exec(uri);
  if (from?.[1] !== to?.[1] || from?.[2] !== to?.[2]) return uri;
  const a = uriPath(folder).split('/').filter(Boolean);
  const b = uriPath(uri).split('/').filter(Boolean);
  let same = 0;
  while (same < a.length && same < b.length && a[same] === b[same]) same++;
  return [...a.slice(same).map(() => '..'), ...b.slice(same)].join('/');
}

function normalizePath(path: string): string {
  const out: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment === '..') out.pop();
    else out.push(segment);
  }
  const drive = /^[A-Za-z]:$/.test(out[0] ?? '') ? (out[0] ?? '').toLowerCase() : undefined;
  if (drive !== undefined) out[0] = drive;
  return (path.startsWith('/') ? '/' : '') + out.join('/');
}

function decode(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // A lone `%` is legal in a file name and stands for itself.
  }
}

function encode(path: string): string {
  return path.split('/').map(encodeSegment).join('/');
}

const plainSegment = /^[\w.-]*$/;

function encodeSegment(segment: string, index: number): string {
  if (plainSegment.test(segment) || (index === 1 && /^[a-z]:$/.test(segment))) return segment;
  try {
    return encodeURIComponent(segment).replace(/%(?:40|3A|2B|2C|3D|26|24|21|27|28|29)/g, (code) =>
      decodeURIComponent(code),
    );
  } catch {
    return segment; // A lone surrogate cannot be encoded; it can still be compared.
  }
}
