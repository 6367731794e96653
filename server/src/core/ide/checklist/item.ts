import type { EnvFileView, SettingsView } from '../../model/view';

/**
 * What is known about one demand of the checklist where the rules are silent: only their findings say that it is not met.
 * `why` is in words, without any value of a setting.
 */
export type Verdict =
  { readonly state: 'holds'; readonly why?: string } | { readonly state: 'open'; readonly why: string };

/** Asks one entry whether a deployed site meets a demand. */
export type Proof = (view: SettingsView) => Verdict;

/** One demand of a production checklist. */
export interface ItemSpec {
  /** Kebab case, unique. */
  readonly id: string;
  /** One line without a full stop; back quotes around code. */
  readonly title: string;
  /** What to do, as Markdown. */
  readonly help: string;
  /** The rules whose findings mean that the demand is not met; nothing else does. */
  readonly rules?: readonly string[];
  /** What shows that it is met where the rules are silent. Without one, silent rules show nothing. */
  readonly proof?: Proof;
  /** The same for environment files. */
  readonly fileProof?: (file: EnvFileView) => Verdict;
  /** Whether the project uses what it is about; missing for what every site needs. */
  readonly applies?: Use;
}

/** Something that not every project has. */
export interface Use {
  /** Whether an entry has it; undefined where that is not known. */
  readonly by: (view: SettingsView) => boolean | undefined;
  /** Such as `Django REST framework`. */
  readonly name: string;
}

/** A section of the checklist, in the order in which its items are shown. */
export interface SectionSpec {
  readonly id: string;
  readonly title: string;
  readonly items: readonly ItemSpec[];
}

/** True where nothing in the project's files decides an item. */
export function isManual(item: ItemSpec): boolean {
  return item.rules === undefined && item.proof === undefined && item.fileProof === undefined;
}
