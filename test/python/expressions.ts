import type { Random } from './random';

/** The types that generated expressions keep to, so that most modules run without an exception. */
export type Type = 'str' | 'int' | 'bool' | 'list' | 'dict' | 'tuple' | 'float';

export const types: readonly Type[] = ['str', 'int', 'bool', 'list', 'dict', 'tuple', 'float'];

export const variables: readonly string[] = ['VA', 'VB', 'VC', 'VD', 'VE', 'VF'];

const words = [
  'a', 'b', 'True', 'False', '1', '0', '', 'x,y', ' a , b ', 'prod', 'dev', 'A-b', 'on', 'no', '12', 'de%f', 'q{z}', 'a/b', "it's",
  'say "x"', 'ü', 'tab\\t', 'None', 'http://h:1/p', '-3', 'AbC dEf', '  pad ',
]; // prettier-ignore

/** Names that are bound for certain, with their types. */
export interface Names {
  of(type: Type): readonly string[];
}

/** Writes random expressions of a given type over the names in reach. */
export class Expressions {
  constructor(
    readonly random: Random,
    readonly names: Names,
    readonly helpers: { of(type: Type): readonly string[] },
  ) {}

  any(depth: number): string {
    return this.of(this.random.pick(types), depth);
  }

  of(type: Type, depth: number): string {
    const { random } = this;
    const known = this.names.of(type);
    if (known.length > 0 && random.chance(depth <= 0 ? 60 : 30)) return random.pick(known);
    if (depth <= 0) return this.literal(type);
    if (random.chance(9)) return this.conditional(type, depth);
    const helpers = this.helpers.of(type);
    if (helpers.length > 0 && random.chance(12)) return random.pick(helpers);
    switch (type) {
      case 'str':
        return this.text(depth - 1);
      case 'int':
        return this.integer(depth - 1);
      case 'bool':
        return this.truth(depth - 1);
      case 'list':
        return this.list(depth - 1);
      case 'dict':
        return this.dict(depth - 1);
      case 'tuple':
        return this.tuple(depth - 1);
      case 'float':
        return this.float(depth - 1);
    }
  }

  conditional(type: Type, depth: number): string {
    const { random } = this;
    const d = depth - 1;
    if (random.chance(30)) return `(${this.of(type, d)} ${random.pick(['or', 'and'])} ${this.of(type, d)})`;
    return `(${this.of(type, d)} if ${this.of('bool', d)} else ${this.of(type, d)})`;
  }

  word(): string {
    return this.random.pick(words);
  }

  quoted(text = this.word()): string {
    return text.includes("'") ? `"${text.replace(/"/g, '\\"')}"` : `'${text}'`;
  }

  variable(): string {
    return this.random.pick(variables);
  }

  literal(type: Type): string {
    const { random } = this;
    switch (type) {
      case 'str':
        return this.quoted();
      case 'int':
        return random.pick(['0', '1', '2', '-1', '7', '60', '3600', '31_536_000', '0x1f', '10 ** 3', '2 ** 70']);
      case 'bool':
        return random.pick(['True', 'False']);
      case 'float':
        return random.pick(['0.5', '1.0', '-2.25', '1e3', '3.75']);
      case 'list':
        return `[${Array.from({ length: random.below(4) }, () => this.quoted()).join(', ')}]`;
      case 'tuple':
        return random.pick(['()', `(${this.quoted()},)`, `(${this.quoted()}, ${this.quoted()})`]);
      case 'dict':
        return random.pick([
          '{}',
          `{'k': ${this.quoted()}}`,
          `{'k': 1, 'm': [${this.quoted()}]}`,
          `{'n': {'o': True}}`,
        ]);
    }
  }

  /** A read of the environment by the standard library. */
  read(): string {
    const name = this.variable();
    return this.random.pick([
      `os.environ.get('${name}', ${this.quoted()})`,
      `os.getenv('${name}', ${this.quoted()})`,
      `os.environ.get('${name}', default=${this.quoted()})`,
      `(os.environ.get('${name}') or ${this.quoted()})`,
      `environ.get('${name}', ${this.quoted()})`,
      `(os.environ['${name}'] if '${name}' in os.environ else ${this.quoted()})`,
    ]);
  }

