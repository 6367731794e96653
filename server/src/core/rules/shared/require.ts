import { dropArgument, replaceKeepingComments } from './edits';
import { moveValue } from './env-file';
import { fallbackLiteral, writtenFallback } from './fallback';
import { textIn, within } from './values';
import { isMapping, withoutOuterFallback } from './outer-fallback';
import type { Alternative, EnvRead, FileEdit, Fix, Idiom, SettingsView } from './model';

/** Takes away the fallback of a credential (`fallback` where it does not stand in the call); it goes to the `.env` file where the entry loads one, so that the site goes on as before. */
export function requireFixes(settings: SettingsView, read: EnvRead, fallback?: Alternative): readonly Fix[] {
  const edits = requireVariable(settings, read);
  if (edits === undefined) return [];
  const { variable } = read;
  const literal = fallbackLiteral(settings, read) ?? fallback;
  const value = writtenFallback(settings, read) ?? textIn(literal?.value ?? { kind: 'literal', value: null }) ?? '';
  // A file that is read into a dictionary of its own is not the one that fills the environment.
  const moves = value !== '' && read.reader !== 'python-dotenv';
  const moved = moves ? moveValue(settings, read.at, readerOf(read), { variable, value }, 'the fallback') : undefined;
  const title =
    moved?.isKept === true
      ? `Require \`${variable}\` ${moved.says}`
      : `Require \`${variable}\`: stop at start when it is missing`;
  return [{ title, edits: [...edits, ...(moved?.edits ?? [])], safety: 'unsafe', preferred: true }];
}

/** The library that a read asks; others than these read the environment of the process as well. */
export function readerOf({ reader }: EnvRead): Idiom['reader'] {
  return reader === 'django-environ' || reader === 'python-decouple' || reader === 'environs' ? reader : 'os';
}

/** Takes the fallback out of a read, so that a missing variable stops the program. */
export function requireVariable(settings: SettingsView, read: EnvRead): readonly FileEdit[] | undefined {
  if (read.reader === 'django-configurations') return secretValue(settings, read);
  if (!/^[rub]{0,2}["']/i.test(settings.textOf(read.variableAt))) return undefined;
  const outer = withoutOuterFallback(settings, read);
  if (outer !== undefined) return outer;
  const isPlain = fallbackLiteral(settings, read) !== undefined || writtenFallback(settings, read) !== undefined;
  if (read.fallbackAt === null || (!isPlain && !fallsBackToName(settings, read))) return undefined;
  if (isMapping(read)) return subscript(settings, read);
  const call = settings.textOf(read.at);
  if (!call.startsWith(read.callee)) return undefined;
  const edit = dropArgument(settings, read.fallbackAt);
  return edit && [edit];
}

/** `os.environ.get("A", DEFAULT)`, where the name stands for one text. */
function fallsBackToName(settings: SettingsView, { at, fallback, fallbackAt }: EnvRead): boolean {
  const [only, ...others] = fallback ?? [];
  if (fallbackAt === null || !within(at, fallbackAt) || only === undefined || others.length > 0) return false;
  return textIn(only.value) !== undefined && /^(?:default\s*=\s*)?[A-Za-z_]\w*$/.test(settings.textOf(fallbackAt));
}

/** `os.environ.get("A", x)` and `os.getenv("A", x)` become `os.environ["A"]`. */
function subscript(settings: SettingsView, read: EnvRead): readonly FileEdit[] | undefined {
  const mapping = /^(.*)\.get$/.exec(read.callee)?.[1] ?? /^(.*)\.getenv$/.exec(read.callee)?.[1]?.concat('.environ');
  if (mapping === undefined) return undefined;
  const newText = `${mapping}[${settings.textOf(read.variableAt)}]`;
  return replaceKeepingComments(settings, read.at, newText, undefined);
}

/** `values.Value("…")` becomes `values.SecretValue()`, which takes no default and stops the program without the variable. */
function secretValue(settings: SettingsView, { at }: EnvRead): readonly FileEdit[] | undefined {
  const [, head] = /^([\w.]+\.)Value\(\s*(?:default\s*=\s*)?(["'])[^"'\\\r\n]*\2\s*\)$/.exec(settings.textOf(at)) ?? [];
  return head === undefined ? undefined : [{ at, newText: `${head}SecretValue()` }];
}
