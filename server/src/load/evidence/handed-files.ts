import { dirname, joinUri, type Uri } from '../../core/text';

/**
 * The environment files that a process file hands to what it starts: `env_file` of a compose file, and `--env-file` of docker
 * and uv. Paths start at the file's folder; those with a variable in them are nobody's.
 */
export function handedFiles(uri: Uri, text: string): readonly Uri[] {
  const options = [...text.matchAll(/--env-file[ =]["']?([^\s"']+)/g)].map((match) => match[1] ?? '');
  return [...composeFiles(text), ...options]
    .filter((path) => path !== '' && !/[$~]/.test(path) && !path.startsWith('/'))
    .map((path) => joinUri(dirname(uri), path));
}

/** `env_file: .env`, a list in brackets, and a list of paths or of mappings with `path` below it. */
function composeFiles(text: string): readonly string[] {
  const lines = text.split(/\r?\n/);
  return lines.flatMap((line, i) => {
    const match = /^(\s*)env_file:\s*(?:&[\w-]+\s*)?(.*?)\s*(?:#.*)?$/.exec(line);
    if (match === null) return [];
    const [, indent = '', rest = ''] = match;
    if (rest !== '')
      return rest
        .replace(/^\[|\]$/g, '')
        .split(',')
        .map(plain);
    return itemsBelow(lines.slice(i + 1), indent.length);
  });
}

/** The items of a list may stand as far left as its key. */
function itemsBelow(lines: readonly string[], indent: number): readonly string[] {
  const found: string[] = [];
  for (const line of lines) {
    const item = /^(\s*)(-\s*)?(path:\s*)?(.*?)\s*(?:#.*)?$/.exec(line);
    const [, space = '', dash, key, value = ''] = item ?? [];
    if (value === '' && dash === undefined && key === undefined) continue;
    if (space.length < indent || (space.length === indent && dash === undefined)) break;
    if (key !== undefined || (dash !== undefined && !/^\w+:\s/.test(value))) found.push(plain(value));
  }
  return found;
}

function plain(value: string): string {
  return value.trim().replace(/^(["'])(.*)\1$/, '$2');
}
