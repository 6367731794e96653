import type { Alternative, Bound, Guard, Step, Value } from '../../server/src/core/model/value';
import type { Uri } from '../../server/src/core/text';

/** The texts of a scenario, to show a condition as it is written. */
export type Texts = ReadonlyMap<Uri, string>;

/** Alternatives in a compact notation: `"a" when DEBUG | "b" when not DEBUG`. Only for tests, because it shows all texts. */
export function showBound(bound: readonly Alternative[], texts: Texts): string {
  if (bound.length === 0) return 'nothing';
  return bound.map((alternative) => showAlternative(alternative, texts)).join(' | ');
}

function showAlternative(alternative: Alternative, texts: Texts): string {
  const value = showValue(alternative.value, texts);
  const guards = alternative.when.map((guard) => showGuard(guard, texts));
  return guards.length === 0 ? value : `${value} when ${guards.join(' and ')}`;
}

function showGuard(guard: Guard, texts: Texts): string {
  const [kind = '', ...rest] = guard.id.split(':');
  const text = (texts.get(guard.at.uri) ?? '').slice(guard.at.span.start, guard.at.span.end);
  const source = text.replace(/\s+/g, ' ');
  switch (kind) {
    case 'env':
      return `${rest.join(':')} is ${guard.arm ? 'set' : 'not set'}`;
    case 'debug':
      return guard.arm ? 'DEBUG' : 'not DEBUG';
    case 'try':
      return guard.arm ? 'try goes well' : 'try fails';
    case 'lookup':
      return `${rest[0] ?? ''} is ${guard.arm ? '' : 'not '}${source}`;
    case 'except':
      return `${guard.arm ? '' : 'not '}${source.slice(0, source.indexOf(':'))}`;
    case 'loop':
      return 'a round is run';
    case 'refused':
      return `refused by (${source})`;
    default:
      return guard.arm ? `(${source})` : `not (${source})`;
  }
}

function showValue(value: Value, texts: Texts): string {
  switch (value.kind) {
    case 'literal':
      return showScalar(value);
    case 'sequence':
      return showItems(value, texts);
    case 'dict': {
      const entries = value.entries.map((entry) => `${showValue(entry.key, texts)}: ${showBound(entry.value, texts)}`);
      return `{${[...entries, ...(value.open ? ['…'] : [])].join(', ')}}`;
    }
    case 'call': {
      const args = value.args.map(
        ({ name, value: given }) => `${name === null ? '' : `${name}=`}${showBound(given, texts)}`,
      );
      return `${value.callee}(${args.join(', ')})`;
    }
    case 'env':
      return `env ${[value.variable, ...value.steps.map((step) => showStep(step, texts))].join(' > ')}`;
    case 'opaque':
      return `<${value.what}>`;
    case 'unknown':
      return `?${value.why.reason}${value.why.detail === undefined ? '' : ` ${value.why.detail}`}`;
  }
}

function showScalar(literal: Extract<Value, { kind: 'literal' }>): string {
  const { value } = literal;
  if (value === null) return 'None';
  if (value === true) return 'True';
  if (value === false) return 'False';
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'object') return `b${JSON.stringify(value.bytes)}`;
  return literal.float && Number.isInteger(value) ? `${String(value)}.0` : String(value);
}

function showItems(value: Extract<Value, { kind: 'sequence' }>, texts: Texts): string {
  const items = [...value.items.map((item: Bound) => showBound(item, texts)), ...(value.open ? ['…'] : [])].join(', ');
  if (value.type === 'list') return `[${items}]`;
  if (value.type === 'set') return `{${items}}`;
  return value.items.length === 1 && !value.open ? `(${items},)` : `(${items})`;
}

function showStep(step: Step, texts: Texts): string {
  switch (step.op) {
    case 'cast':
      return `${step.reader} ${step.cast}`;
    case 'method':
      return `.${step.name}(${step.args.map((arg) => showValue(arg, texts)).join(', ')})`;
    case 'builtin':
      return `${step.name}()`;
    case 'compare':
      return `${step.operator} ${showValue(step.operand, texts)}`;
    case 'items':
      return ['items', ...(step.strip ? ['stripped'] : []), ...(step.filtered ? ['not empty'] : [])].join(' ');
    case 'item':
      return `[${String(step.index)}]`;
    case 'wrap':
      return `${JSON.stringify(step.before)} + … + ${JSON.stringify(step.after)}`;
    case 'not':
    case 'opaque':
      return step.op === 'not' ? 'not' : '…';
  }
}
