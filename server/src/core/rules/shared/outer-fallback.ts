import { lineEnd, type Span } from '../../text';
import { moduleText } from './source';
import type { EnvRead, FileEdit, SettingsView } from './model';

/** Python text around a fallback: an optional comment-free line end. */
const eol = '[ \\t]*(?:\\r\\n|\\n|\\r)';

/**
 * Takes away a fallback that stands outside of the call that reads the variable: behind `or` or `else`, in the handler of a
 * missing key, or in an `if not NAME:` below. Undefined where more is written there than that.
 */
export function withoutOuterFallback(settings: SettingsView, read: EnvRead): readonly FileEdit[] | undefined {
  const { at, fallbackAt } = read;
  if (fallbackAt?.uri !== at.uri) return undefined;
  if (fallbackAt.span.end <= at.span.start) return withoutFallbackInFront(settings, read, fallbackAt.span);
  if (fallbackAt.span.start < at.span.end) return undefined;
  const text = moduleText(settings, at.uri);
  const call = requiring(settings, read);
  const gap = text.slice(at.span.end, fallbackAt.span.start);
  const variable = settings.textOf(read.variableAt);
  const around = isConditional(variable, gap)
    ? { start: at.span.start, head: '' }
    : aroundOf(text, gap, { start: at.span.start, end: fallbackAt.span.end, variable });
  if (call === undefined || around === undefined) return undefined;
  const span = { start: around.start, end: fallbackAt.span.end };
  return [{ at: { uri: at.uri, span }, newText: around.head + call }];
}

/** `NAME = "…"`, and below it the read in an `if` that asks for the variable: the read alone takes the place of both. */
function withoutFallbackInFront(
  settings: SettingsView,
  read: EnvRead,
  fallback: Span,
): readonly FileEdit[] | undefined {
  const { uri, span } = read.at;
  const text = moduleText(settings, uri);
  const call = requiring(settings, read);
  const [, indent, name] = /(?:^|[\r\n])([ \t]*)([A-Za-z_]\w*)[ \t]*=[ \t]*$/.exec(text.slice(0, fallback.start)) ?? [];
  if (call === undefined || indent === undefined || name === undefined) return undefined;
  const between = new RegExp(
    `^(?:${eol})+${indent}if[ \\t]+([^:\\r\\n]+):${eol}${indent}[ \\t]+${name}[ \\t]*=[ \\t]*$`,
  );
  const test = between.exec(text.slice(fallback.end, span.start))?.[1];
  const isPlain = test !== undefined && asksFor(settings.textOf(read.variableAt), test.trim());
  if (!isPlain || !endsBlock(text, indent.length, span.end)) return undefined;
  return [{ at: { uri, span: { start: fallback.start, end: span.end } }, newText: call }];
}

/** `… if TEST else …`, where the test is whether the very variable is there that is read. */
function isConditional(variable: string, gap: string): boolean {
  return asksFor(variable, /^\s+if\s+(.*?)\s+else\s+$/s.exec(gap)?.[1] ?? '');
}

/** `"NAME" in os.environ` and `os.environ.get("NAME")`. */
function asksFor(variable: string, test: string): boolean {
  const present = /^(["'][^"']*["'])\s+in\s+(?:os\.)?environ$/.exec(test);
  const set = /^(?:os\.)?(?:environ\.get|getenv)\((["'][^"']*["'])\)$/.exec(test);
  const name = (present ?? set)?.[1];
  return name?.slice(1, -1) === variable.slice(1, -1);
}

interface Around {
  readonly start: number;
  /** What stays in front of the read. */
  readonly head: string;
}

/** From the start of the read to the end of the fallback; the name of the variable as it is written. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly variable: string;
}

function aroundOf(text: string, gap: string, stretch: Stretch): Around | undefined {
  const { start, end } = stretch;
  if (/^\s*\bor\s*$/.test(gap)) return { start, head: '' };
  const assigned = /(?:^|[\r\n])([ \t]*)([A-Za-z_]\w*)[ \t]*=[ \t]*$/.exec(text.slice(0, start));
  const [, indent, name] = assigned ?? [];
  if (indent === undefined || name === undefined) return undefined;
  const below = `${eol}${indent}[ \\t]+${name}[ \\t]*=[ \\t]*$`;
  const test = `(?:not[ \\t]+${name}|${name}[ \\t]+is[ \\t]+None|${name}[ \\t]*==[ \\t]*(?:""|''))`;
  if (new RegExp(`^(?:${eol})+${indent}if[ \\t]+${test}:${below}`).test(gap))
    return endsBlock(text, indent.length, end) ? { start, head: '' } : undefined;
  return handlerOf(text, gap, stretch, name);
}

/** `try:`, the read, `except …:`, the fallback, each on a line of its own; the same with `if TEST:` and `else:`. */
function handlerOf(text: string, gap: string, { start, end, variable }: Stretch, name: string): Around | undefined {
  const opening = `(?:^|[\\r\\n])([ \\t]*)(try|if[ \\t]+[^:\\r\\n]+):${eol}\\1[ \\t]+(${name}[ \\t]*=[ \\t]*)$`;
  const found = new RegExp(opening).exec(text.slice(0, start));
  const [whole = '', indent = '', opener = '', head = ''] = found ?? [];
  if (found === null || (opener !== 'try' && !asksFor(variable, opener.slice(2).trim()))) return undefined;
  const closer = opener === 'try' ? 'except\\b[^:#\\r\\n]*' : 'else';
  const handler = new RegExp(`^${eol}${indent}${closer}:${eol}${indent}[ \\t]+${name}[ \\t]*=[ \\t]*$`);
  return handler.test(gap) && endsBlock(text, indent.length, end)
    ? { start: found.index + whole.indexOf(`${opener}:`, indent.length), head }
    : undefined;
}

/** True where the fallback is the last statement of a block below this indent, and no other arm follows. */
function endsBlock(text: string, indent: number, end: number): boolean {
  const line = lineEnd(text, end);
  if (text.slice(end, line).trim() !== '') return false;
  const next = text
    .slice(line)
    .split(/\r\n|\n|\r/)
    .find((each) => each.trim() !== '');
  return next === undefined || (next.search(/\S/) <= indent && !/^\s*(?:else|elif|except|finally)\b/.test(next));
}

/** Whether a read is one of `os.environ`, or of another dictionary of variables. */
export function isMapping({ reader }: EnvRead): boolean {
  return reader === 'os' || reader === 'python-dotenv';
}

/** The read as a call that stops the program when the variable is missing. */
function requiring(settings: SettingsView, read: EnvRead): string | undefined {
  const call = settings.textOf(read.at);
  const variable = settings.textOf(read.variableAt);
  if (read.required || (isMapping(read) && call.endsWith(']'))) return call;
  if (!isMapping(read)) {
    const bare = call.replace(/\s*,\s*(?:default\s*=\s*)?(?:None|""|'')\s*(?=[,)])/, '');
    return new RegExp('^[\\w.]+\\(\\s*["\'][^"\'\\r\\n]*["\'](?:\\s*,\\s*cast\\s*=\\s*\\w+)?\\s*\\)$').test(bare)
      ? bare
      : undefined;
  }
  const plain = /,\s*(?:None|""|'')\s*\)$|^[^,]*$/.test(call);
  const mapping = /^(.*)\.get$/.exec(read.callee)?.[1] ?? /^(.*)\.getenv$/.exec(read.callee)?.[1]?.concat('.environ');
  return plain && mapping !== undefined ? `${mapping}[${variable}]` : undefined;
}
