import { normalizeUri, uriPath, type Uri } from '../core/text';

/**
 * How files are called towards the client. Clients compare addresses as strings, so a document keeps the string that the
 * client opened it with, even after it was closed; other files are written the way VS Code writes them.
 */
export class Spellings {
  private readonly known = new Map<Uri, string>();

  /** Remembers the client's own spelling and answers the one that the product compares. */
  learn(text: string): Uri {
    const uri = normalizeUri(text);
    this.known.set(uri, text);
    return uri;
  }

  of(uri: Uri): string {
    return this.known.get(uri) ?? likeVsCode(uri);
  }
}

/** VS Code escapes everything but letters, digits and `-._~/`, the colon of a drive letter included. */
function likeVsCode(uri: Uri): string {
  const match = /^([a-z][a-z0-9+.-]*):(?:\/\/([^/?#]*))?/.exec(uri);
  if (match === null) return uri;
  const [, scheme = '', authority] = match;
  const path = uriPath(uri).split('/').map(escaped).join('/');
  const head = authority === undefined ? '' : `//${authority.replace(/[^a-z0-9\-._~%:[\]]/gi, escaped)}`;
  return `${scheme}:${head}${path}`;
}

function escaped(text: string): string {
  try {
    return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
  } catch {
    return text; // A lone surrogate has no escape; the client gets it as it is.
  }
}
