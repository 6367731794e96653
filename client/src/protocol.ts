/** What our server says beyond the language server protocol. A test holds these shapes against the server's own. */
export const rulePageMethod = 'djangoSettingsLint/rulePage';
export const rulesMethod = 'djangoSettingsLint/rules';
export const statusMethod = 'djangoSettingsLint/status';

export interface RuleEntry {
  readonly id: string;
  readonly summary: string;
}

/** How the server sees one open document; sent after each analysis. */
export interface DocumentStatus {
  readonly uri: string;
  readonly role: string;
  /** Paths are relative to the project's root. */
  readonly entries: readonly { readonly path: string; readonly role: string; readonly because: readonly string[] }[];
  readonly django: { readonly version: string; readonly from: string } | null;
  readonly findings: Readonly<Record<'error' | 'warning' | 'info' | 'hint', number>>;
  readonly preset: 'default' | 'strict';
  readonly configuration: string | null;
}

/** Sent once by the client: this client shows the status and has the command that shows a rule. */
export const initializationOptions = { status: true, showRule: true } as const;
