/** Why an item of `ALLOWED_HOSTS` never matches a request, and what was probably meant. */
export interface HostTrouble {
  readonly because: string;
  readonly meant: string | undefined;
}

/** Django compares the host without its port, in lower case; a leading dot stands for the domain and all below it. */
export function hostTrouble(item: string): HostTrouble | undefined {
  const text = item.trim();
  if (text === '' || text === '*') return undefined;
  const because = reason(item, text);
  if (because === undefined) return undefined;
  const meant = plainHost(text.replace(/(?<=[.\w]\.\w+)[ \t]*,+$/, ''));
  return { because, meant: meant !== '' && meant !== '*' && reason(meant, meant) === undefined ? meant : undefined };
}

/** The hosts of a text that names several; undefined where one of its parts is none. */
export function hostsIn(item: string): readonly string[] | undefined {
  const parts = item.split(/[\s,;]+/).filter((part) => part !== '');
  const hosts = parts.flatMap((part) => hostTrouble(part)?.meant ?? (hostTrouble(part) === undefined ? [part] : []));
  return parts.length > 1 && hosts.length === parts.length && parts.every(isHostLike) ? hosts : undefined;
}

function isHostLike(part: string): boolean {
  return part.includes('.') || part.includes('localhost') || part.startsWith('[');
}

function reason(item: string, text: string): string | undefined {
  if (/^["'].*["']$/.test(text)) return 'has quotes around it';
  if (text.includes('://')) return 'has a scheme';
  if (text.startsWith('*.')) return 'starts with `*.`';
  if (text.includes('/')) return 'has a path';
  if (item !== text) return 'has blanks around it';
  if (/\s/.test(text)) return 'contains a blank';
  if (/^[0-9a-f]*:[0-9a-f:]*:[0-9a-f:.]*$/i.test(text)) return 'is an IPv6 address without brackets';
  if (/^(?:\[[^\]]*\]|[^:]*):\d*$/.test(text)) return 'has a port';
  if (/[^\u0020-\u007e]/.test(text)) return 'has letters outside ASCII';
  if (text.endsWith('.')) return 'ends with a dot';
  return text.includes(',') ? 'contains a comma' : undefined;
}

function plainHost(text: string): string {
  const bare = text
    .replace(/^["']|["']$/g, '')
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
    .replace(/[/?#].*$/, '')
    .replace(/^\*\./, '.');
  if (/^[0-9a-f]*:[0-9a-f:]*:[0-9a-f:.]*$/i.test(bare)) return `[${bare}]`;
  return bare.replace(/:\d*$/, '').replace(/\.$/, '').trim();
}
