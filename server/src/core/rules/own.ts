import type { Severity } from './problem';

/** What the product says about its own configuration, comments and limits: no rule of Django, hence without a check. */
export interface OwnFinding {
  readonly id: string;
  readonly summary: string;
  readonly why: string;
  readonly severity: Severity;
  readonly fixable: 'always' | 'sometimes' | { readonly never: string };
  readonly examples: readonly OwnExample[];
}

/** An example of a finding about the configuration itself, for its page. */
export interface OwnExample {
  readonly language: 'python' | 'toml';
  readonly code: string;
  readonly title?: string;
}

export const ownFindings: readonly OwnFinding[] = Object.freeze([
  {
    id: 'unknown-rule',
    summary: 'An ignore comment or the configuration names a rule that does not exist',
    why: 'A misspelt name has no effect, and nobody notices: the finding that it should silence stays, or the rule that it should switch on never runs.',
    severity: 'warning',
    fixable: 'sometimes',
    examples: [
      { language: 'python', code: 'DEBUG = True  # settings-lint: ignore[debug-enabeld] the demo' },
      { language: 'toml', code: '[tool.django-settings-lint.rules]\ndebug-enabeld = "off"' },
    ],
  },
  {
    id: 'unused-ignore',
    summary: 'An ignore comment matches no finding',
    why: 'What it excused is gone, or stands on another line. Left in place, the comment would hide the next finding there without anybody having thought about it.',
    severity: 'hint',
    fixable: 'always',
    examples: [{ language: 'python', code: 'DEBUG = False  # settings-lint: ignore[debug-enabled] the demo' }],
  },
  {
    id: 'unused-baseline',
    summary: 'The baseline accepts more than is found',
    why: 'What a row accepted is repaired or has moved. Left in place, the row would hide the next finding of its kind in that file without anybody having thought about it.',
    severity: 'hint',
    fixable: { never: '`django-settings-lint baseline` writes the file anew' },
    examples: [],
  },
  {
    id: 'configuration-invalid',
    summary: 'The configuration, or an ignore comment, cannot be understood',
    why: 'A key, a type or a value is not one that Settings Lint knows, so that part has no effect. Everything else in the file counts.',
    severity: 'warning',
    fixable: 'sometimes',
    examples: [
      { language: 'toml', code: '[tool.django-settings-lint]\npreset = "strikt"' },
      { language: 'python', title: 'An ignore comment names its rules', code: 'DEBUG = True  # settings-lint: ignore' },
    ],
  },
  {
    id: 'file-too-large',
    summary: 'A file of more than 1 MB is not analysed',
    why: 'Settings are small. A file of this size is usually generated or data, and reading it would make the editor slow.',
    severity: 'info',
    fixable: { never: 'leave the file out with `exclude`' },
    examples: [],
  },
  {
    id: 'rule-failed',
    summary: 'A rule stopped with an error of its own',
    why: 'This is a bug of Settings Lint, not of your settings. All other rules have run; please report it with the name of the rule.',
    severity: 'info',
    fixable: { never: 'the rule itself has to be repaired' },
    examples: [],
  },
] satisfies OwnFinding[]);

/**
 * The finding of the linter itself with this id, such as a misspelt rule name in its configuration; undefined for a rule's id.
 */
export function ownFinding(id: string): OwnFinding | undefined {
  return ownFindings.find((own) => own.id === id);
}
