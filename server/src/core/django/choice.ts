import type { VersionText } from './versions';

/** One value that Django (or the library behind a key) understands at a place of a setting. */
export interface Choice {
  /** The text, without quotes; Python source where `code` is set. */
  readonly text: string;
  readonly code?: true;
  /** What it does, as a line of Markdown. */
  readonly doc?: string;
  /** True for the one that a deployed site should have. */
  readonly safe?: true;
  readonly since?: VersionText;
  /** The first release without it. */
  readonly removed?: VersionText;
  /** The package that it belongs to, by its normalized name (PEP 503); missing for Django's own. */
  readonly package?: string;
}
