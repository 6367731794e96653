import type { Public } from './shapes';
import type { VersionText } from './versions';

/** What kind of value Django expects. */
export type ValueKind = 'bool' | 'int' | 'text' | 'path' | 'list' | 'dict' | 'any';

/** What Django says about one setting, in our words. Defaults and their releases stand in `defaults.generated.ts`. */
export interface SettingFacts {
  readonly name: string;
  readonly kind: ValueKind;
  /** One line of Markdown: what it does. */
  readonly doc: string;
  /** What a deployed site should have, as Markdown. */
  readonly safe?: string;
  /** Which of its texts may be shown; missing means none. */
  readonly shown?: Public;
  /** First release; missing means that the defaults say it, or that it is older than all recorded releases. */
  readonly since?: VersionText;
  readonly deprecated?: VersionText;
  /** First release without it; missing means that the defaults say it. */
  readonly removed?: VersionText;
  /** What takes its place, as Markdown. */
  readonly replacement?: string;
}
