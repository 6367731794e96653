import type { Finding } from '../../core/lint/finding';
import { configSection as section } from '../../core/lint/options';
import type { Fix } from '../../core/rules/problem';
import { createLineIndex, joinUri, span, type Span, type Uri } from '../../core/text';
import { checkConfig, type ConfigIssue, type PartialOptions } from './config-values';
import { insideRepository, upToRepository } from '../files/folders';
import type { FileSource } from '../files/source';
import { tomlEntries, type TomlEntry } from '../../core/syntax/toml';

/** A `pyproject.toml` with its text. */
export interface ConfigFile {
  readonly uri: Uri;
  readonly text: string;
}

/** Where a project's configuration stands, or would be written. */
export interface ConfigHome {
  readonly uri: Uri;
  /** Null where the file does not exist. */
  readonly text: string | null;
}

/** What a `pyproject.toml` configures, and what is wrong in it. */
export interface Config {
  readonly options: PartialOptions;
  readonly findings: readonly Finding[];
  /** Where a key or value stands, for problems that only show while the project is loaded. */
  readonly locate: (path: readonly (string | number)[], part: 'key' | 'value') => Span;
}

/** True where the text has the product's section. A `pyproject.toml` without it is passed over. */
export function hasSection(text: string): boolean {
  return text.includes(section[1]) && tomlEntries(text).some(isOurs);
}

/**
 * The nearest `pyproject.toml` with our section, from `folder` upwards to the repository's root. Those that cannot be read, and
 * may have had it, are told to `unreadable` with the reason.
 */
export async function findConfig(
  source: FileSource,
  folder: Uri,
  unreadable: (uri: Uri, reason: string) => void,
): Promise<ConfigFile | null> {
  for (const parent of await upToRepository(source, folder)) {
    const uri = joinUri(parent, 'pyproject.toml');
    if ((await source.facts(uri)).type !== 'file') continue;
    const read = await source.read(uri);
    if (!read.ok) unreadable(uri, read.message);
    else if (hasSection(read.text)) return { uri, text: read.text };
  }
  return null;
}

/**
 * Where the section would be written that no `pyproject.toml` has: the nearest of them inside the repository, else a new one
 * in `folder`. Null where the nearest cannot be read, which is no reason to write another one.
 */
export async function newConfigHome(source: FileSource, folder: Uri): Promise<ConfigHome | null> {
  for (const parent of (await insideRepository(source, folder)) ?? [folder]) {
    const uri = joinUri(parent, 'pyproject.toml');
    if ((await source.facts(uri)).type === 'missing') continue;
    const read = await source.read(uri);
    return read.ok ? { uri, text: read.text } : null;
  }
  return { uri: joinUri(folder, 'pyproject.toml'), text: null };
}

/**
 * Reads the section of a configuration file. Each problem is a finding at its place with the nearest valid name;
 * where the file is no valid TOML, the product's own tables are read on their own if they can be.
 */
export async function readConfig(file: ConfigFile, ruleIds: readonly string[]): Promise<Config> {
  const entries = tomlEntries(file.text);
  const parsed = await parseSection(file.text, entries);
  const { options, issues } = checkConfig(parsed.values, ruleIds);
  const locate: Config['locate'] = (path, part) => placeOf(entries, [...section, ...path], part);
  const findings = [...parsed.errors.map((error) => syntaxFinding(file.uri, error))];
  for (const issue of issues) findings.push(issueFinding(file, issue, locate(issue.path, issue.part)));
  return { options, findings, locate };
}

interface Parsed {
  readonly values: Readonly<Record<string, unknown>>;
  readonly errors: readonly { readonly at: Span; readonly message: string }[];
}

async function parseSection(text: string, entries: readonly TomlEntry[]): Promise<Parsed> {
  // Loaded only where a project has a configuration: most runs need no TOML parser.
  const { parse, TomlError } = await import('smol-toml');
  const attempt = (part: string): Readonly<Record<string, unknown>> => sectionOf(parse(part.replace(/^\uFEFF/, '')));
  try {
    return { values: attempt(text), errors: [] };
  } catch (error) {
    const at = error instanceof TomlError ? lineSpanAt(text, error.line - 1) : span(0, 0);
    const reason = error instanceof TomlError ? firstLine(error.message) : 'it cannot be read';
    const errors = [{ at, message: `This file is not valid TOML: ${reason}.` }];
    try {
      return { values: attempt(ownTables(text, entries)), errors };
    } catch {
      return { values: {}, errors };
    }
  }
}

/** The parser quotes the source in the lines below the first one; a configuration may stand beside anything. */
function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/^Invalid TOML document: /, '').replace(/\.$/, '');
}

function lineSpanAt(text: string, line: number): Span {
  return createLineIndex(text).lineSpan(line);
}

function sectionOf(document: unknown): Readonly<Record<string, unknown>> {
  return section.reduce<Readonly<Record<string, unknown>>>((table, key) => asTable(table[key]), asTable(document));
}

/** A table of a parsed document; an empty one where the value is none. */
export function asTable(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  return Object.fromEntries(Object.entries(value));
}

/** The product's own tables cut out of a file that is broken elsewhere. */
function ownTables(text: string, entries: readonly TomlEntry[]): string {
  const headers = entries.filter(
    (entry) => text.charAt(entry.value.start) === '[' && entry.key.start > entry.value.start,
  );
  return headers
    .map((entry, index) => (isOurs(entry) ? text.slice(entry.value.start, headers[index + 1]?.value.start) : ''))
    .join('\n');
}

function isOurs(entry: TomlEntry): boolean {
  return section.every((key, index) => entry.path[index] === key);
}

/** A key that is not written (a table that is missing) is reported at the section's first place. */
function placeOf(entries: readonly TomlEntry[], path: readonly (string | number)[], part: 'key' | 'value'): Span {
  const same = (entry: TomlEntry): boolean =>
    entry.path.length === path.length && entry.path.every((key, index) => key === path[index]);
  return entries.find(same)?.[part] ?? entries.find(isOurs)?.key ?? span(0, 0);
}

function syntaxFinding(uri: Uri, error: { readonly at: Span; readonly message: string }): Finding {
  return configFinding(uri, 'configuration-invalid', error.at, error.message, []);
}

function issueFinding(file: ConfigFile, issue: ConfigIssue, at: Span): Finding {
  return configFinding(file.uri, issue.rule, at, issue.message, fixFor(file, issue, at));
}

/** Unsafe, because the guess may be wrong and a name that starts to work may switch a rule off. */
function fixFor(file: ConfigFile, issue: ConfigIssue, at: Span): readonly Fix[] {
  if (issue.nearest === undefined || at.start === at.end) return [];
  const isBare = issue.part === 'key' && /^[A-Za-z0-9_-]/.test(file.text.charAt(at.start));
  const newText = isBare ? issue.nearest : JSON.stringify(issue.nearest);
  const edits = [{ at: { uri: file.uri, span: at }, newText }];
  return [{ title: `Write \`${issue.nearest}\``, edits, safety: 'unsafe', preferred: true }];
}

/** A finding of the loader itself about a configuration file. */
export function configFinding(uri: Uri, rule: string, at: Span, message: string, fixes: readonly Fix[]): Finding {
  const subject = null;
  const none = { entries: [], django: [], cwe: [], related: [], tags: [] } as const;
  return { rule, severity: 'warning', message, at: { uri, span: at }, subject, fixes, ...none };
}
