import { accountSnippets } from './accounts';
import { apiSnippets } from './api';
import { dataSnippets } from './data';
import { fileSnippets } from './files';
import { httpsSnippets } from './https';
import { observabilitySnippets } from './observability';
import { readers } from './readers';
import { secretSnippets } from './secrets';
import type { ReaderWords, Snippet } from './snippet';
import { fileTemplates } from './templates';

export { readers, wordsOf } from './readers';
export type { ReaderWords, Releases, Snippet, SnippetReader, SnippetScope } from './snippet';

/** Every block of hardened settings, in the order in which a site is made safe. */
export const snippets: readonly Snippet[] = Object.freeze([
  ...fileTemplates.filter(({ scope }) => scope === 'settings'),
  ...secretSnippets,
  ...httpsSnippets,
  ...accountSnippets,
  ...dataSnippets,
  ...apiSnippets,
  ...fileSnippets,
  ...observabilitySnippets,
  ...fileTemplates.filter(({ scope }) => scope !== 'settings'),
]);

/** A snippet in the words of one reader, as an editor offers it. */
export interface OfferedSnippet {
  readonly snippet: Snippet;
  /** Null where the text reads nothing from the environment. */
  readonly words: ReaderWords | null;
  readonly text: string;
}

/** The texts that are offered to whoever types a prefix: one for each variant, and for each reader where that matters. */
export function offered(snippet: Snippet): readonly OfferedSnippet[] {
  const wanted = snippet.readers === 'offered' ? readers : readers.slice(0, 1);
  return wanted.flatMap((words) => {
    const text = snippet.text(words);
    return text === undefined ? [] : [{ snippet, words: snippet.readers === 'none' ? null : words, text }];
  });
}

/** For which releases, package or reader a text is, such as `Django 4.0 and later, django-environ`; empty for all. */
export function variantOf({ snippet, words }: Pick<OfferedSnippet, 'snippet' | 'words'>): string {
  const { django, package: of, variant } = snippet;
  const reader = words === null || (words.reader === 'os' && snippet.readers !== 'offered') ? undefined : words.reader;
  return [
    variant,
    ...(django === undefined ? [] : [releasesText('Django', django)]),
    ...(of === undefined ? [] : [releasesText(of.name, of)]),
    reader,
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}

function releasesText(name: string, { from, before }: { readonly from?: string; readonly before?: string }): string {
  if (from !== undefined && before !== undefined) return `${name} ${from} up to ${before}`;
  if (from !== undefined) return `${name} ${from} and later`;
  return before === undefined ? name : `${name} before ${before}`;
}

/** The settings that a text assigns at the start of a line, in order. */
export function settingsSetBy(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/^([A-Z][A-Z0-9_]+)(?=\[| = | \+= |\.)/gm)].map(([, name = '']) => name))];
}
