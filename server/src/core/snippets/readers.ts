import type { ReaderWords, SnippetReader } from './snippet';

const on = '{"1", "true", "yes", "on"}';
const off = '{"0", "false", "no", "off"}';

const os: ReaderWords = {
  reader: 'os',
  imports: 'import os',
  required: (name) => `os.environ["${name}"]`,
  text: (name, fallback) => `os.environ.get("${name}", "${fallback}")`,
  integer: (name, fallback) => `int(os.environ.get("${name}", "${fallback}"))`,
  flag: (name, fallback) =>
    fallback
      ? `os.environ.get("${name}", "true").strip().lower() not in ${off}`
      : `os.environ.get("${name}", "").strip().lower() in ${on}`,
  list: (name) => `[item.strip() for item in os.environ.get("${name}", "").split(",") if item.strip()]`,
};

const environ: ReaderWords = {
  reader: 'django-environ',
  imports: 'import environ\n\nenv = environ.Env()',
  required: (name) => `env("${name}")`,
  text: (name, fallback) => `env("${name}", default="${fallback}")`,
  integer: (name, fallback) => `env.int("${name}", default=${fallback})`,
  flag: (name, fallback) => `env.bool("${name}", default=${fallback ? 'True' : 'False'})`,
  list: (name) => `[item.strip() for item in env.list("${name}", default=[]) if item.strip()]`,
};

const decouple: ReaderWords = {
  reader: 'python-decouple',
  imports: 'from decouple import Csv, config',
  required: (name) => `config("${name}")`,
  text: (name, fallback) => `config("${name}", default="${fallback}")`,
  integer: (name, fallback) => `config("${name}", default=${fallback}, cast=int)`,
  flag: (name, fallback) => `config("${name}", default=${fallback ? 'True' : 'False'}, cast=bool)`,
  list: (name) => `config("${name}", default="", cast=Csv())`,
};

const environs: ReaderWords = {
  reader: 'environs',
  imports: 'from environs import Env\n\nenv = Env()',
  required: (name) => `env.str("${name}")`,
  text: (name, fallback) => `env.str("${name}", "${fallback}")`,
  integer: (name, fallback) => `env.int("${name}", ${fallback})`,
  flag: (name, fallback) => `env.bool("${name}", ${fallback ? 'True' : 'False'})`,
  list: (name) => `[item.strip() for item in env.list("${name}", []) if item.strip()]`,
};

/** The words of each reader, the standard library first. */
export const readers: readonly ReaderWords[] = Object.freeze([os, environ, decouple, environs]);

/** How a library reads the environment, in words of Python. */
export function wordsOf(reader: SnippetReader): ReaderWords {
  return readers.find((words) => words.reader === reader) ?? os;
}
