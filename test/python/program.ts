import { Expressions, types, variables, type Type } from './expressions';
import { readerPrelude, readerStatement } from './reader-programs';
import { Random } from './random';

/** One generated project: its modules in the order in which they can be run, the entry last. */
export interface Program {
  readonly seed: number;
  readonly modules: readonly { readonly name: string; readonly text: string }[];
  /** Environments to run it with; the first is empty. */
  readonly environments: readonly Readonly<Record<string, string>>[];
}

const texts = [
  '',
  '0',
  '1',
  'true',
  'True',
  'False',
  'off',
  'on',
  'a,b',
  ' x , y ',
  'prod',
  'dev',
  '10',
  '-3',
  'no',
  'x',
  ' ',
];

export function generateProgram(seed: number): Program {
  const random = new Random(seed);
  const environments: Record<string, string>[] = [{}];
  for (let i = 0; i < 2; i++) {
    const environment: Record<string, string> = {};
    for (const name of variables) if (random.chance(60)) environment[name] = random.pick(texts);
    environments.push(environment);
  }
  if (random.chance(70)) return { seed, environments, modules: [{ name: 'entry', text: moduleText(random, []) }] };
  return { seed, environments, modules: packageOf(random) };
}

/** A package with a base module, sometimes one between, and an entry that imports in one of the usual ways. */
function packageOf(random: Random): Program['modules'] {
  const base = moduleText(
    random,
    random.chance(25) ? [`__all__ = ['S0', 'S1', 'N_A', '_hidden']`, `_hidden = 'h'`] : [`_hidden = 'h'`],
  );
  const modules = [
    { name: 'conf', text: random.chance(30) ? `PKG = 'package'\n` : '' },
    { name: 'conf.base', text: base },
  ];
  if (random.chance(40)) modules.push({ name: 'conf.apps', text: moduleText(random, [random.pick(imports('base'))]) });
  const from = modules.length > 2 && random.chance(60) ? 'apps' : 'base';
  const lines = [random.pick(imports(from))];
  if (modules.length > 2 && random.chance(40)) lines.push(random.pick(imports('base')));
  if (random.chance(25)) lines.push(`from . import PKG`.replace('PKG', random.pick(['base', 'base as other'])));
  if (random.chance(30))
    lines.push('import conf.base as b', 'VIA = b.S0 if hasattr(b, "S0") else 0', `b.N_A = ['changed']`);
  modules.push({ name: 'conf.entry', text: moduleText(random, lines) });
  return modules;
}

function imports(module: string): readonly string[] {
  return [
    `from .${module} import *`,
    `from conf.${module} import *`,
    `from .${module} import *`,
    `from .${module} import S0, S1`,
    `from . import ${module}\nS_VIA = ${module}.S0`,
    `import conf.${module}\nS_DOT = conf.${module}.S1`,
    `import conf.${module} as alias\nS_ALIAS = alias.S0`,
    `try:\n    from .${module} import *\nexcept ImportError:\n    S0 = 'missing'`,
    `try:\n    from .local_${module} import *\nexcept ImportError:\n    FALLBACK = 'missing'`,
    `import importlib\nmod = importlib.import_module('conf.${module}')\nS_LIB = mod.S0`,
    `import importlib\nmod = importlib.import_module('.${module}', __package__)\nfor key in dir(mod):\n    if key.isupper():\n        globals()[key] = getattr(mod, key)`,
    `if os.environ.get('VA') == 'prod':\n    from .${module} import *\nelse:\n    from .base import S0`,
  ];
}

const prelude = [
  'import os, sys, json, ast, copy, contextlib',
  'from os import environ',
  'from datetime import timedelta',
  'from typing import TYPE_CHECKING',
  'from distutils.util import strtobool',
];

/** Names bound at some point of a module, with the types they have there. */
class Bindings {
  readonly #types = new Map<string, Type>();

