/**
 * What kind of text a public value is. A text shows only where its setting or key is typed with a shape *and* the text has
 * that shape, so that a key pasted into the wrong setting stays hidden.
 */
export type Shape = 'host' | 'dotted' | 'word' | 'header' | 'path' | 'csp' | 'code' | 'pattern';

const patterns: Readonly<Record<Shape, RegExp>> = {
  // A host, a pattern of hosts, an address, a network or an origin; `@` would be a password's place.
  host: /^(?:[a-z][a-z0-9+.-]{0,15}:\/\/)?[\w.*:[\]-]{1,253}(?:\/\d{1,3})?\/?$/i,
  // A Python path such as `django.contrib.admin`, of an app, class or function.
  dotted: /^[A-Za-z_]\w{0,60}(?:\.[A-Za-z_]\w{0,60}){0,12}$/,
  // A member of an enumeration or a short name, possibly several with commas: `DENY`, `same-origin`, `Europe/Berlin`.
  word: /^[A-Za-z][A-Za-z_/+-]{0,39}\d{0,4}(?:,\s*[A-Za-z][A-Za-z_-]{0,39})*$/,
  header: /^[A-Za-z][A-Za-z_-]{0,60}$/,
  // A path or view name on the site itself, without host or query.
  path: /^(?:\/?[A-Za-z][\w.:-]{0,40}){0,6}\/?$/,
  csp: /^(?:'[a-z-]{1,30}'|[a-z][a-z0-9+-]{0,15}:|\*|(?:[a-z]{1,5}:\/\/)?[\w.*-]{1,253}(?::[\d*]{1,5})?\/?)$/i,
  // A regular expression for origins, with their scheme or for any text; `@` would be a password's place.
  pattern: /^(?=.*:\\?\/\\?\/|[\^.*+$]+$)[\w.*:/\\^$?+()|[\]{},-]{1,253}$/,
  // A format of dates or numbers.
  code: /^[A-Za-z%.,:\s/-]{0,40}$/,
};

/** True where the text has the shape; the empty text reveals nothing and always has it. */
export function hasShape(shape: Shape, text: string): boolean {
  return text === '' || (text.length <= 300 && patterns[shape].test(text));
}

/**
 * Which texts of a setting are public: one shape for the setting's own text and the items of its list, or shapes by key
 * path, where `*` stands for any key and list positions are left out: `*.ENGINE`, `OPTIONS.context_processors`.
 */
export type Public = Shape | Readonly<Record<string, Shape | 'key'>>;

/** The shape of the text at a key path (`[]` is the setting itself); undefined where it must not show. */
export function shapeAt(shown: Public | undefined, path: readonly string[]): Shape | undefined {
  if (shown === undefined) return undefined;
  if (typeof shown === 'string') return path.length === 0 ? shown : undefined;
  const row = Object.entries(shown).find(([pattern]) => {
    const parts = pattern.split('.');
    return parts.length === path.length && leadsAlong(parts, path);
  });
  return row === undefined || row[1] === 'key' ? undefined : row[1];
}

/** True where the last element of the path is a key that the setting documents, or an alias that a project chose. */
export function isPublicKey(shown: Public | undefined, path: readonly string[]): boolean {
  const key = path.at(-1) ?? '';
  if (/^[A-Z][A-Z_]{1,40}$/.test(key)) return true; // A configuration constant; no key or password looks like it.
  if (shown === undefined || typeof shown === 'string' || path.length === 0) return false;
  return Object.keys(shown).some((pattern) => {
    const parts = pattern.split('.');
    const named = parts[path.length - 1];
    return leadsAlong(parts, path) && (named !== '*' || /^[a-z][a-z_.-]{0,40}$/.test(key));
  });
}

/** True where the path is the pattern or a way to it; a longer path never is. */
function leadsAlong(pattern: readonly string[], path: readonly string[]): boolean {
  return pattern.length >= path.length && path.every((key, i) => pattern[i] === '*' || pattern[i] === key);
}
