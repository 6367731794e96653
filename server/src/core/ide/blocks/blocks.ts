import { settings } from '../../django/settings';
import type { ProjectModel } from '../../model/model';
import type { EnvFileView, SettingsView } from '../../model/view';
import { entryOf, equals, has } from '../../rules/shared/values';
import { eolOf, indentAt, startsLine } from '../../rules/shared/source';
import { snippets, wordsOf, type ReaderWords, type Snippet } from '../../snippets';
import { lineEnd, basename, type Uri } from '../../text';
import { viewOf } from '../completion/complete';
import { chunksOf, entriesOf, type Chunk } from './chunks';
import { codeBlocks } from './code';
import { expanded } from './expand';
import { gitIgnoreBlocks } from './git-ignore';
import { fittingBlocks, type Fitting } from './variants';

/** A block of hardened settings, routes or ignore rules as a project needs it. */
export interface Block {
  /** The prefix of the snippet that it is made from. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** `present` where nothing of it is missing. */
  readonly state: 'missing' | 'partly' | 'present';
  /** The settings, variables, names or patterns that it adds. */
  readonly adds: readonly string[];
  /** What has to be there as well, in words. */
  readonly needs: readonly string[];
  /** Null for `present`. */
  readonly insert: Insertion | null;
}

/** A hardened block made ready for one place of one file. Offsets are in UTF-16 code units from the start of the file. */
export interface Insertion {
  readonly uri: Uri;
  /** Offset in UTF-16 units. */
  readonly offset: number;
  /** With tab stops, and as it is without them. */
  readonly snippet: string;
  readonly text: string;
  /** Lines for other places, such as an import. */
  readonly also: readonly { readonly offset: number; readonly text: string }[];
}

/**
 * The blocks that can be inserted into a file of a project: a settings module, an environment file, a URLconf, `.gitignore`, or
 * another module. Each is in the variant of the project's releases and reader, without what is there already, at the place
 * where it belongs. Missing ones come first.
 */
export function blocks(model: ProjectModel, uri: Uri): readonly Block[] {
  const text = model.project.files.get(uri);
  const found = text === undefined ? [] : blocksFor(model, uri, text);
  const order = { missing: 0, partly: 1, present: 2 };
  return [...found].sort((a, b) => order[a.state] - order[b.state] || a.needs.length - b.needs.length);
}

function blocksFor(model: ProjectModel, uri: Uri, text: string): readonly Block[] {
  const file = model.envFiles.find((one) => one.uri === uri);
  if (file !== undefined) return dotenvBlocks(file, text);
  if (basename(uri) === '.gitignore') return gitIgnoreBlocks(uri, text);
  const view = viewOf(model, uri);
  if (view === undefined) return uri.endsWith('.py') ? codeBlocks(model, uri, text) : [];
  return fittingBlocks(view, 'settings')
    .filter((one) => belongs(one, view, uri, text))
    .map((one) => settingsBlock(one, view, uri, text));
}

/** A whole module goes into an empty one; the choice of a module into a package. */
function belongs({ snippet }: Fitting, view: SettingsView, uri: Uri, text: string): boolean {
  if (snippet.isFile === true) return !/^[A-Z][A-Z0-9_]* *[:=+]/m.test(text);
  if (snippet.prefix === 'dsl-settings-init') return basename(uri) === '__init__.py' && text.trim() === '';
  return snippet.prefix !== 'dsl-env-init' || view.idiom.missingImport !== null;
}

function settingsBlock(fitting: Fitting, view: SettingsView, uri: Uri, text: string): Block {
  const chunks = chunksOf(fitting.text);
  const kept = chunks.flatMap((chunk) => missingOf(chunk, view));
  const adds = [...new Set(kept.flatMap(({ names }) => names))];
  const isThere = adds.length === 0 && chunks.some(({ names }) => names.length > 0);
  const isWhole = kept.length === chunks.length && kept.every((chunk, i) => chunk.text === chunks[i]?.text);
  const { prefix, title, description } = fitting.snippet;
  return {
    ...{ id: prefix, title, description, adds, needs: fitting.needs },
    state: isThere ? 'present' : isWhole ? 'missing' : 'partly',
    insert: isThere ? null : insertion(fitting, kept, view, uri, text),
  };
}

/** What is left of a statement where its settings, items or keys are there already. */
function missingOf(chunk: Chunk, view: SettingsView): readonly Chunk[] {
  const [name] = chunk.names;
  if (chunk.isImport || name === undefined) return [chunk];
  if (chunk.items.length > 0) {
    const there = chunk.items.filter((item) => view.get(name).judge(has(equals(item))) === true);
    return there.length > 0 ? [] : [chunk];
  }
  if (!chunk.names.every((one) => view.get(one).isAssigned)) return [chunk];
  const keys = settings.has(name) ? undefined : entriesOf(chunk.text, name);
  return keys === undefined ? [] : missingKeys(view, name, keys);
}

