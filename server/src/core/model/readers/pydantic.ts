import type { AssignStatement, Expression, Statement } from '../../syntax/python-tree';
import { shift } from '../../text';
import { certain, isNone, mapValues, single, singleString, unknown, unknownValue } from '../bounds';
import type { Call } from '../evaluate/calls';
import { fileAt } from '../evaluate/paths';
import { importedPath, objectOf, opaque, type ClassObject } from '../objects';
import type { Bound, CallValue, CastName, Place, Value } from '../value';
import { readVariable } from './read';
import type { Reader } from './reader';

/**
 * pydantic-settings: each annotated attribute of a `BaseSettings` is a variable of its name, in capitals as people write it, with
 * what it is assigned as the fallback. Validators may make something else of a value.
 */
export const pydantic: Reader = {
  name: 'pydantic-settings',
  callImported(call, path) {
    return /^pydantic(_settings|\.fields)?\.(Field|SettingsConfigDict)$/.test(path) ? asCall(call, path) : undefined;
  },
  callObject(call, object, method) {
    if (object.type !== 'class' || method !== null) return undefined;
    const classes = settingsClasses(object, 0);
    return classes === undefined ? undefined : makeSettings(call, object, classes);
  },
};

/** What it is given, for the class to look at. */
function asCall({ args, at }: Call, path: string): Bound {
  const given = [
    ...args.positional.map((value) => ({ name: null, value })),
    ...[...args.named].map(([name, value]) => ({ name, value })),
  ];
  return args.exact ? certain({ kind: 'call', callee: path, args: given }, at) : unknown('call', at, path);
}

const root = /^pydantic(_settings)?(\.main|\.env_settings)?\.BaseSettings$/;

/** A class and what it inherits from up to `BaseSettings`, itself first; undefined where it is none or not all is known. */
function settingsClasses(of: ClassObject, depth: number): readonly ClassObject[] | undefined {
  if (depth > 20 || of.bases.length === 0) return undefined;
  const behind: ClassObject[] = [];
  for (const base of of.bases) {
    if (root.test(importedPath(base) ?? '')) continue;
    const object = objectOf(base);
    const found = object?.type === 'class' ? settingsClasses(object, depth + 1) : undefined;
    if (found === undefined) return undefined;
    behind.push(...found);
  }
  return [of, ...behind];
}

function makeSettings(call: Call, of: ClassObject, classes: readonly ClassObject[]): Bound | undefined {
  const names = new Map<string, Bound>();
  const options = optionsOf(classes);
  noteFile(call, options.get('env_file'));
  for (const one of [...classes].reverse()) {
    for (const [name, bound] of one.names) names.set(name, bound);
    for (const statement of one.node.body) {
      const field = fieldIn(statement);
      if (field !== undefined) names.set(field.name, fieldValue(call, one, field, options));
    }
  }
  for (const one of classes) for (const name of validatedBy(one)) hide(names, name, call.at);
  for (const [name, bound] of call.args.named) if (!name.startsWith('_')) names.set(name, bound);
  const made: ClassObject = { ...of, names, bases: [] };
  return call.args.exact ? certain(opaque('settings', { type: 'instance', of: made }), call.at) : undefined;
}

/** `model_config`, or the attributes of `Config`, of the class or the nearest one behind it. */
function optionsOf(classes: readonly ClassObject[]): ReadonlyMap<string, Bound> {
  const found = new Map<string, Bound>();
  for (const { names } of [...classes].reverse()) {
    const config = single(names.get('model_config') ?? []);
    const inner = objectOf(single(names.get('Config') ?? []) ?? unknownValue('operation'));
    for (const { name, value } of config?.kind === 'call' ? config.args : []) if (name !== null) found.set(name, value);
    for (const { key, value } of config?.kind === 'dict' ? config.entries : [])
      if (key.kind === 'literal' && typeof key.value === 'string') found.set(key.value, value);
    for (const [name, value] of inner?.type === 'class' ? inner.names : []) found.set(name, value);
  }
  return found;
}

