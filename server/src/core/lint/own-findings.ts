import { knownNames, nearest } from '../rules/names';
import { ownFinding } from '../rules/own';
import { ownSeverity } from './severity';
import type { Directive } from './directives';
import type { Finding } from './finding';
import type { Ignores } from './ignore';
import type { Options } from './options';
import type { Fix, ProblemTag } from '../rules/problem';
import type { Rule } from '../rules/rule';
import type { Span, Uri } from '../text';

/** One of the product's own findings; undefined where the configuration switches it off. */
export function makeOwn(
  id: string,
  options: Options,
  at: { readonly uri: Uri; readonly span: Span },
  message: string,
  more: {
    readonly fixes?: readonly Fix[];
    readonly tags?: readonly ProblemTag[];
    readonly entries?: readonly Uri[];
  } = {},
): Finding | undefined {
  const severity = ownSeverity(id, ownFinding(id)?.severity ?? 'warning', options);
  if (severity === 'off') return undefined;
  const { fixes = [], tags = [], entries = [] } = more;
  return { rule: id, severity, message, at, subject: null, entries, django: [], cwe: [], related: [], fixes, tags };
}

/** What is wrong with the ignore comments themselves: names that do not exist, and comments that match nothing. */
export function ignoreFindings(
  ignores: Ignores,
  rules: readonly Rule[],
  options: Options,
  textOf: (uri: Uri) => string,
): readonly Finding[] {
  if (ignores.directives.length === 0) return [];
  const names = knownNames(rules);
  return ignores.directives.flatMap(({ uri, directive }) => {
    if (directive.ids.length === 0) return nameless(uri, directive, options);
    return directive.ids.flatMap(({ id, at }) => {
      if (!names.includes(id)) return unknownRule(uri, id, at, names, options);
      if (ownFinding(id) !== undefined || ignores.isUsed(uri, at)) return [];
      return unused(uri, directive, id, at, options, textOf(uri));
    });
  });
}

function nameless(uri: Uri, { at }: Directive, options: Options): readonly Finding[] {
  const message =
    'This comment names no rule and has no effect. Write the rule in brackets: `ignore[rule-id]`, or `ignore-file[rule-id]`.';
  return present(makeOwn('configuration-invalid', options, { uri, span: at }, message));
}

function unknownRule(uri: Uri, id: string, span: Span, names: readonly string[], options: Options): readonly Finding[] {
  const meant = nearest(id, names);
  const hint = meant === undefined ? 'The page of rules lists all names.' : `Did you mean \`${meant}\`?`;
  const fixes: readonly Fix[] =
    meant === undefined
      ? []
      : [
          {
            title: `Write \`${meant}\``,
            edits: [{ at: { uri, span }, newText: meant }],
            safety: 'safe',
            preferred: true,
          },
        ];
  return present(
    makeOwn('unknown-rule', options, { uri, span }, `There is no rule \`${id}\`, so this has no effect. ${hint}`, {
      fixes,
    }),
  );
}

function unused(
  uri: Uri,
  directive: Directive,
  id: string,
  span: Span,
  options: Options,
  text: string,
): readonly Finding[] {
  const where = directive.scope === 'file' ? 'in this file' : 'here';
  const message = `No finding of \`${id}\` is excused ${where}. Remove the comment before it hides the next one.`;
  const edit = { at: { uri, span: removalOf(directive, span, text) }, newText: '' };
  const fixes: readonly Fix[] = [
    { title: 'Remove the ignore comment', edits: [edit], safety: 'safe', preferred: true },
  ];
  return present(makeOwn('unused-ignore', options, { uri, span }, message, { fixes, tags: ['unnecessary'] }));
}

/** One name of several goes with its comma; the last one takes the comment along, and its line where nothing else is on it. */
function removalOf(directive: Directive, id: Span, text: string): Span {
  if (directive.ids.length > 1) return withComma(directive, id);
  const { at, comment } = directive;
  const whole = at.start === comment.start && at.end >= comment.end;
  const end = at.end;
  let start = at.start;
  while (start > 0 && /[ \t]/.test(text.charAt(start - 1))) start--;
  if (!whole || !directive.ownLine) return { start, end };
  const terminator = /^(?:\r\n|\n|\r)/.exec(text.slice(end))?.[0].length ?? 0;
  return { start, end: end + terminator };
}

function withComma({ ids }: Directive, id: Span): Span {
  const index = ids.findIndex(({ at }) => at.start === id.start);
  const next = ids[index + 1];
  const before = ids[index - 1];
  if (next !== undefined) return { start: id.start, end: next.at.start };
  return { start: before?.at.end ?? id.start, end: id.end };
}

/** A value as a list of one, or of none. */
export function present<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value];
}
