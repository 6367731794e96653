import { reject, sourceOf, spanOf, type Lowering } from './python-context';
import { expression, other } from './python-dispatch';
import { numberValue } from './python-numbers';
import { named, type RawNode } from './python-raw';
import { decodeString, stringShape, type Decoded, type StringShape } from './python-strings';
import type { Expression, FormattedPart, StringPiece } from './python-tree';

/** A number; one that Python would not take is rejected. */
export function number(node: RawNode, c: Lowering): Expression {
  const value = numberValue(sourceOf(node, c));
  if (value === undefined) reject(c);
  return { kind: 'constant', value: value ?? { type: 'complex' }, span: spanOf(node, c) };
}

/** One written literal with its decoded text, before neighbours are joined. */
interface Literal {
  readonly node: RawNode;
  readonly shape: StringShape;
  readonly piece: StringPiece;
}

/** A string, or several that stand side by side and count as one. */
export function string(node: RawNode, c: Lowering): Expression {
  if (node.type !== 'concatenated_string') return lone(node, c);
  const nodes = named(node);
  const literals = nodes.map((each) => literal(each, c)).filter((each) => each !== undefined);
  if (literals.length < nodes.length || !mayStandTogether(literals)) {
    reject(c);
    return other(node, 'string', c);
  }
  if (literals.some((each) => each.shape.kind === 'template')) return template(node, literals, c);
  if (literals.some((each) => each.shape.kind === 'formatted')) return formatted(node, literals, c);
  return plain(node, literals, c);
}

/** Nearly every string stands alone. */
function lone(node: RawNode, c: Lowering): Expression {
  const only = literal(node, c);
  if (only === undefined) {
    reject(c);
    return other(node, 'string', c);
  }
  if (only.shape.kind === 'template') return template(node, [only], c);
  return only.shape.kind === 'formatted' ? formatted(node, [only], c) : plain(node, [only], c);
}

function literal(node: RawNode, c: Lowering): Literal | undefined {
  const shape = stringShape(c.text, node);
  if (shape === undefined) return undefined;
  const { prefix, quote } = shape;
  const span = spanOf(node, c);
  const content = { start: span.start + prefix.length + quote.length, end: span.end - quote.length };
  return { node, shape, piece: { prefix, quote, content, span } };
}

/** Bytes join only with bytes, and t-strings only with t-strings. */
function mayStandTogether(literals: readonly Literal[]): boolean {
  const same = (test: (shape: StringShape) => boolean): boolean =>
    literals.every((each) => test(each.shape)) || !literals.some((each) => test(each.shape));
  return same((shape) => shape.bytes) && same((shape) => shape.kind === 'template');
}

function plain(node: RawNode, literals: readonly Literal[], c: Lowering): Expression {
  let value = '';
  let isKnown = true;
  for (const { piece, shape } of literals) {
    const text = usable(decode(piece.content.start, piece.content.end, shape, c), c);
    if (text === undefined) isKnown = false;
    else value += text;
  }
  if (!isKnown) return other(node, 'character by name', c);
  const type = literals[0]?.shape.bytes === true ? 'bytes' : 'string';
  const strings = literals.map((each) => each.piece);
  const span = strings.length === 1 && strings[0] !== undefined ? strings[0].span : spanOf(node, c);
  return { kind: 'constant', value: { type, value }, strings, span };
}

/** `start` and `end` count like spans, from the start of the statement. */
function decode(start: number, end: number, shape: StringShape, c: Lowering): Decoded {
  return decodeString(c.text.slice(start + c.base, end + c.base), shape);
}

function usable(decoded: Decoded, c: Lowering): string | undefined {
  if (decoded === 'invalid') reject(c);
  return typeof decoded === 'string' ? undefined : decoded.text;
}

function template(node: RawNode, literals: readonly Literal[], c: Lowering): Expression {
  // The parts are read all the same, because that is where mistakes inside are noticed.
  for (const each of literals) partsOf(each, c);
  return other(node, 'template string', c);
}

function formatted(node: RawNode, literals: readonly Literal[], c: Lowering): Expression {
  const lists = literals.map((each) => partsOf(each, c));
  const parts = lists.filter((each) => each !== undefined).flat();
  if (lists.includes(undefined)) return other(node, 'character by name', c);
  return { kind: 'formatted', parts: joinTexts(parts), span: spanOf(node, c) };
}

function joinTexts(parts: readonly FormattedPart[]): FormattedPart[] {
  const joined: FormattedPart[] = [];
  for (const part of parts) {
    const last = joined[joined.length - 1];
    if (part.kind === 'text' && last?.kind === 'text')
      joined[joined.length - 1] = { kind: 'text', value: last.value + part.value };
    else if (part.kind === 'value' || part.value !== '') joined.push(part);
  }
  return joined;
}

/** Text and replacement fields of one literal; undefined where a text is not known. */
function partsOf({ node, piece, shape }: Literal, c: Lowering): FormattedPart[] | undefined {
  const parts: FormattedPart[] = [];
  let known = true;
  let done = piece.content.start;
  const addText = (end: number): void => {
    const text = usable(decode(done, end, shape, c), c);
    if (text === undefined) known = false;
    else parts.push({ kind: 'text', value: shape.kind === 'plain' ? text : singleBraces(text) });
  };
  for (const field of node.children.filter((child) => child.type === 'interpolation')) {
    addText(field.start - c.base);
    parts.push(...replacement(field, c));
    done = field.end - c.base;
  }
  addText(piece.content.end);
  return known ? parts : undefined;
}

function singleBraces(text: string): string {
  return text.replace(/\{\{|\}\}/g, (pair) => pair.charAt(0));
}

const conversions: ReadonlyMap<string, 's' | 'r' | 'a'> = new Map([
  ['!s', 's'],
  ['!r', 'r'],
  ['!a', 'a'],
]);

/** `{value!r:format}`; `{value=}` also writes its own source, which becomes a text part. */
function replacement(field: RawNode, c: Lowering): FormattedPart[] {
  const content = field.children.find((child) => !child.token);
  if (content === undefined) {
    reject(c);
    return [];
  }
  const written = field.children.find((child) => child.type === 'type_conversion');
  const formatted = field.children.some((child) => child.type === 'format_specifier');
  const explicit = written === undefined ? undefined : conversions.get(sourceOf(written, c));
  if (written !== undefined && explicit === undefined) reject(c);
  const shown = field.children.some((child) => child.type === '=');
  const conversion = explicit ?? (shown && !formatted ? 'r' : undefined);
  // In `{name:=10}` the grammar sees an assignment; to Python it is a name and the format `=10`.
  const misread = content.type === 'named_expression';
  const value = expression(misread ? named(content)[0] : content, c);
  const part: FormattedPart = {
    kind: 'value',
    expression: value,
    formatted: formatted || misread,
    ...(conversion && { conversion }),
  };
  return shown ? [{ kind: 'text', value: selfText(field, content, c) }, part] : [part];
}

function selfText(field: RawNode, content: RawNode, c: Lowering): string {
  const equals = c.text.indexOf('=', content.end) + 1;
  const blanks = /^(?:\s|#.*)*/.exec(c.text.slice(equals, field.end))?.[0] ?? '';
  return c.text.slice(field.start + 1, equals) + blanks.replace(/#.*/g, '');
}
