import type { Span } from '../../text';

/** What a completion is about, so that what is told of it is put together for the one that is looked at. */
export type About =
  | { readonly what: 'setting'; readonly name: string }
  | { readonly what: 'key'; readonly name: string; readonly setting: string; readonly path: readonly string[] }
  | { readonly what: 'variable'; readonly name: string }
  | { readonly what: 'text'; readonly markdown: string };

/** Something to write at the cursor, ready to show. No value of a secret is part of it. */
export interface Completion {
  readonly label: string;
  readonly kind: 'setting' | 'value' | 'class' | 'key' | 'variable';
  /** What is replaced (UTF-16 offsets), all on one line and around the cursor. */
  readonly span: Span;
  readonly insert: string;
  /** The same with tab stops, for editors that have them. */
  readonly snippet?: string;
  /** A few words beside the label. */
  readonly detail?: string;
  readonly about: About;
  readonly deprecated?: true;
  /** Smaller ones come first. */
  readonly rank: number;
  /** The place (from 0) among those of one rank where their order means something; the others go by their labels. */
  readonly order?: number;
}