  text(d: number): string {
    const { random } = this;
    const s = (): string => this.of('str', d);
    return random.pick<() => string>([
      () => this.literal('str'),
      () => this.read(),
      () => this.read(),
      () => `${s()} + ${s()}`,
      () => `(${s()}) * ${random.pick(['0', '2', '3'])}`,
      () => `f"<{${this.of(random.pick(['str', 'int', 'bool', 'float']), 0).replace(/"/g, '')}}>"`.replace(/\\/g, ''),
      () => `f"{${this.names.of('str')[0] ?? "'n'"}!r}-{${this.names.of('int')[0] ?? '3'}}"`,
      () => `'%s=%s' % (${s()}, ${this.of(random.pick(types), d)})`,
      () => `'%s!' % ${this.of(random.pick(['str', 'int', 'list', 'dict', 'float', 'bool']), d)}`,
      () => `'%d' % ${this.of(random.pick(['int', 'float', 'bool']), d)}`,
      () => `'{}-{}'.format(${s()}, ${this.of('int', d)})`,
      () => `'{a}/{b}'.format(a=${s()}, b=${s()})`,
      () => `'{0}{1}{0}'.format(${s()}, ${this.of(random.pick(['list', 'int', 'tuple', 'bool']), d)})`,
      () =>
        `(${s()}).${random.pick(['lower()', 'upper()', 'strip()', 'lstrip()', 'rstrip("b ")', 'title()', 'capitalize()', "replace('a', 'Z')", "replace('', '-')", 'swapcase()', "removeprefix('a')", "removesuffix('b')", 'zfill(5)', 'casefold()', "replace('a', 'b', 1)", 'center(6)', 'ljust(4)', "strip('a')", "partition(',')[0]", "rpartition('/')[2]", "split(',')[0]", "rsplit(',', 1)[-1]", "join(['q', 'r'])", 'encode().decode()', 'expandtabs()'])}`,
      () => `${this.quoted()}.join(${this.of('list', d)})`,
      () => `${this.of('list', d)}[0]`.replace(/^\[\]/, "['z']"),
      () => `(${this.of('dict', d)}).get('${random.pick(['k', 'm', 'zz'])}', ${s()})`,
      () => `(${s()})[${random.pick([':2', '1:', '::-1', '-1:', ':-1', '1:3', ':', '::2', ':0', '5:'])}]`,
      () => `str(${this.of(random.pick(['int', 'bool', 'float', 'str', 'list', 'dict', 'tuple']), d)})`,
      () => `repr(${this.of(random.pick(['str', 'int', 'list']), d)})`,
      () => `next(iter([${s()}]))`,
      () => `dict(p=${s()}, q=1)['p']`,
      () => `(lambda v: v + ${this.quoted()})(${s()})`,
      () => `max(${s()}, ${s()})`,
      () => `${this.of('tuple', d)}[0]`.replace(/^\(\)/, "('z',)"),
      () => `json.loads('"${random.pick(['j', '1', ''])}"')`,
      () => `ast.literal_eval("'li'")`,
      () => `b'by'.decode()`,
    ])();
  }

  integer(d: number): string {
    const { random } = this;
    const i = (): string => this.of('int', d);
    return random.pick<() => string>([
      () => this.literal('int'),
      () => `int(os.environ.get('${this.variable()}', '${random.pick(['3', '0', '-1', ' 5 ', '1_0'])}') or 4)`,
      () => `(${i()}) ${random.pick(['+', '-', '*'])} (${i()})`,
      () => `(${i()}) ${random.pick(['//', '%'])} ${random.pick(['3', '-2', '7'])}`,
      () => `(${i()}) ${random.pick(['|', '&', '^'])} (${this.of(random.pick(['int', 'bool']), d)})`,
      () => `-(${i()})`,
      () => `+(${this.of('bool', d)})`,
      () => `~(${i()})`,
      () => `len(${this.of(random.pick(['list', 'str', 'dict', 'tuple']), d)})`,
      () => `len(set(${this.of('list', d)}))`,
      () => `int(${this.of(random.pick(['bool', 'float']), d)})`,
      () => `int('${random.pick(['3', ' 12 ', '-5', '+1', '0010'])}')`,
      () => `int('${random.pick(['11', '7', '10'])}', ${random.pick(['2', '8', '16'])})`.replace("'7', 2", "'1', 2"),
      () => `(${this.of('list', d)}).count(${this.of('str', d)})`,
      () => `(${this.of('str', d)}).${random.pick(['count', 'find'])}(${this.quoted()})`,
      () => `sum([${i()}, ${i()}])`,
      () => `${random.pick(['max', 'min'])}(${i()}, ${i()})`,
      () => `abs(${i()})`,
      () => `(${this.of('bool', d)}) + (${this.of('bool', d)})`,
      () => `round(${this.of('float', d)})`,
      () => `(${this.of('dict', d)}).get('i', ${i()})`,
      () => `[${i()}, ${i()}][${random.pick(['0', '1', '-1', 'True'])}]`,
      () => `strtobool('${random.pick(['yes', 'no', '1', 'off'])}')`,
      () => `json.loads('${random.pick(['1', '12', '-4'])}')`,
      () => `ord('a')`,
      () => `(${i()}) << 2`,
      () =>
        `int(timedelta(${random.pick(['days=1', 'minutes=15', 'hours=2, seconds=3', 'weeks=1', '1'])}).total_seconds())`,
    ])();
  }

