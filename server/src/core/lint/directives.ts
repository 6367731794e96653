import type { FileFacts } from '../model/model';
import type { Span } from '../text';

/**
 * `# settings-lint: ignore[a, b] reason` or `# settings-lint: ignore-file[a] reason`; `django-settings-lint`, as the command is
 * called, means the same. Another word in the place of `ignore` names no rule, so that it is reported.
 */
export interface Directive {
  /** From `settings-lint` to the closing bracket and the reason. */
  readonly at: Span;
  readonly comment: Span;
  readonly scope: 'line' | 'file';
  readonly ownLine: boolean;
  readonly ids: readonly { readonly id: string; readonly at: Span }[];
}

const pattern =
  /#\s*(?:django-)?settings-lint:\s*(?:ignore(-file)?(?![\w-])(?:\[([^\]\r\n]*)\])?|[\w-]+(?=\s*(?:[[(=:]|$)))[^#\r\n]*/gm;

/** The ignore comments of a file in order. */
export function directivesOf(facts: FileFacts): readonly Directive[] {
  const ours = facts.comments.filter(isOurs);
  return ours.flatMap((comment) =>
    [...comment.text.matchAll(pattern)].map((match) => {
      const start = comment.span.start + match.index;
      return {
        at: { start, end: start + match[0].trimEnd().length },
        comment: comment.span,
        scope: match[1] === undefined ? ('line' as const) : ('file' as const),
        ownLine: comment.ownLine,
        ids: idsIn(match[2] ?? '', start + match[0].indexOf('[') + 1),
      };
    }),
  );
}

/** Whether a file has any ignore comment. */
export function hasDirectives({ comments }: FileFacts): boolean {
  return comments.some(isOurs);
}

function isOurs({ text }: FileFacts['comments'][number]): boolean {
  return text.includes('settings-lint:');
}

function idsIn(list: string, start: number): Directive['ids'] {
  return [...list.matchAll(/[^\s,]+/g)].map((match) => {
    const at = start + match.index;
    return { id: match[0], at: { start: at, end: at + match[0].length } };
  });
}

/** Comments of other tools that excuse a credential in the source; honoured for rules about credentials only. */
export function excusesCredential(comment: string): boolean {
  return (
    /#\s*nosec\b/i.test(comment) ||
    /#\s*noqa\s*:[^#]*\bS10[567]\b/i.test(comment) ||
    /gitleaks:allow\b/.test(comment) ||
    /pragma:\s*(?:allowlist|whitelist)\s+secret\b/.test(comment)
  );
}
