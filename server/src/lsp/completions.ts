import {
  CompletionItemKind,
  CompletionItemTag,
  InsertTextFormat,
  MarkupKind,
  type CompletionItem,
  type MarkupContent,
} from 'vscode-languageserver';
import type { About, Completion } from '../core/ide/completion/completion';
import type { Uri } from '../core/text';
import { isRecord } from './configuration';
import type { Conversion } from './convert';
import { plainText } from './markup';
import { rangeOf } from './texts';

/**
 * After these, completion is worth asking for without a word. Not after a bracket: whoever opens one goes on in the next line, and the
 * key that ends a line would take what is offered.
 */
export const completionTriggers: readonly string[] = ['"', "'", '='];

const kinds: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  setting: CompletionItemKind.Variable,
  value: CompletionItemKind.Value,
  class: CompletionItemKind.Class,
  key: CompletionItemKind.Property,
  variable: CompletionItemKind.Constant,
};

/** Comes back with an item that is looked at. */
interface ItemData {
  readonly uri: string;
  readonly about: About;
}

/** What is told of an item is put together when it is looked at, where the client can ask for it then. */
export function itemOf(
  completion: Completion,
  uri: Uri,
  to: Conversion,
  docOf: (about: About) => string,
): CompletionItem {
  const { label, kind, span, insert, snippet, detail, about, deprecated } = completion;
  const { profile } = to;
  const useSnippet = snippet !== undefined && profile.completion.snippets;
  const data: ItemData = { uri: to.spell(uri), about };
  return {
    label,
    kind: kinds[kind],
    ...(detail !== undefined && { detail }),
    ...(deprecated === true && profile.completion.tags && { tags: [CompletionItemTag.Deprecated] }),
    sortText: sortText(completion),
    filterText: label,
    ...(useSnippet && { insertTextFormat: InsertTextFormat.Snippet }),
    textEdit: { range: rangeOf({ uri, span }, to.texts), newText: useSnippet ? snippet : insert },
    ...(profile.completion.lazyDocs ? { data } : documentation(docOf(about), to)),
  };
}

/** Clients compare these texts letter by letter. */
function sortText({ label, rank, order }: Completion): string {
  return `${rank}${order === undefined ? '' : order.toString().padStart(3, '0')}${label}`;
}

/** The page of an item, in Markdown or without its marks, as the client shows it. */
export function documentation(
  markdown: string,
  { profile }: Pick<Conversion, 'profile'>,
): { documentation?: MarkupContent } {
  if (markdown === '') return {};
  return profile.completion.markdown
    ? { documentation: { kind: MarkupKind.Markdown, value: markdown } }
    : { documentation: { kind: MarkupKind.PlainText, value: plainText(markdown) } };
}

/** What a client sent back with an item; undefined where it is nothing that was ever offered. */
export function itemData(sent: unknown): ItemData | undefined {
  if (!isRecord(sent) || typeof sent['uri'] !== 'string') return undefined;
  const about = aboutOf(sent['about']);
  return about && { uri: sent['uri'], about };
}

function aboutOf(sent: unknown): About | undefined {
  if (!isRecord(sent)) return undefined;
  const { what, name, markdown, setting, path } = sent;
  if (what === 'text') return typeof markdown === 'string' ? { what, markdown } : undefined;
  if (typeof name !== 'string') return undefined;
  if (what === 'setting' || what === 'variable') return { what, name };
  const isPath = Array.isArray(path) && path.every((key): key is string => typeof key === 'string');
  return what === 'key' && typeof setting === 'string' && isPath ? { what, name, setting, path } : undefined;
}