function noteFile({ frame, at }: Call, path: Bound | undefined): void {
  const value = single(path ?? []);
  if (value === undefined || isNone(value)) return;
  frame.record.loads.push({
    reader: 'pydantic-settings',
    at,
    path: singleString(path) ?? null,
    file: fileAt(frame, value) ?? null,
    overrides: false,
    parsesComments: false,
    interpolates: true,
    readsUtf8: true,
    when: [...frame.path],
  });
}

interface Field {
  readonly name: string;
  readonly node: AssignStatement;
  readonly annotation: Expression;
}

function fieldIn(node: Statement): Field | undefined {
  if (node.kind !== 'assign' || node.annotation === null) return undefined;
  const [target] = node.targets;
  const isField = target?.kind === 'name' && target.id !== 'model_config' && !target.id.startsWith('_');
  return isField && typeName(node.annotation) !== 'ClassVar'
    ? { name: target.id, node, annotation: node.annotation }
    : undefined;
}

/** The name of a type without `Optional`, `Annotated` and `| None`. */
function typeName(type: Expression): string | undefined {
  switch (type.kind) {
    case 'name':
      return type.id;
    case 'attribute':
      return type.name;
    case 'binary': {
      const isNone = type.right.kind === 'constant' && type.right.value.type === 'none';
      return type.operator === '|' && isNone ? typeName(type.left) : undefined;
    }
    case 'subscript': {
      const outer = typeName(type.object);
      if (outer !== 'Optional' && outer !== 'Annotated') return outer;
      const inner = type.index.kind === 'tuple' ? type.index.items[0] : type.index;
      return inner === undefined ? undefined : typeName(inner);
    }
    default:
      return undefined;
  }
}

const casts: Readonly<Record<string, CastName>> = {
  str: 'text',
  SecretStr: 'text',
  bool: 'bool',
  int: 'int',
  float: 'float',
  list: 'json',
  List: 'json',
};

/** What `Field` is told that leaves every value as it is and refuses none. */
const harmless: ReadonlySet<string | null> = new Set([
  null,
  'default',
  'default_factory',
  'alias',
  'validation_alias',
  'env',
  'title',
  'description',
  'examples',
  'json_schema_extra',
  'repr',
  'exclude',
  'frozen',
  'deprecated',
]);

/** What the type of a field makes of a text; lists are followed as far as they hold texts. */
function castOf(annotation: Expression, type: string, field: CallValue | undefined): CastName {
  if (field?.args.some(({ name }) => !harmless.has(name)) === true) return 'other';
  const isList = type === 'list' || type === 'List';
  const item = isList && annotation.kind === 'subscript' ? typeName(annotation.index) : 'str';
  return isList && item !== 'str' ? 'other' : (casts[type] ?? 'other');
}

function fieldValue(call: Call, of: ClassObject, field: Field, config: ReadonlyMap<string, Bound>): Bound {
  const { node, name } = field;
  const place = (span: Place['span']): Place => ({
    uri: of.uri,
    span: shift(span, of.at.span.start - of.node.span.start),
  });
  const at = place(node.span);
  const assigned = node.value === null ? undefined : (of.names.get(name) ?? unknown('operation', at));
  const given = single(assigned ?? []);
  const options = given?.kind === 'call' && given.callee.endsWith('.Field') ? given : undefined;
  const fallback = options === undefined ? assigned : defaultOf(call, options);
  const nested = fallback === undefined ? undefined : objectOf(single(fallback) ?? unknownValue('operation'));
  if (nested?.type === 'instance') return fallback ?? [];
  const variable = variableOf(name, options, config);
  const type = typeName(field.annotation) ?? '';
  const cast = castOf(field.annotation, type, options);
  if (variable === undefined) return unknown('environment', at);
  return readVariable(call.frame, {
    variable,
    variableAt: place(node.targets[0]?.span ?? node.span),
    reader: 'pydantic-settings',
    callee: of.node.name,
    steps: [{ op: 'cast', reader: 'pydantic-settings', cast }],
    at,
    fallback: fallback === undefined ? null : mapValues(fallback, (value) => validated(value, type)),
    fallbackAt: node.value === null ? null : place(node.value.span),
    required: fallback === undefined,
  });
}