  float(d: number): string {
    const { random } = this;
    const f = (): string => this.of('float', d);
    return random.pick<() => string>([
      () => this.literal('float'),
      () => `(${f()}) ${random.pick(['+', '-', '*'])} (${this.of(random.pick(['int', 'float', 'bool']), d)})`,
      () => `(${this.of('int', d)}) / ${random.pick(['2', '3', '0.5'])}`,
      () => `(${f()}) // ${random.pick(['2', '0.1'])}`,
      () => `(${f()}) % 2`,
      () => `float(${this.of(random.pick(['int', 'bool', 'float']), d)})`,
      () => `float('${random.pick(['1.5', ' 2 ', '1e3', '.5', 'inf', '1_0.5'])}')`,
      () => `-(${f()})`,
      () => `round(${f()}, 1)`,
      () => `abs(${f()})`,
      () => `timedelta(minutes=1).total_seconds()`,
    ])();
  }

  truth(d: number): string {
    const { random } = this;
    const s = (): string => this.of('str', d);
    return random.pick<() => string>([
      () => this.literal('bool'),
      () => `not ${this.of(random.pick(types), d)}`,
      () => `${this.read()} == ${this.quoted()}`,
      () => `${this.read()}.lower() in ('true', '1', 'yes', 'on')`,
      () => `${this.read()} not in ('False', '0', '')`,
      () => `${s()} ${random.pick(['==', '!=', '<', '>=', 'in', 'not in'])} ${s()}`,
      () => `${s()} ${random.pick(['in', 'not in'])} ${this.of(random.pick(['list', 'tuple', 'dict']), d)}`,
      () =>
        `${this.of('int', d)} ${random.pick(['<', '<=', '>', '==', '!='])} ${this.of(random.pick(['int', 'float', 'bool']), d)}`,
      () => `0 < ${this.of('int', d)} <= 100`,
      () => `${this.of('list', d)} ${random.pick(['==', '!='])} ${this.of(random.pick(['list', 'tuple']), d)}`,
      () => `${this.of('dict', d)} == ${this.of('dict', d)}`,
      () => `bool(${this.of(random.pick(types), d)})`,
      () => `bool(int(os.environ.get('${this.variable()}', '0') or 0))`,
      () => `bool(os.environ.get('${this.variable()}'))`,
      () => `'${this.variable()}' ${random.pick(['in', 'not in'])} os.environ`,
      () => `'${random.pick(['test', 'migrate', 'manage.py'])}' in sys.argv`,
      () => `${random.pick(['any', 'all'])}(${this.of(random.pick(['list', 'tuple']), d)})`,
      () => `any(w == ${this.quoted()} for w in ${this.of('list', d)})`,
      () => `(${s()}).${random.pick(['startswith', 'endswith'])}(${this.quoted()})`,
      () => `(${s()}).startswith(('a', 'x'))`,
      () => `(${s()}).${random.pick(['isdigit()', 'isupper()', 'islower()', 'isalpha()', 'isalnum()', 'isspace()'])}`,
      () =>
        `isinstance(${this.of(random.pick(types), d)}, ${random.pick(['str', 'int', 'list', '(list, tuple)', 'dict', 'bool'])})`,
      () => `${this.of(random.pick(types), d)} is ${random.pick(['None', 'not None', 'True'])}`,
      () => `os.environ.get('${this.variable()}') is None`,
      () => `TYPE_CHECKING`,
      () => `__name__ == '__main__'`,
      () => `DEBUG`,
      () => `not DEBUG`,
      () => `(DEBUG and ${this.of('bool', d)})`,
      () => `(seen := ${this.of('bool', d)})`,
      () => `callable(${this.of('str', d)})`,
      () => `hasattr(sys, 'argv')`,
      () => `json.loads('${random.pick(['true', 'false'])}')`,
      () => `(${this.of('bool', d)}) | (${this.of('bool', d)})`,
    ])();
  }

