import { blankedOut } from '../../text';
import { scanPython } from './source';
import { textIn } from './values';
import type { Alternative, Place, SettingsView, Value } from './model';

/** How the items of a list look when they are complete, so that one text written in two parts is told from two items. */
export type ItemShape = 'dotted' | 'host' | 'origin' | 'csp' | 'header' | 'method' | 'pattern';

const shapes: Readonly<Record<ItemShape, RegExp>> = {
  dotted: /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/,
  host: /^(?:\.?[\w-]+(?:\.[\w-]+)+|localhost|\*)$/,
  origin: /^https?:\/\/[^\s/]+$/,
  header: /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/i,
  method: /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/,
  pattern: /^\^https?:\/\/[^$]+\$$/,
  csp: /^(?:'[a-z-]+'|(?:\*\.)?[\w-]+(?:\.[\w-]+)+|[a-z]{2,8}:\/\/\S+|(?:data|blob|https|http|wss|ws):)$/,
};

/** Two or more literals that Python joins into one item although each of them is complete. */
export interface Joined {
  readonly item: Place;
  /** What the first two say; both are of a public shape. */
  readonly texts: readonly [string, string];
  /** The literals without a comma behind them. */
  readonly gaps: readonly Place[];
}

/** Finds missing commas in a list, in its source order. */
export function joinedIn(settings: SettingsView, value: Value, shape: ItemShape): readonly Joined[] {
  if (value.kind !== 'sequence') return [];
  return value.items.flatMap(([only, ...others]) =>
    only === undefined || others.length > 0 || textIn(only.value) === undefined
      ? []
      : (joinedAt(settings, only, shape) ?? []),
  );
}

/** What nearly every item is, so that most need no closer look. */
const oneLiteral = /^(?:"[^"'\\\r\n]+"|'[^"'\\\r\n]+')$/;

function joinedAt(settings: SettingsView, { at, via }: Alternative, shape: ItemShape): Joined | undefined {
  const text = settings.textOf(at);
  if (via.length > 0 || oneLiteral.test(text)) return undefined;
  const { strings, comments } = scanPython(text);
  if (strings.length < 2 || isWrapped(settings, at)) return undefined;
  const code = blankedOut(text, [...strings, ...comments]);
  const texts = strings.map(({ start, end }) => text.slice(start + 1, end - 1));
  if (!/^[\srRuU]*$/.test(code) || !texts.every((each) => shapes[shape].test(each))) return undefined;
  const gaps = strings.slice(0, -1).map(({ start, end }) => {
    return { uri: at.uri, span: { start: at.span.start + start, end: at.span.start + end } };
  });
  return { item: at, texts: [texts[0] ?? '', texts[1] ?? ''], gaps };
}

/** In parentheses of its own, a text in several parts is meant. */
function isWrapped(settings: SettingsView, { uri, span }: Place): boolean {
  const before = settings.textOf({ uri, span: { start: Math.max(0, span.start - 200), end: span.start } });
  const after = settings.textOf({ uri, span: { start: span.end, end: span.end + 200 } });
  return /\(\s*$/.test(before) && /^\s*\)/.test(after);
}
