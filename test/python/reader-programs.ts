import type { Expressions } from './expressions';
import type { Random } from './random';

/** Imports of all reader libraries, under names that do not meet. */
export const readerPrelude: readonly string[] = [
  'import environ as dj_environ',
  'from decouple import config, Csv',
  'from environs import Env as EnvironsEnv',
  'import dj_database_url',
  'env = dj_environ.Env(VA=(bool, False), VC=(int, 3), VE=list)',
  'envs = EnvironsEnv()',
];

/** One statement that reads a variable through a library. */
export function readerStatement(random: Random, name: string, e: Expressions): readonly string[] {
  const v = e.variable();
  const q = (): string => e.quoted();
  const reads: readonly (() => string)[] = [
    () => `env('${v}', default=${e.literal(random.pick(['str', 'bool', 'int', 'list', 'float']))})`,
    () =>
      `env.${random.pick(['str', 'bool', 'int', 'list', 'float', 'tuple'])}('${v}', default=${e.literal(random.pick(['str', 'bool', 'int', 'list', 'tuple']))})`,
    () => `env('VA')`,
    () => `env('VC')`,
    () => `env.bool('VA')`,
    () => `env.list('${v}', default=[])`,
    () => `env.list('${v}', cast=int, default=[1])`,
    () => `env('${v}', cast=${random.pick(['bool', 'int', 'str', 'list'])}, default=${q()})`,
    () => `env('${v}', bool, True)`,
    () => `config('${v}', default=${q()})`,
    () => `config('${v}', ${q()})`,
    () => `config('${v}', default=${random.pick(['True', 'False', "'on'", "'0'", "''", '1', '0'])}, cast=bool)`,
    () => `config('${v}', default=${random.pick(['3', "'4'", "' 5 '", '2.5'])}, cast=int)`,
    () => `config('${v}', default='a, b,', cast=Csv())`,
    () => `config('${v}', default='a;b', cast=Csv(delimiter=';'))`,
    () => `config('${v}', default='1,2', cast=Csv(int))`,
    () => `config('${v}', default='a, b,', cast=Csv(post_process=tuple))`,
    () => `config('${v}', default='a,b', cast=lambda v: [s.strip() for s in v.split(',')])`,
    () => `config('${v}', default=None)`,
    () => `config('${v}', default='x', cast=str.upper)`,
    () => `envs('${v}', ${q()})`,
    () =>
      `envs.${random.pick(['str', 'bool', 'int', 'list', 'float'])}('${v}', ${e.literal(random.pick(['str', 'bool', 'int', 'list']))})`,
    () => `envs.list('${v}', subcast=int, default=[2])`,
    () => `envs.dict('${v}', default={})`,
    () => `envs.json('${v}', default=None)`,
    () => `env.json('${v}', default={})`,
    () => `env.dict('${v}', default={})`,
    () => `dj_database_url.config(env='${v}', default='sqlite:///x')['ENGINE']`,
    () => `dj_database_url.config(env='${v}')`,
    () => `env.get_value('${v}', default=${q()})`,
    () => `env.str('${v}', multiline=True, default=${q()})`,
    () => `'${v}' in env`,
  ];
  return [`${name} = ${random.pick(reads)()}`];
}
