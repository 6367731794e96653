import type { Argument, ConstantValue, Expression, PythonModule, Statement, TopLevel } from '../syntax/python-tree';
import { shift, type Span, type Uri } from '../text';
import { dottedName } from './objects';
import { statementsIn, type PlacedStatement } from './statements';
import { shownParts, type ShownPart } from './shown-parts';
import type { Place } from './value';

/** What a module says in statements that set nothing: calls on their own, and what it puts into the environment. */
export interface SourceFacts {
  readonly uri: Uri;
  readonly calls: readonly WrittenCall[];
  readonly environment: readonly EnvironmentWrite[];
  /** Names of its own, no settings, that are given a plain text at module level. */
  readonly texts: readonly WrittenText[];
  /** The modules that it imports at module level, as dotted names; relative imports are left out. */
  readonly imports: readonly WrittenImport[];
}

/** `db_password = "…"`: Django takes no such name for a setting. */
export interface WrittenText {
  readonly name: string;
  readonly value: string;
  /** The text alone. */
  readonly at: Place;
  readonly tests: readonly WrittenTest[];
}

/** `import sentry_sdk` or `from corsheaders.defaults import default_headers`. */
export interface WrittenImport {
  readonly module: string;
  readonly at: Place;
}

/** A call that is a statement of its own and runs when the module is imported, such as `print(…)`. */
export interface WrittenCall {
  /** The callee as it is written, such as `logger.info`. */
  readonly callee: string;
  readonly at: Place;
  /** What its arguments hand over as it is; what goes through a function that may hide it is left out. */
  readonly shows: readonly { readonly path: readonly string[]; readonly at: Place }[];
  /** Its keyword arguments that are plain literals, such as `debug=True`. */
  readonly keywords: readonly WrittenKeyword[];
  /** Its first argument, where that is a plain text without a keyword: `init("https://…")`. */
  readonly first: { readonly value: string; readonly at: Place } | undefined;
  /** Its keyword arguments that read a variable and fall back to a text: `api_key=os.getenv("API_KEY", "…")`. */
  readonly fallbacks: readonly WrittenFallback[];
  readonly tests: readonly WrittenTest[];
  readonly alone: boolean;
}

/** A keyword argument with a literal value, as it is written. */
export interface WrittenKeyword {
  readonly name: string;
  readonly value: string | number | boolean;
  /** The value alone. */
  readonly at: Place;
}

/** A literal that takes the place of an environment variable, as it is written. */
export interface WrittenFallback {
  readonly name: string;
  readonly variable: string;
  readonly value: string;
  /** The text that it falls back to. */
  readonly at: Place;
}

/** The test of an `if` around a statement; `arm` is false where it has to come out false. */
export interface WrittenTest {
  readonly at: Place;
  readonly arm: boolean;
}

/** `os.environ["NAME"] = value` and `os.environ.setdefault("NAME", value)` at module level. */
export interface EnvironmentWrite {
  readonly variable: string;
  /** The whole statement. */
  readonly at: Place;
  /** The text, where it is a literal. */
  readonly value: string | undefined;
  readonly tests: readonly WrittenTest[];
  readonly alone: boolean;
}

interface LocalCall extends Omit<WrittenCall, 'at' | 'shows' | 'keywords' | 'first' | 'fallbacks' | 'tests'> {
  readonly at: Span;
  readonly shows: readonly ShownPart[];
  readonly keywords: readonly (Omit<WrittenKeyword, 'at'> & { readonly at: Span })[];
  readonly first: { readonly value: string; readonly at: Span } | undefined;
  readonly fallbacks: readonly (Omit<WrittenFallback, 'at'> & { readonly at: Span })[];
  readonly tests: PlacedStatement['tests'];
}

interface LocalWrite extends Omit<EnvironmentWrite, 'at' | 'tests'> {
  readonly at: Span;
  readonly tests: PlacedStatement['tests'];
}