  of(type: Type): readonly string[] {
    return [...this.#types].filter(([, own]) => own === type).map(([name]) => name);
  }

  set(name: string, type: Type): void {
    this.#types.set(name, type);
  }

  drop(name: string): void {
    this.#types.delete(name);
  }

  get names(): readonly string[] {
    return [...this.#types.keys()];
  }
}

function moduleText(random: Random, head: readonly string[]): string {
  const writer = new Writer(random);
  const lines = [...prelude, ...readerPrelude, ...head, ...writer.helpers()];
  lines.push(
    `DEBUG = ${random.pick(['False', 'True', `${writer.expressions.read()} == 'True'`, `bool(os.environ.get('VB'))`])}`,
  );
  lines.push(`N_A = ['a']`, `N_B = ['b', 'a']`);
  const count = 4 + random.below(10);
  for (let i = 0; i < count; i++) lines.push(...writer.statement(0));
  return `${lines.join('\n')}\n`;
}

class Writer {
  readonly bindings = new Bindings();
  readonly expressions: Expressions;
  readonly #calls = new Map<Type, string[]>();
  #next = 0;

  constructor(readonly random: Random) {
    this.expressions = new Expressions(random, this.bindings, { of: (type) => this.#calls.get(type) ?? [] });
  }

  /** Small functions such as settings modules define; calls of them become expressions. */
  helpers(): readonly string[] {
    const { random } = this;
    const lines: string[] = [];
    for (const [type, call, body] of helperTexts(this.expressions)) {
      if (!random.chance(35)) continue;
      lines.push(...body.split('\n'));
      this.#calls.set(type, [...(this.#calls.get(type) ?? []), call]);
    }
    return lines;
  }

  fresh(): string {
    const reuse = this.random.chance(35);
    return reuse ? `S${this.random.below(Math.max(1, this.#next))}` : `S${this.#next++}`;
  }

  /** Binds a setting to an expression and remembers its type, unless it is written below a branch. */
  bind(type: Type, nested: boolean): string {
    const name = this.fresh();
    if (nested) {
      if (!this.bindings.of(type).includes(name)) this.bindings.drop(name);
    } else this.bindings.set(name, type);
    return name;
  }

  block(level: number): readonly string[] {
    const count = 1 + this.random.below(2);
    const lines: string[] = [];
    for (let i = 0; i < count; i++) lines.push(...this.statement(level + 1));
    return lines.map((line) => `    ${line}`);
  }

  statement(level: number): readonly string[] {
    const { random } = this;
    const roll = random.below(100);
    if (roll < 38) return this.assignment(level);
    if (roll < 60) return this.change(level);
    if (roll < 66) return readerStatement(random, this.fresh(), this.expressions);
    if (level < 2 && roll < 90) return this.compound(level);
    return this.special(level);
  }

  assignment(level: number): readonly string[] {
    const type = this.random.pick(types);
    const value = this.expressions.of(type, 3);
    const name = this.bind(type, level > 0);
    return [this.random.chance(10) ? `${name}: object = ${value}` : `${name} = ${value}`];
  }

  /** A change of a name that is already bound. */
  change(level: number): readonly string[] {
    const { random, expressions: e } = this;
    const lists = this.bindings.of('list');
    const dicts = this.bindings.of('dict');
    const strings = this.bindings.of('str');
    if (dicts.length > 0 && random.chance(40)) return [dictChange(random.pick(dicts), random, e)];
    if (lists.length > 0) return [listChange(random.pick(lists), random, e)];
    if (strings.length > 0) return [`${random.pick(strings)} += ${e.of('str', 2)}`];
    return this.assignment(level);
  }

  compound(level: number): readonly string[] {
    const { random, expressions: e } = this;
    const block = (): readonly string[] => this.block(level);
    return random.pick<() => readonly string[]>([
      () => [`if ${e.of('bool', 2)}:`, ...block()],
      () => [`if ${e.of('bool', 2)}:`, ...block(), 'else:', ...block()],
      () => [`if ${e.of('bool', 2)}:`, ...block(), `elif ${e.of('bool', 2)}:`, ...block(), 'else:', ...block()],
      () => [`if ${e.read()}:`, ...block(), 'else:', ...block()],
      () => [`for item in list(${e.of(random.pick(['list', 'tuple']), 2)}):`, ...block()],
      () => [
        `for item in list(${e.of('list', 1)}):`,
        `    if ${random.pick(["item == 'a'", e.of('bool', 1)])}:`,
        `        ${random.pick(['break', 'continue'])}`,
        ...block(),
        'else:',
        ...block(),
      ],
      () => [
        `for item in ['p', 'q']:`,
        `    if os.environ.get('V' + item.upper()${random.pick(['', ", 'd'"])}):`,
        ...block().map((line) => `    ${line}`),
      ],
      () => [`for key, item in list((${e.of('dict', 1)}).items()):`, ...block()],
      () => [
        'try:',
        ...block(),
        `except ${random.pick(['KeyError', 'Exception', 'ValueError', '(KeyError, TypeError)'])}:`,
        ...block(),
      ],
      () => [
        'try:',
        `    T1 = ${e.any(1)}`,
        `    T2 = os.environ['${e.variable()}']`,
        `    T3 = ${e.any(1)}`,
        'except KeyError:',
        ...block(),
        ...(random.chance(30) ? ['else:', ...block()] : []),
        ...(random.chance(30) ? ['finally:', ...block()] : []),
      ],
      () => [
        'try:',
        `    import ${random.pick(['missing_package', 'json', 'os.path'])}`,
        ...block(),
        'except ImportError:',
        ...block(),
      ],
      () => [
        'with contextlib.suppress(KeyError, Exception):',
        ...block(),
        `    T4 = os.environ['${e.variable()}']`,
        ...block(),
      ],
      () => [
        `match ${e.read()}:`,
        `    case ${e.quoted()}:`,
        ...block().map((line) => `    ${line}`),
        `    case ${e.quoted()} | ${e.quoted()}:`,
        ...block().map((line) => `    ${line}`),
        '    case _:',
        ...block().map((line) => `    ${line}`),
      ],
      () => [`if (found := ${e.read()}):`, `    W1 = found.split(',')`, ...block()],
      () => ['counter = 0', 'while counter < 2:', '    counter += 1', ...block()],
      () => [`if ${random.pick(['DEBUG', 'not DEBUG'])}:`, ...block()],
    ])();
  }

  special(level: number): readonly string[] {
    const { random, expressions: e } = this;
    const nested = level > 0;
    const type = random.pick(types);
    return random.pick<() => readonly string[]>([
      () => {
        const value = e.of(type, 2);
        return [`${this.bind(type, nested)} = ${this.bind(type, nested)} = ${value}`];
      },
      () => {
        const [a, b] = [e.of(type, 2), e.of('str', 2)];
        return [`${this.bind(type, nested)}, ${this.bind('str', nested)} = ${a}, ${b}`];
      },
      () => [`U1, *U2 = ${e.of('tuple', 1)}`],
      () => [`(U3, U4), U5 = ('u', 'v'), ${e.of('str', 1)}`],
      () => [`globals()['${this.bind(type, true)}'] = ${e.of(type, 2)}`],
      () => [`globals().update(${this.bind('str', true)}=${e.of('str', 1)}, G2=${e.of('list', 1)})`],
      () => [`globals().update({'${this.bind('str', true)}': ${e.of('str', 1)}})`],
      () => [`setattr(sys.modules[__name__], '${this.bind('str', true)}', ${e.of('str', 2)})`],
      () => [`vars()['${this.bind('int', true)}'] = ${e.of('int', 1)}`],
      () => [`S_READ = globals().get('${this.fresh()}', ${e.of('str', 1)})`],
      () => (this.bindings.names.length === 0 ? ['pass'] : dropped(this.bindings, random)),
      () => [`${e.of('bool', 2)} and N_A.append(${e.of('str', 1)})`],
      () => [`N_A.append('one') if ${e.of('bool', 2)} else N_A.append('two')`],
      () => [`N_B = N_A`, `N_B.append(${e.of('str', 1)})`],
      () => [`N_A = N_B = []`, `N_B += [${e.of('str', 1)}]`],
      () => [
        `N_D = {'l': N_A, 'd': {}}`,
        `N_D['l'].append(${e.of('str', 1)})`,
        `N_E = dict(N_D)`,
        `N_E['d']['x'] = ${e.any(1)}`,
      ],
      () => [`N_E = copy.copy(N_D) if 'N_D' in globals() else {'d': {}}`, `N_E['d']['y'] = 1`, `N_E['new'] = 2`],
      () => [`for part in [N_A, N_B]:`, `    part.append('each')`],
      () => [`for name in ${e.of('list', 1)}:`, `    N_A.append(name)`],
      () => [`os.environ.setdefault('${e.variable()}', ${e.quoted()})`, `S_SET = ${e.read()}`],
      () => [`os.environ['${e.variable()}'] = ${e.of('str', 1)}`, `S_PUT = ${e.read()}`],
      () => [`os.environ.pop('${e.variable()}', None)`, `S_POP = ${e.read()}`],
      () => [`del os.environ['${e.variable()}']`],
      () => [`os.environ.update(${e.variable()}=${e.of('str', 1)})`, `S_UPD = ${e.read()}`],
      () => [`assert ${e.of('bool', 1)}, 'no'`],
      () => [`if ${e.of('bool', 2)}:`, `    raise ValueError('no')`],
      () => [`if ${e.of('bool', 1)}:`, `    sys.exit(1)`],
      () => [`exec("X1 = 'exec'\\nX2 = [1]")`],
      () => [
        `class Box${random.pick(['', '(object)'])}:`,
        `    A = ${e.any(1)}`,
        `    B = A`,
        `    def get(self, q=3):`,
        `        return q`,
        `    @property`,
        `    def prop(self):`,
        `        return 'p'`,
        `    @staticmethod`,
        `    def st(x):`,
        `        return x`,
        `    @classmethod`,
        `    def cl(cls):`,
        `        return cls.A`,
        `class Sub(Box):`,
        `    A = 'sub'`,
        `    def __init__(self):`,
        `        self.B = 'init'`,
        `K1 = Box.A`,
        `K2 = Box().get(${e.of('int', 0)})`,
        `K3 = Sub.B`,
        `K4 = Sub().B`,
        `K5 = Box().prop`,
        `K6 = Box.st(${e.of('str', 0)})`,
        `K7 = Sub.cl()`,
        `K8 = Sub().A`,
      ],
      () => [
        `import enum`,
        `class Kind(enum.Enum):`,
        `    ONE = 'one'`,
        `K9 = Kind.ONE == 'one'`,
        `K10 = Kind.ONE.value`,
      ],
      () => [
        `def later():`,
        `    return LATE`,
        `LATE = ${e.of('str', 1)}`,
        `S_LATE = later()`,
        `LATE = 'changed'`,
        `S_LATE2 = later()`,
      ],
      () => [
        `def setting(*, development, production):`,
        `    return production if ${e.read()} == 'prod' else development`,
        `S_DEVP = setting(development=${e.of('str', 1)}, production=${e.of('str', 1)})`,
      ],
      () => [
        `def writes(value):`,
        `    global G1`,
        `    if ${e.of('bool', 1)}:`,
        `        G1 = value`,
        `G1 = 'before'`,
        `writes(${e.of('str', 1)})`,
      ],
      () => [
        `def grow(target, item='i'):`,
        `    target.append(item)`,
        `    return target`,
        `N_F = ['f']`,
        `N_G = grow(N_F, ${e.of('str', 1)})`,
        `N_H = grow(N_F)`,
      ],
      () => [
        `def memo(item, seen=[]):`,
        `    seen.append(item)`,
        `    return list(seen)`,
        `M1 = memo('1')`,
        `M2 = memo('2')`,
      ],
      () => [
        `def outer(a):`,
        `    def inner(b):`,
        `        return a + b`,
        `    return inner`,
        `C1 = outer(${e.of('str', 1)})('z')`,
      ],
      () => [`fs = [lambda: i for i in ['x', 'y']]`, `C2 = fs[0]()`],
      () => [`gen = (w for w in ['g', 'h'])`, `C3 = list(gen)`, `C4 = list(gen)`],
      () => [`mp = map(str, [1, 2])`, `C5 = tuple(mp)`, `C6 = tuple(mp)`],
      () => [`list = tuple`, `C7 = list([1])`, `del list`],
      () => [`def str(x):`, `    return 'shadow'`, `C8 = str(3)`, `del str`],
      () => [`nums = [3, 1, 2]`, `nums.sort()`, `nums[0] = 9`, `nums[1:2] = [7, 8]`, `del nums[0]`, `C9 = nums`],
      () => [`def fact(n):`, `    return 1 if n < 2 else n * fact(n - 1)`, `C10 = fact(5)`],
      () => [`C11 = [x for x in range(3) if x][0]`, `C12 = {k: v for k, v in zip('ab', 'cd')}`, `C13 = 'a' 'b' "c"`],
      () => [`C14 = {**{'a': 1}, 'a': 2, 'b': 3}`, `C15 = len(C14)`, `C16 = [*C14]`],
      () => [`C17 = {'a': 1, 'a': 2}`, `C18 = len(C17)`, `C19 = sorted(C17.values())`],
      () => [`ns = type('NS', (), {'a': 1})`, `C20 = ns.a`],
      () => [
        `from types import SimpleNamespace`,
        `sn = SimpleNamespace(a='x')`,
        `C21 = sn.a`,
        `sn.a = 'y'`,
        `C22 = sn.a`,
      ],
      () => [
        `from collections import OrderedDict, defaultdict`,
        `C23 = OrderedDict([('a', 1)])`,
        `dd = defaultdict(list)`,
        `dd['q'].append('r')`,
        `C24 = dd['q']`,
      ],
      () => [`import logging`, `C25 = logging.INFO`, `C26 = os.path.join('a', 'b')`, `C27 = os.sep`],
      () => [`C28 = (lambda *a, **k: (a, k))(1, 2, x='y')`],
      () => [`C29 = 'abc' if isinstance(DEBUG, bool) else 'def'`],
      () => [
        `C30 = [1, 2] == (1, 2)`,
        `C31 = 1 == True`,
        `C32 = 'a' in {'a': 1}`,
        `C33 = {1, 2} == {2, 1}`,
        `C34 = 1 in [True]`,
      ],
      () => [
        `def early(v):`,
        `    if not v:`,
        `        return 'none'`,
        `    for w in v:`,
        `        if w == 'b':`,
        `            return w`,
        `    return 'end'`,
        `C35 = early(${e.of('list', 1)})`,
      ],
      () => [
        `def tries(v):`,
        `    try:`,
        `        return int(v)`,
        `    except ValueError:`,
        `        return -1`,
        `    finally:`,
        `        pass`,
        `C36 = tries(${e.of('str', 1)})`,
      ],
      () => [`def always():`, `    try:`, `        return 1`, `    finally:`, `        return 2`, `C37 = always()`],
      () => [
        `def star(a, b='d', *rest, key='k', **more):`,
        `    return [a, b, list(rest), key, sorted(more)]`,
        `C38 = star('1', *['2', '3'], z=1, **{'key': 'q'})`,
      ],
    ])();
  }
}

function dropped(bindings: Bindings, random: Random): readonly string[] {
  const name = random.pick(bindings.names);
  bindings.drop(name);
  return [`del ${name}`];
}

function listChange(name: string, random: Random, e: Expressions): string {
  const s = (): string => e.of('str', 1);
  return random.pick<() => string>([
    () => `${name} += ${e.of(random.pick(['list', 'tuple', 'list']), 2)}`,
    () => `${name} += 'xy'`,
    () => `${name}.append(${s()})`,
    () => `${name}.extend(${e.of(random.pick(['list', 'tuple', 'str']), 1)})`,
    () => `${name}.insert(${random.pick(['0', '1', '-1', '99', 'len(' + name + ')'])}, ${s()})`,
    () => `${name}.remove(${random.pick([`${name}[0]`, "'a'"])})`,
    () => `${name}.pop(${random.pick(['', '0', '-1'])})`,
    () => `${name}[0] = ${s()}`,
    () => `${name}[:] = ${e.of('list', 1)}`,
    () => `${name}[0:1] = ['sl']`,
    () => `${name}.reverse()`,
    () => `${name}.sort()`,
    () => `${name}.clear()`,
    () => `${name} *= 2`,
    () => `S_POPPED = ${name}.pop() if ${name} else 'empty'`,
    () => `${name}.insert(${name}.index('a'), 'before')`,
    () => `del ${name}[0]`,
  ])();
}

function dictChange(name: string, random: Random, e: Expressions): string {
  const key = random.pick(["'k'", "'m'", "'new'"]);
  return random.pick<() => string>([
    () => `${name}[${key}] = ${e.any(2)}`,
    () => `${name}.update(${e.of('dict', 1)})`,
    () => `${name}.update(k=${e.any(1)})`,
    () => `${name}.update([('k', ${e.any(1)})])`,
    () => `${name}.setdefault(${key}, ${e.any(1)})`,
    () => `${name}.setdefault('deep', {})['x'] = ${e.literal('str')}`,
    () => `${name}.setdefault('lst', []).append(${e.of('str', 1)})`,
    () => `S_DPOP = ${name}.pop(${key}, ${e.of('str', 1)})`,
    () => `${name} |= ${e.of('dict', 1)}`,
    () => `del ${name}['k']`,
    () => `${name}['n'] = {'o': {}}; ${name}['n']['o']['p'] = ${e.any(1)}`,
    () => `${name}['n'] = ${name}.get('n', []); ${name}['n'] += [1]`,
    () => `${name}['k'] += ${e.of('str', 1)}`,
    () => `${name}.clear()`,
    () => `${name} = {**${name}, ${key}: ${e.any(1)}}`,
  ])();
}

function helperTexts(e: Expressions): readonly (readonly [Type, string, string])[] {
  const v = e.variable();
  return [
    [
      'bool',
      `env_bool('${v}', ${e.literal('bool')})`,
      `def env_bool(name, default=False):\n    value = os.environ.get(name)\n    if value is None:\n        return default\n    return value.lower() in ('1', 'true', 'yes')`,
    ],
    [
      'str',
      `get_env('${v}', ${e.literal('str')})`,
      `def get_env(name, default=None):\n    try:\n        return os.environ[name]\n    except KeyError:\n        if default is not None:\n            return default\n        raise`,
    ],
    [
      'list',
      `env_list('${v}')`,
      `def env_list(name, default='a,b', sep=','):\n    return [part.strip() for part in os.environ.get(name, default).split(sep) if part.strip()]`,
    ],
    [
      'int',
      `env_int('${v}', ${e.literal('int')})`,
      `def env_int(name, default):\n    try:\n        return int(os.environ.get(name, default))\n    except (TypeError, ValueError):\n        return default`,
    ],
    ['str', `choose(${e.literal('bool')}, 'yes', 'no')`, `choose = lambda test, a, b: a if test else b`],
    [
      'list',
      `with_more(['w'])`,
      `def with_more(items, *more):\n    result = list(items)\n    for one in more or ('z',):\n        if one not in result:\n            result.append(one)\n    return result`,
    ],
    ['bool', `flag('${v}')`, `flag = lambda name, default='0': os.environ.get(name, default) in ('1', 'true')`],
  ];
}