/** A package's dictionary that the project has is completed key by key. */
function missingKeys(view: SettingsView, name: string, keys: ReadonlyMap<string, string>): readonly Chunk[] {
  const alternatives = view.get(name).deployedAlternatives;
  const isMissing = (key: string): boolean =>
    alternatives.every(({ value }) => value.kind === 'dict' && !value.open && entryOf(value, key) === undefined);
  return [...keys]
    .filter(([key]) => isMissing(key))
    .map(([, text]) => ({ text, names: [name], items: [], isImport: false }));
}

function insertion(fitting: Fitting, kept: readonly Chunk[], view: SettingsView, uri: Uri, text: string): Insertion {
  const fresh = kept.filter((chunk) => !chunk.isImport || !text.includes(expanded(chunk.text)));
  const { above, also } = importsFor(fitting.words, fresh, view, uri, text);
  const body = [...above, ...fresh.map((chunk) => chunk.text)].join('\n');
  const offset = placeOf(chunksOf(fitting.text), view, uri, text);
  const eol = eolOf(text);
  const before = offset === 0 ? '' : /[\r\n]$/.test(text.slice(0, offset)) ? eol : eol + eol;
  const after = offset === text.length ? eol : '';
  const framed = (block: string): string => `${before}${block.split('\n').join(eol)}${after}`;
  return { uri, offset, snippet: framed(body), text: framed(expanded(body)), also };
}

/** The import that the words of a reader need, on top of the module or, where that place is not known, above the block. */
function importsFor(
  words: ReaderWords | null,
  kept: readonly Chunk[],
  view: SettingsView,
  uri: Uri,
  text: string,
): { readonly above: readonly string[]; readonly also: Insertion['also'] } {
  const none = { above: [], also: [] };
  if (words === null || isImported(words, view, uri) || kept.some(({ text: one }) => one.startsWith(words.imports)))
    return none;
  const { idiom } = view;
  if (uri === view.uri && idiom.reader === words.reader) {
    const missing = idiom.missingImport;
    if (missing === null) return none;
    return { above: [], also: [{ offset: missing.at.span.start, text: `${missing.line}${eolOf(text)}` }] };
  }
  return { above: [words.imports], also: [] };
}

const modules: Readonly<Record<ReaderWords['reader'], string>> = {
  os: 'os',
  'django-environ': 'environ',
  'python-decouple': 'decouple',
  environs: 'environs',
};

function isImported({ reader }: ReaderWords, view: SettingsView, uri: Uri): boolean {
  const own = view.sources.find((source) => source.uri === uri);
  return own?.imports.some(({ module }) => module === modules[reader]) ?? false;
}

/** Behind the last statement of the module that writes a setting of the block, else at the end. */
function placeOf(chunks: readonly Chunk[], view: SettingsView, uri: Uri, text: string): number {
  const ends = chunks
    .flatMap(({ names }) => names)
    .flatMap((name) => view.get(name).writes)
    .filter(({ statement }) => statement.uri === uri && startsLine(text, statement.span.start))
    .filter(({ statement }) => indentAt(text, statement.span.start) === '')
    .map(({ statement }) => lineEnd(text, statement.span.end));
  return ends.length === 0 ? text.length : Math.max(...ends);
}

/** The template for an example file, the one for production for all others; keys that are there are left out. */
function dotenvBlocks(file: EnvFileView, text: string): readonly Block[] {
  const wanted = file.role === 'example' ? 'dsl-dotenv' : 'dsl-dotenv-prod';
  return snippets
    .filter(({ prefix, scope }) => scope === 'dotenv' && prefix === wanted)
    .flatMap((snippet) => {
      const whole = snippet.text(wordsOf('os'));
      return whole === undefined ? [] : [dotenvBlock(snippet, whole, file, text)];
    });
}

function dotenvBlock(
  { prefix, title, description }: Pick<Snippet, 'prefix' | 'title' | 'description'>,
  whole: string,
  file: EnvFileView,
  text: string,
): Block {
  const lines = linesOf(whole);
  const kept = lines.filter(({ key }) => key === undefined || file.get(key) === undefined);
  const adds = kept.flatMap(({ key }) => key ?? []);
  const common = { id: prefix, title, description, adds, needs: [] };
  if (adds.length === 0) return { ...common, state: 'present', insert: null };
  const eol = eolOf(text);
  const before = text === '' || /[\r\n]$/.test(text) ? '' : eol;
  const framed = (body: string): string => before + body.split('\n').join(eol) + eol;
  const body = kept
    .map((line) => line.text)
    .join('\n')
    .trim();
  return {
    ...common,
    state: kept.length === lines.length ? 'missing' : 'partly',
    insert: { uri: file.uri, offset: text.length, snippet: framed(body), text: framed(expanded(body)), also: [] },
  };
}

/** Each key with the comments and empty lines above it. */
function linesOf(whole: string): readonly { readonly key: string | undefined; readonly text: string }[] {
  const found: { key: string | undefined; text: string }[] = [];
  let above: string[] = [];
  for (const line of whole.split('\n')) {
    const key = /^([A-Z][A-Z0-9_]*)=/.exec(line)?.[1];
    above.push(line);
    if (key === undefined) continue;
    found.push({ key, text: above.join('\n') });
    above = [];
  }
  return found;
}