interface LocalText extends Omit<WrittenText, 'at' | 'tests'> {
  readonly at: Span;
  readonly tests: PlacedStatement['tests'];
}

interface LocalImport {
  readonly module: string;
  readonly at: Span;
}

interface LocalFacts {
  readonly calls: readonly LocalCall[];
  readonly environment: readonly LocalWrite[];
  readonly texts: readonly LocalText[];
  readonly imports: readonly LocalImport[];
}

/** Finds facts and remembers them by statement: one that did not change is not searched again. */
export function createFactFinder(): (uri: Uri, module: PythonModule) => SourceFacts {
  const known = new WeakMap<Statement, LocalFacts>();
  const of = (node: Statement): LocalFacts => {
    const facts = known.get(node) ?? factsOf(node);
    known.set(node, facts);
    return facts;
  };
  return (uri, module) => {
    const calls: WrittenCall[] = [];
    const environment: EnvironmentWrite[] = [];
    const texts: WrittenText[] = [];
    const imports: WrittenImport[] = [];
    for (const top of module.statements) {
      const facts = of(top.node);
      for (const call of facts.calls) calls.push(placedCall(uri, top, call));
      for (const write of facts.environment) environment.push(placedWrite(uri, top, write));
      for (const text of facts.texts) texts.push(placedText(uri, top, text));
      for (const { module: name, at } of facts.imports)
        imports.push({ module: name, at: { uri, span: shift(at, top.offset) } });
    }
    return { uri, calls, environment, texts, imports };
  };
}

const noFacts: LocalFacts = { calls: [], environment: [], texts: [], imports: [] };

function factsOf(top: Statement): LocalFacts {
  // Most statements of a settings module give a name a value or import something, and hold no other statements.
  if (top.kind === 'assign' && top.targets.every(isSetting)) return noFacts;
  if (top.kind === 'import' || top.kind === 'import-from') return { ...noFacts, imports: importsOf(top) };
  const statements = statementsIn(top).filter(({ inside }) => inside !== 'function');
  return {
    calls: statements.flatMap(callOf),
    environment: statements.flatMap(environmentWrite),
    texts: statements.flatMap(writtenText),
    imports: statements.flatMap(({ node }) => importsOf(node)),
  };
}

function isSetting(target: Expression): boolean {
  return target.kind === 'name' && target.id === target.id.toUpperCase();
}

function writtenText({ node, inside, tests }: PlacedStatement): readonly LocalText[] {
  if (node.kind !== 'assign' || inside !== 'module') return [];
  const value = textOf(node.value);
  return node.targets.flatMap((target) =>
    target.kind === 'name' && !isSetting(target) && value !== undefined && node.value !== null
      ? [{ name: target.id, value, at: node.value.span, tests }]
      : [],
  );
}

function importsOf(node: Statement): readonly LocalImport[] {
  if (node.kind === 'import') return node.names.map(({ name, span }) => ({ module: name, at: span }));
  if (node.kind !== 'import-from' || node.level > 0) return [];
  return [{ module: node.module, at: node.moduleSpan }];
}

function callOf({ node, tests, alone }: PlacedStatement): readonly LocalCall[] {
  if (node.kind !== 'expression' || node.value.kind !== 'call') return [];
  const callee = dottedName(node.value.callee);
  if (callee === undefined) return [];
  const { args } = node.value;
  const shows = args.flatMap(({ value }) => shownParts(value));
  const fallbacks = args.flatMap(fallbackOf);
  const keywords = args.flatMap(keywordOf);
  return [{ callee, at: node.span, shows, keywords, first: firstText(args), fallbacks, tests, alone }];
}

function firstText([first]: readonly Argument[]): LocalCall['first'] {
  const value = first?.name === null ? textOf(first.value) : undefined;
  return first === undefined || value === undefined ? undefined : { value, at: first.value.span };
}

const reader = /(?:^|\.)(?:getenv|environ\.get|config|env|str)$/;

