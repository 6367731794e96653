import { lineEnd } from '../../text';
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
  if (fallbackAt === null || fallbackAt.uri !== at.uri || fallbackAt.span.start < at.span.end) return undefined;
  const text = moduleText(settings, at.uri);
  const call = requiring(settings, read);
  const gap = text.slice(at.span.end, fallbackAt.span.start);
  const around = asksFor(settings.textOf(read.variableAt), gap)
    ? { start: at.span.start, head: '' }
    : aroundOf(text, gap, at.span.start, fallbackAt.span.end);
  if (call === undefined || around === undefined) return undefined;
  const span = { start: around.start, end: fallbackAt.span.end };
  return [{ at: { uri: at.uri, span }, newText: around.head + call }];
}

/** `… if "NAME" in os.environ else …` and `… if os.environ.get("NAME") else …`, for the very variable that is read. */
function asksFor(variable: string, gap: string): boolean {
  const [, test = ''] = /^\s+if\s+(.*?)\s+else\s+$/s.exec(gap) ?? [];
  const [, name] =
    /^(?:(["'][^"']*["'])\s+in\s+(?:os\.)?environ|(?:os\.)?(?:environ\.get|getenv)\((["'][^"']*["'])\))$/
      .exec(test)
      ?.filter((part) => part !== undefined) ?? [];
  return name !== undefined && name.slice(1, -1) === variable.slice(1, -1);
}

interface Around {
  readonly start: number;
  /** What stays in front of the read. */
  readonly head: string;
}

function aroundOf(text: string, gap: string, start: number, end: number): Around | undefined {
  if (/^\s*\bor\s*$/.test(gap)) return { start, head: '' };
  const assigned = /(?:^|[\r\n])([ \t]*)([A-Za-z_]\w*)[ \t]*=[ \t]*$/.exec(text.slice(0, start));
  const [, indent, name] = assigned ?? [];
  if (indent === undefined || name === undefined) return undefined;
  const below = `${eol}${indent}[ \\t]+${name}[ \\t]*=[ \\t]*$`;
  const test = `(?:not[ \\t]+${name}|${name}[ \\t]+is[ \\t]+None|${name}[ \\t]*==[ \\t]*(?:""|''))`;
  if (new RegExp(`^(?:${eol})+${indent}if[ \\t]+${test}:${below}`).test(gap))
    return endsBlock(text, indent.length, end) ? { start, head: '' } : undefined;
  return handlerOf(text, gap, start, end, name);
}

/** `try:`, the read, `except …:`, the fallback, each on a line of its own. */
function handlerOf(text: string, gap: string, start: number, end: number, name: string): Around | undefined {
  const tried = new RegExp(`(?:^|[\\r\\n])([ \\t]*)try:${eol}\\1[ \\t]+(${name}[ \\t]*=[ \\t]*)$`).exec(
    text.slice(0, start),
  );
  const [whole, indent, head] = tried ?? [];
  if (tried === null || whole === undefined || indent === undefined || head === undefined) return undefined;
  const handler = new RegExp(`^${eol}${indent}except\\b[^:#\\r\\n]*:${eol}${indent}[ \\t]+${name}[ \\t]*=[ \\t]*$`);
  return handler.test(gap) && endsBlock(text, indent.length, end)
    ? { start: tried.index + whole.indexOf('try:', indent.length), head }
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

/** The read as a call that stops the program when the variable is missing. */
function requiring(settings: SettingsView, read: EnvRead): string | undefined {
  const call = settings.textOf(read.at);
  const variable = settings.textOf(read.variableAt);
  if (read.required || (read.reader === 'os' && call.endsWith(']'))) return call;
  if (read.reader !== 'os') {
    const bare = call.replace(/\s*,\s*(?:default\s*=\s*)?(?:None|""|'')\s*(?=[,)])/, '');
    return new RegExp('^[\\w.]+\\(\\s*["\'][^"\'\\r\\n]*["\'](?:\\s*,\\s*cast\\s*=\\s*\\w+)?\\s*\\)$').test(bare)
      ? bare
      : undefined;
  }
  const plain = /,\s*(?:None|""|'')\s*\)$|^[^,]*$/.test(call);
  const mapping = /^(.*)\.get$/.exec(read.callee)?.[1] ?? /^(.*)\.getenv$/.exec(read.callee)?.[1]?.concat('.environ');
  return plain && mapping !== undefined ? `${mapping}[${variable}]` : undefined;
}
