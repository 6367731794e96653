import { isLocalHost, isPublicSuffix } from './domains';

/** What is wrong with an item of `CSRF_TRUSTED_ORIGINS`, each rule of its own; an item has at most one. */
export type OriginTrouble =
  | { readonly kind: 'bare'; readonly because: 'empty' | 'no scheme'; readonly meant?: string }
  | { readonly kind: 'wildcard'; readonly because: 'star' | 'any host' | 'suffix' | 'no dot' | 'inside' }
  | { readonly kind: 'domain'; readonly domain: string }
  | { readonly kind: 'malformed'; readonly because: string; readonly meant?: string }
  | { readonly kind: 'http'; readonly meant: string };

interface Parts {
  readonly scheme: string;
  readonly host: string;
  readonly port: string;
  readonly rest: string;
}

function partsOf(text: string): Parts | undefined {
  const match = /^([A-Za-z][A-Za-z0-9+.-]*):\/\/(\[[^\]]*\]|[^/?#:]*)(?::(\d*))?(.*)$/.exec(text);
  return match === null ? undefined : fromMatch(match);
}

function fromMatch([, scheme = '', host = '', port = '', rest = '']: RegExpExecArray): Parts {
  return { scheme, host, port, rest };
}

/** How Django 4.0 and later reads an item (django/middleware/csrf.py, checks/compatibility/django_4_0.py). */
export function originTrouble(item: string): OriginTrouble | undefined {
  if (item.trim() === '*') return { kind: 'wildcard', because: 'star' };
  if (!item.includes('://')) return bare(item);
  if (item.includes('*')) return wildcard(item);
  return malformed(item) ?? plainHttp(item);
}

function bare(item: string): Extract<OriginTrouble, { kind: 'bare' }> {
  const text = item.trim();
  if (text === '') return { kind: 'bare', because: 'empty' };
  const host = /^\.?([A-Za-z0-9.-]+|\[[0-9a-f:]+\]|\*\.[A-Za-z0-9.-]+)(:\d+)?\/?$/.exec(text);
  if (host === null) return { kind: 'bare', because: 'no scheme' };
  const [, name = '', port = ''] = host;
  const scheme = isLocalHost(name.toLowerCase()) ? 'http' : 'https';
  const meant = `${scheme}://${text.startsWith('.') ? '*.' : ''}${name.toLowerCase()}${port}`;
  return { kind: 'bare', because: 'no scheme', meant };
}

/** Django takes the stars off the front of the host; a dot behind them stands for all subdomains. */
function wildcard(item: string): OriginTrouble | undefined {
  const parts = partsOf(item.trim());
  if (parts === undefined) return undefined;
  const host = parts.host.replace(/^\*+/, '').toLowerCase();
  if (host === '') return { kind: 'wildcard', because: 'any host' };
  if (host.includes('*') || !parts.host.startsWith('*')) return { kind: 'wildcard', because: 'inside' };
  if (!host.startsWith('.')) return { kind: 'wildcard', because: 'no dot' };
  if (isPublicSuffix(host.slice(1))) return { kind: 'wildcard', because: 'suffix' };
  if (isDefaultPort(parts)) return malformed(item);
  const encrypted = plainHttp(item);
  if (encrypted !== undefined) return encrypted;
  return { kind: 'domain', domain: host.slice(1) };
}

function isDefaultPort({ scheme, port }: Parts): boolean {
  return (scheme === 'https' && port === '443') || (scheme === 'http' && port === '80');
}

/** Browsers send scheme, host and a port that is not the usual one, in lower case; Django compares the whole text. */
function malformed(item: string): OriginTrouble | undefined {
  const parts = partsOf(item.trim().replace(/^["']|["']$/g, ''));
  const because = parts === undefined ? 'is not an origin' : reason(item, parts);
  if (because === undefined) return undefined;
  const meant = parts && plainOrigin(parts);
  return { kind: 'malformed', because, ...(meant === undefined ? {} : { meant }) };
}

function reason(item: string, parts: Parts): string | undefined {
  const text = item.trim();
  if (/^["']|["']$/.test(text)) return 'has quotes in it';
  if (item.includes(',')) return 'contains a comma';
  if (item !== text || /\s/.test(item)) return 'contains blanks';
  if (parts.rest === '/') return 'ends with a slash';
  if (parts.rest !== '') return 'has more than scheme, host and port';
  if (parts.host === '') return 'has no host';
  if (/[^\u0020-\u007e]/.test(item)) return 'has letters outside ASCII';
  if (parts.scheme !== parts.scheme.toLowerCase() || parts.host !== parts.host.toLowerCase())
    return 'has upper-case letters';
  return isDefaultPort(parts) ? 'names the usual port' : undefined;
}

function plainOrigin(parts: Parts): string | undefined {
  const scheme = parts.scheme.toLowerCase();
  const host = parts.host.toLowerCase();
  const port = parts.port === '' || isDefaultPort({ ...parts, scheme }) ? '' : `:${parts.port}`;
  const isPlain = /^(?:https?)$/.test(scheme) && /^(?:\*\.)?(?:[a-z0-9.-]+|\[[0-9a-f:]+\])$/.test(host);
  return isPlain && !/[,\s*]/.test(parts.rest) ? `${scheme}://${host}${port}` : undefined;
}

function plainHttp(item: string): OriginTrouble | undefined {
  const parts = partsOf(item);
  if (parts?.scheme !== 'http' || isLocalHost(parts.host.replace(/^\*\./, ''))) return undefined;
  return { kind: 'http', meant: item.replace(/^http:/, 'https:') };
}

/** The origin that was meant, as a browser sends it; undefined where the text has no host that could be meant. */
export function originMeant(item: string): string | undefined {
  const text = item
    .trim()
    .replace(/^["']|["']$/g, '')
    .trim();
  if (!text.includes('://')) return bare(text).meant;
  const parts = partsOf(text);
  return parts && plainOrigin(parts);
}

/** The origins of a text that names several; undefined where one of its parts is none. */
export function originsIn(item: string): readonly string[] | undefined {
  const parts = item.split(/[\s,;]+/).filter((part) => part !== '');
  const origins = parts.flatMap((part) => (part.includes('://') ? (originMeant(part) ?? []) : []));
  return parts.length > 1 && origins.length === parts.length ? origins : undefined;
}

/** A bare host as Django before 4.0 compares it; undefined for what never was an origin. */
export function hostOfOrigin(origin: string): string | undefined {
  const parts = partsOf(origin.trim());
  if (parts === undefined || !/^(?:\*\.)?[a-z0-9.-]+$/i.test(parts.host)) return undefined;
  const port = parts.port === '' || isDefaultPort(parts) ? '' : `:${parts.port}`;
  return parts.host.replace(/^\*\./, '.').toLowerCase() + port;
}
