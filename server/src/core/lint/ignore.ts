import { createLineIndex, type LineIndex, type Span, type Uri } from '../text';
import { directivesOf, excusesCredential, type Directive } from './directives';
import { groupOf, type Candidate } from './candidate';
import { isAboutCredentials } from './credential-rules';
import type { FileFacts } from '../model/model';

/** The ignore comments of a project, matched against problems. */
export interface Ignores {
  /** Whether a comment excuses this problem; every comment that does is remembered as used. */
  excuses(candidate: Candidate): boolean;
  readonly directives: readonly { readonly uri: Uri; readonly directive: Directive }[];
  isUsed(uri: Uri, id: Span): boolean;
}

/**
 * The ignore comments of the files, read when a first candidate lies in them; `textOf` gives a file's text as it was analysed.
 */
export function createIgnores(files: readonly FileFacts[], textOf: (uri: Uri) => string): Ignores {
  const byUri = new Map(files.map((facts) => [facts.uri, fileIgnores(facts, textOf)]));
  const used = new Set<string>();
  return {
    excuses(candidate) {
      const file = byUri.get(candidate.problem.at.uri);
      const matching = file?.().filter((ignore) => covers(ignore, candidate)) ?? [];
      for (const ignore of matching) if (ignore.key !== null) used.add(ignore.key);
      return matching.length > 0;
    },
    directives: files.flatMap((facts) => directivesOf(facts).map((directive) => ({ uri: facts.uri, directive }))),
    isUsed: (uri, id) => used.has(keyOf(uri, id)),
  };
}

/** A line range (or a whole file, without lines) in which a rule is excused. */
interface Cover {
  readonly ids: readonly string[] | 'credentials';
  readonly spans: readonly Span[] | 'file';
  readonly key: string | null;
}

function keyOf(uri: Uri, id: Span): string {
  return `${uri} ${id.start}`;
}

function covers(cover: Cover, candidate: Candidate): boolean {
  const { rule, problem } = candidate;
  const names = [rule.id, ...(rule.aliases ?? []), groupOf(candidate)];
  const meant = cover.ids === 'credentials' ? isAboutCredentials(rule) : cover.ids.some((id) => names.includes(id));
  if (!meant) return false;
  return (
    cover.spans === 'file' ||
    cover.spans.some((span) => span.start <= problem.at.span.end && problem.at.span.start <= span.end)
  );
}

function fileIgnores(facts: FileFacts, textOf: (uri: Uri) => string): () => readonly Cover[] {
  let found: readonly Cover[] | undefined;
  return () => (found ??= coversOf(facts, textOf(facts.uri)));
}

function coversOf(facts: FileFacts, text: string): readonly Cover[] {
  if (facts.comments.length === 0) return [];
  const lines = createLineIndex(text);
  const ours = directivesOf(facts).flatMap((directive) =>
    directive.ids.map((id) => ({
      ids: [id.id],
      spans: directive.scope === 'file' ? ('file' as const) : spansOf(facts, directive.comment, lines),
      key: keyOf(facts.uri, id.at),
    })),
  );
  const others = facts.comments
    .filter((comment) => excusesCredential(comment.text))
    .map((comment) => ({ ids: 'credentials' as const, spans: spansOf(facts, comment.span, lines), key: null }));
  return [...ours, ...others];
}

/** In Python a comment covers its line and the statement that opens there; in `.env` the entry below it. */
function spansOf(facts: FileFacts, comment: Span, lines: LineIndex): readonly Span[] {
  return facts.language === 'python' ? pythonSpans(facts, comment, lines) : dotenvSpans(facts, comment, lines);
}

function pythonSpans(facts: FileFacts, comment: Span, lines: LineIndex): readonly Span[] {
  const line = lines.positionAt(comment.start).line;
  const opened = facts.statements.filter(({ start }) => lines.positionAt(start).line === line);
  return [lines.lineSpan(line), ...opened];
}

function dotenvSpans(facts: FileFacts, comment: Span, lines: LineIndex): readonly Span[] {
  const commented = new Set(facts.comments.map(({ span }) => lines.positionAt(span.start).line));
  let line = lines.positionAt(comment.start).line + 1;
  while (commented.has(line)) line++;
  return facts.statements.filter(({ start }) => lines.positionAt(start).line === line);
}