function fallbackOf({ name, value }: Argument): LocalCall['fallbacks'] {
  if (name === null || value.kind !== 'call' || !reader.test(dottedName(value.callee) ?? '')) return [];
  const [first, second] = value.args;
  const variable = first?.name === null ? textOf(first.value) : undefined;
  const given =
    value.args.find((argument) => argument.name === 'default') ?? (second?.name === null ? second : undefined);
  const text = textOf(given?.value);
  if (variable === undefined || given === undefined || text === undefined) return [];
  return [{ name, variable, value: text, at: given.value.span }];
}

function keywordOf({ name, value }: Argument): LocalCall['keywords'] {
  const literal = value.kind === 'constant' ? plainValue(value.value) : undefined;
  return name === null || literal === undefined ? [] : [{ name, value: literal, at: value.span }];
}

function plainValue(constant: ConstantValue): WrittenKeyword['value'] | undefined {
  switch (constant.type) {
    case 'string':
    case 'boolean':
    case 'float':
      return constant.value;
    case 'integer':
      return Number(constant.value);
    default:
      return undefined;
  }
}

const environ = /^(?:\w+\.)?environ$/;

function environmentWrite({ node, tests, alone }: PlacedStatement): readonly LocalWrite[] {
  const write =
    node.kind === 'assign' ? assigned(node) : node.kind === 'expression' ? defaulted(node.value) : undefined;
  return write === undefined ? [] : [{ ...write, at: node.span, tests, alone }];
}

type Written = Pick<LocalWrite, 'variable' | 'value'>;

function assigned({ targets, value }: Extract<Statement, { kind: 'assign' }>): Written | undefined {
  const [target, ...others] = targets;
  if (target?.kind !== 'subscript' || others.length > 0 || !isEnviron(target.object)) return undefined;
  const variable = textOf(target.index);
  return variable === undefined ? undefined : { variable, value: textOf(value) };
}

function defaulted(call: Expression): Written | undefined {
  if (call.kind !== 'call' || call.callee.kind !== 'attribute' || call.callee.name !== 'setdefault') return undefined;
  const variable = isEnviron(call.callee.object) ? textOf(call.args[0]?.value) : undefined;
  return variable === undefined ? undefined : { variable, value: textOf(call.args[1]?.value) };
}

function isEnviron(expression: Expression): boolean {
  return environ.test(dottedName(expression) ?? '');
}

function textOf(expression: Expression | null | undefined): string | undefined {
  return expression?.kind === 'constant' && expression.value.type === 'string' ? expression.value.value : undefined;
}

function placedCall(uri: Uri, { offset }: TopLevel, call: LocalCall): WrittenCall {
  const place = (span: Span): Place => ({ uri, span: shift(span, offset) });
  const shows = call.shows.map(({ path, at }) => ({ path, at: place(at) }));
  const keywords = call.keywords.map((keyword) => ({ ...keyword, at: place(keyword.at) }));
  const fallbacks = call.fallbacks.map((fallback) => ({ ...fallback, at: place(fallback.at) }));
  const first = call.first && { ...call.first, at: place(call.first.at) };
  return { ...call, at: place(call.at), shows, keywords, first, fallbacks, tests: placedTests(call.tests, place) };
}

function placedWrite(uri: Uri, { offset }: TopLevel, write: LocalWrite): EnvironmentWrite {
  const place = (span: Span): Place => ({ uri, span: shift(span, offset) });
  return { ...write, at: place(write.at), tests: placedTests(write.tests, place) };
}

function placedText(uri: Uri, { offset }: TopLevel, text: LocalText): WrittenText {
  const place = (span: Span): Place => ({ uri, span: shift(span, offset) });
  return { ...text, at: place(text.at), tests: placedTests(text.tests, place) };
}

function placedTests(tests: PlacedStatement['tests'], place: (span: Span) => Place): readonly WrittenTest[] {
  return tests.map(({ test, arm }) => ({ at: place(test.span), arm }));
}