/** The default of `Field(…)`; undefined for `...` and where there is none. */
function defaultOf(call: Call, { args }: CallValue): Bound | undefined {
  const factory = args.find(({ name }) => name === 'default_factory')?.value;
  if (factory !== undefined) return madeBy(call, factory);
  const found = args.find(({ name }, i) => name === 'default' || (name === null && i === 0))?.value;
  const value = single(found ?? []);
  return value?.kind === 'unknown' && value.why.detail === 'ellipsis' ? undefined : found;
}

/** `Field(default_factory=DatabaseSettings)`. */
function madeBy(call: Call, factory: Bound): Bound {
  const made = objectOf(single(factory) ?? unknownValue('operation'));
  const bare: Call = { ...call, args: { positional: [], named: new Map(), nodes: [], exact: true } };
  return (made && pydantic.callObject?.(bare, made, null)) ?? unknown('call', call.at);
}

/** A variable has the prefix of the class, unless the field names one itself. */
function variableOf(
  name: string,
  field: CallValue | undefined,
  options: ReadonlyMap<string, Bound>,
): string | undefined {
  const alias = field?.args.find((arg) => ['validation_alias', 'alias', 'env'].includes(arg.name ?? ''));
  if (alias !== undefined) return singleString(alias.value);
  const prefix = options.has('env_prefix') ? singleString(options.get('env_prefix')) : '';
  if (prefix === undefined) return undefined;
  const isExact = single(options.get('case_sensitive') ?? []);
  const full = prefix + name;
  return isExact?.kind === 'literal' && isExact.value === true ? full : full.toUpperCase();
}

/** A default goes through the type as well; one that has it already stays as it is. */
function validated(value: Value, type: string): Value {
  if (value.kind === 'literal') {
    const kind = value.value === null ? 'none' : typeof value.value;
    const kept: Readonly<Record<string, string>> = { str: 'string', Literal: 'string', bool: 'boolean' };
    if (type === 'int' && kind === 'number' && value.float !== true) return value;
    if (type === 'float' && kind === 'number' && value.float === true) return value;
    if (kind === 'none' || kept[type] === kind) return value;
    // A password in disguise: it is made and printed as something else, and has the text inside.
    if (type === 'SecretStr' && kind === 'string') return value;
    return unknownValue('environment', 'the fallback goes through its type');
  }
  return value.kind === 'sequence' && /^list$/i.test(type) ? value : unknownValue('environment');
}

const validators = /(^|_)validator$|^validator$/;

/** The fields that a method of the class looks at before anybody else, `*` for all of them. */
function validatedBy({ node }: ClassObject): readonly string[] {
  const own = ['settings_customise_sources', 'model_post_init', '__init__'];
  return node.body.flatMap((statement) => {
    if (statement.kind !== 'function') return [];
    if (own.includes(statement.name)) return ['*'];
    return statement.decorators.flatMap((decorator) => {
      const call = decorator.kind === 'call' ? decorator : undefined;
      const name = typeName(call?.callee ?? decorator);
      if (name === undefined || !validators.test(name)) return [];
      const fields = call?.args.flatMap(({ value }) =>
        value.kind === 'constant' && value.value.type === 'string' ? [value.value.value] : [],
      );
      return name.startsWith('model') || name.startsWith('root') || fields === undefined ? ['*'] : fields;
    });
  });
}

function hide(names: Map<string, Bound>, name: string, at: Place): void {
  for (const each of name === '*' ? [...names.keys()] : [name]) names.set(each, unknown('call', at, 'a validator'));
}