  list(d: number): string {
    const { random } = this;
    const l = (): string => this.of('list', d);
    const s = (): string => this.of('str', d);
    return random.pick<() => string>([
      () => `[${Array.from({ length: random.below(4) }, s).join(', ')}]`,
      () => `${l()} + ${l()}`,
      () => `[*${l()}, ${s()}]`,
      () => `[${s()}, *${this.of('tuple', d)}]`,
      () => `(${s()}).split(${random.pick(["','", "'a'", '', 'None', "',', 1"])})`,
      () => `(${s()}).splitlines()`,
      () => `${this.read()}.split(',')`,
      () => `[h.strip() for h in ${this.read()}.split(',') if h.strip()]`,
      () =>
        `[h for h in ${l()} if ${random.pick(['h', "'a' not in h", "h != 'b'", 'h.strip()', "not h.startswith('x')"])}]`,
      () => `[h.${random.pick(['upper()', 'strip()', "replace('a', 'c')"])} for h in ${l()}]`,
      () => `[f'https://{h}' for h in ${l()}]`,
      () => `[x + y for x in ['m', 'n'] for y in ${l()}]`,
      () => `[str(i) for i in range(${random.pick(['3', '1, 4', '0', '0, 6, 2', '3, 0, -1'])})]`,
      () => `[f'{i}{v}' for i, v in enumerate(${l()})]`,
      () => `[p + q for p, q in zip(${l()}, ['1', '2'])]`,
      () => `list(${this.of(random.pick(['tuple', 'list', 'str', 'dict']), d)})`,
      () => `list(filter(None, ${l()}))`,
      () => `list(map(str.strip, ${l()}))`,
      () => `list(map(lambda v: v.upper(), ${l()}))`,
      () => `list(filter(lambda v: v != 'a', ${l()}))`,
      () => `list(dict.fromkeys(${l()}))`,
      () => `sorted(${this.of(random.pick(['list', 'tuple']), d)}${random.pick(['', ', reverse=True'])})`,
      () => `sorted(set(${l()}))`,
      () => `list(reversed(${l()}))`,
      () => `(${l()})[${random.pick([':1', '1:', '::-1', '-2:', ':', '::2', '5:', ':-1'])}]`,
      () => `(${l()}) * 2`,
      () => `(${l()}).copy()`,
      () => `[k for k in ${this.of('dict', d)}]`,
      () => `list((${this.of('dict', d)}).keys())`,
      () => `[k for k, v in (${this.of('dict', d)}).items() if v]`,
      () => `json.loads('["u", "v"]')`,
      () => `ast.literal_eval("['u', 2]") and ['t']`,
    ])();
  }

  tuple(d: number): string {
    const { random } = this;
    const s = (): string => this.of('str', d);
    return random.pick<() => string>([
      () => `(${s()}, ${s()})`,
      () => `(${s()},)`,
      () => `tuple(${this.of('list', d)})`,
      () => `${this.of('tuple', d)} + ${this.of('tuple', d)}`,
      () => `tuple(h.lower() for h in ${this.of('list', d)})`,
      () => `(*${this.of('list', d)}, ${s()})`,
      () => `(${this.of('tuple', d)})[:1]`,
      () => `(${this.of('tuple', d)})[::-1]`,
    ])();
  }

  dict(d: number): string {
    const { random } = this;
    const key = (): string => random.pick(["'k'", "'m'", "'i'", "'Z'", '1', 'True']);
    const m = (): string => this.of('dict', d);
    return random.pick<() => string>([
      () => `{${key()}: ${this.any(d)}, ${key()}: ${this.any(d)}}`,
      () => `{**${m()}, ${key()}: ${this.any(d)}}`,
      () => `{${key()}: ${this.any(d)}, **${m()}}`,
      () => `(${m()} | ${m()})`,
      () => `dict(${m()}, e=${this.any(d)})`,
      () => `dict(e=${this.any(d)}, f=${this.any(d)})`,
      () => `dict([('k', ${this.any(d)})])`,
      () => `dict(**{'g': ${this.any(d)}})`,
      () => `{w: len(w) for w in ${this.of('list', d)}}`,
      () => `{w: v for w, v in (${m()}).items()}`,
      () => `{w: v for w, v in (${m()}).items() if v}`,
      () => `dict(zip(['k', 'l'], ${this.of('list', d)}))`,
      () => `(${m()}).copy()`,
      () => `{'k': {'inner': ${this.any(d)}}}`,
      () => `dict.fromkeys(${this.of('list', d)}, ${this.any(d)})`,
      () => `copy.deepcopy(${m()})`,
    ])();
  }
}
