/** The parts of an address of a database, broker or cache. */
export interface Address {
  readonly scheme: string;
  readonly user: string;
  readonly password: string;
  /** In lower case, without port. */
  readonly host: string;
  /** Behind `?`, without it. */
  readonly query: string;
  /** True where a character in the password ends the part of the address with user and host. */
  readonly isCutShort: boolean;
}

/** Takes an address apart as `urllib.parse.urlsplit` does; undefined for what is none, or refers to other variables. */
export function addressOf(text: string): Address | undefined {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)([^?#]*)(?:\?([^#]*))?(.*)$/i.exec(text.trim());
  if (match === null || /[<>{}]|\$[({A-Za-z]/.test(text)) return undefined;
  const [, scheme = '', authority = '', path = '', query = '', fragment = ''] = match;
  const at = authority.lastIndexOf('@');
  const login = authority.slice(0, Math.max(at, 0));
  const colon = login.indexOf(':');
  const host = authority.slice(at + 1).replace(/:\d*$/, '');
  const isCutShort = at < 0 && /^[^:@]*:(?!\d+$)[^:]+$/.test(authority) && `${path}${query}${fragment}`.includes('@');
  return {
    scheme,
    user: colon < 0 ? login : login.slice(0, colon),
    password: colon < 0 ? '' : login.slice(colon + 1),
    host: (host.split(',')[0] ?? '').toLowerCase(),
    query,
    isCutShort,
  };
}
