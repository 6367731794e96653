/** What our server and its client say to each other beyond the language server protocol: the one source for both. */
export const rulePageMethod = 'djangoSettingsLint/rulePage';
export const rulesMethod = 'djangoSettingsLint/rules';
export const statusMethod = 'djangoSettingsLint/status';

/** Asked by the server: `{ uri: string, limit: number }` in bytes, answer `FileText`. */
export const readFileMethod = 'djangoSettingsLint/readFile';
/** Asked by the server: `{ uri: string, limit: number }`, answer: the file as base64, or null. */
export const readBytesMethod = 'djangoSettingsLint/readBytes';
/** Asked by the server: `{ uri: string }`, answer `FolderEntry[]`. */
export const listFolderMethod = 'djangoSettingsLint/listFolder';
/** Asked by the server: `{ uri: string }`, answer `FileFacts`. */
export const fileFactsMethod = 'djangoSettingsLint/fileFacts';

/** A text decoded as UTF-8 with a byte order mark kept, or why there is none. */
export type FileText =
  { readonly text: string } | { readonly reason: 'missing' | 'folder' | 'too-large' | 'binary' | 'unreadable' };

/** What a folder of VS Code's file systems holds under one name. */
export interface FolderEntry {
  readonly name: string;
  /** Of what a symbolic link leads to; `other` where that is neither. */
  readonly type: 'file' | 'folder' | 'other';
  readonly link: boolean;
}

/** What the client knows of a file without reading it. */
export interface FileFacts {
  readonly type: 'file' | 'folder' | 'missing';
  /** In bytes; 0 for what is no file. */
  readonly size: number;
}

/** Request `{ uri?: string }`, answer `ProjectChecklist[]`: of the project that a file belongs to, or of all projects. */
export const checklistMethod = 'djangoSettingsLint/checklist';
/** Request `{ uri?: string }`, answer `string`: the same as Markdown, for a file or a ticket. */
export const checklistMarkdownMethod = 'djangoSettingsLint/checklistMarkdown';
/** Notification without parameters, after each analysis that may have changed a checklist that was asked for. */
export const checklistChangedMethod = 'djangoSettingsLint/checklistChanged';

/** Request `{ uri: string }`, answer `HardenedBlock[]`: what can be inserted into a file of a project. */
export const blocksMethod = 'djangoSettingsLint/blocks';

/** A rule in the list to choose from. */
export interface RuleEntry {
  readonly id: string;
  readonly summary: string;
}

/** How the server sees one open document; sent after each analysis. */
export interface DocumentStatus {
  readonly uri: string;
  /** What the file is for: an entry's or environment file's role, `shared` for a module that entries import. */
  readonly role: string;
  /** Every entry of the project. Paths are relative to the project's root. */
  readonly entries: readonly { readonly path: string; readonly role: string; readonly because: readonly string[] }[];
  readonly django: { readonly version: string; readonly from: string } | null;
  /** How many there are in this document. */
  readonly findings: Readonly<Record<'error' | 'warning' | 'info' | 'hint', number>>;
  readonly preset: 'default' | 'strict';
  /** The configuration file in force. */
  readonly configuration: string | null;
}

/** The security checklist of one project. */
export interface ProjectChecklist {
  /** The address of the project's folder. */
  readonly root: string;
  /** The folder's name. */
  readonly name: string;
  readonly sections: readonly {
    readonly id: string;
    readonly title: string;
    readonly items: readonly ChecklistItem[];
  }[];
}

/**
 * `accepted`: found, but excused by a comment or switched off in the configuration. `manual`: static analysis cannot tell.
 * `not-applicable`: about something that the project does not use.
 */
export type ChecklistState = 'passed' | 'failed' | 'accepted' | 'unknown' | 'manual' | 'not-applicable';

/** An item of the checklist with what the project makes of it. */
export interface ChecklistItem {
  readonly id: string;
  /** Plain words, with back quotes around code. */
  readonly title: string;
  /** What to do, as Markdown. */
  readonly help: string;
  /** The gravest of the results. */
  readonly state: ChecklistState;
  /** One for each entry or environment file that the item speaks about; none for manual items. */
  readonly results: readonly ChecklistResult[];
}

/** What one entry or environment file makes of an item. */
export interface ChecklistResult {
  readonly subject: { readonly uri: string; readonly path: string; readonly role: string };
  readonly state: ChecklistState;
  /** Why it is so, in words; null where the places say it. */
  readonly reason: string | null;
  readonly places: readonly ChecklistPlace[];
}

/** A text because of which an item has failed. Lines and characters are from 0, in UTF-16 code units, as in LSP. */
export interface ChecklistPlace {
  readonly uri: string;
  readonly range: {
    readonly start: { readonly line: number; readonly character: number };
    readonly end: { readonly line: number; readonly character: number };
  };
  readonly message: string;
  /** The rule that found it. */
  readonly rule: string;
  /** Code actions without an edit: send one to `codeAction/resolve` to get it. */
  readonly fixes: readonly { readonly title: string; readonly kind: string; readonly data: unknown }[];
}

/** A part of settings that a project lacks, ready to insert. */
export interface HardenedBlock {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** `present` ones have nothing to insert. */
  readonly state: 'missing' | 'partly' | 'present';
  /** The settings, variables, names or patterns that it adds. */
  readonly adds: readonly string[];
  /** What has to be there as well, such as a package; plain words. */
  readonly needs: readonly string[];
  /** Null for `present`. */
  readonly insert: BlockInsert | null;
}

/** A hardened block made ready for one place. Lines and characters are from 0, in UTF-16 code units, as in LSP. */
export interface BlockInsert {
  readonly uri: string;
  /** The version of the open document that the offsets belong to; null for a file that is not open. */
  readonly version: number | null;
  readonly position: { readonly line: number; readonly character: number };
  /** As a snippet with tab stops, and as the plain text that it expands to. */
  readonly snippet: string;
  readonly text: string;
  /** Lines that go in at other places, such as an import. */
  readonly also: readonly {
    readonly position: { readonly line: number; readonly character: number };
    readonly text: string;
  }[];
}

/** The client's command that shows the page of a rule. Arguments: its id, and the page's address for clients that open that. */
export const showRuleCommand = 'djangoSettingsLint.showRule';

/**
 * Run by an action that changes other files than its own. Arguments: the action as it is resolved, and whether its user has been
 * asked already, for keybindings and programs.
 */
export const applyCommand = 'djangoSettingsLint.applyAction';

/**
 * Sent once by the client: this client shows the status, has the command that shows a rule, hands files over, and asks by itself
 * before other files are changed.
 */
export const initializationOptions = { status: true, showRule: true, files: true, confirm: true } as const;
