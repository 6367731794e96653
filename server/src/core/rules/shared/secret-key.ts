import { addSetting, dropArgument, replaceKeepingComments } from './edits';
import { fallbackLiteral } from './fallback';
import { requiredRead } from './idiom';
import { inWords, weaknesses } from './secrets';
import { textIn } from './values';
import type { Alternative, EnvRead, FileEdit, Fix, SettingsView } from './model';

/** A sentence part that says what is weak about a key, without the key; empty for a good one. */
export function weaknessOf(settings: SettingsView, alternative: Alternative): string {
  return inWords(weaknesses(textIn(alternative.value) ?? '', settings.django));
}

/** Whether Django's own check would report this key as well. */
export function weakCheck(settings: SettingsView, alternative: Alternative): readonly string[] {
  return weaknessOf(settings, alternative) === '' ? [] : ['security.W009'];
}

/**
 * Reads the key from the environment instead, also where it has a name of its own: it must not stay in the source. With a second fix that rotates it, where Django knows fallbacks. */
export function readKeyFixes(settings: SettingsView, key: Alternative): readonly Fix[] {
  const { at } = key;
  const read = requiredRead(settings, at, 'SECRET_KEY');
  const replaced = replaceKeepingComments(settings, at, read.text, key.written);
  if (replaced === undefined) return [];
  const edits = [...read.edits, ...replaced];
  const title = 'Read `SECRET_KEY` from the environment (set the variable `SECRET_KEY` to the present key)';
  return [{ title, edits, safety: 'unsafe', preferred: true }, ...rotation(settings, key, edits)];
}

function rotation(settings: SettingsView, key: Alternative, edits: readonly FileEdit[]): readonly Fix[] {
  const [major, minor] = settings.django ?? [0, 0];
  const knows = major > 4 || (major === 4 && minor >= 1);
  const here = key.written?.statement.uri === settings.uri;
  if (!knows || !here || settings.get('SECRET_KEY_FALLBACKS').isAssigned) return [];
  const old = requiredRead(settings, key.at, 'OLD_SECRET_KEY').text;
  const line = `SECRET_KEY_FALLBACKS = [${old}]  # the old key still signs in whoever has it: remove it soon`;
  const title = 'Rotate the key: read a new `SECRET_KEY` and the old one (`OLD_SECRET_KEY`) from the environment';
  return [{ title, edits: [...edits, addSetting(settings, line, ['SECRET_KEY'])], safety: 'unsafe', preferred: false }];
}

/** Takes the fallback out of a read, so that a missing variable stops the program. */
export function requireVariable(settings: SettingsView, read: EnvRead): readonly FileEdit[] | undefined {
  if (read.fallbackAt === null || fallbackLiteral(settings, read) === undefined) return undefined;
  if (!/^[rub]{0,2}["']/i.test(settings.textOf(read.variableAt))) return undefined;
  if (read.reader === 'os') return subscript(settings, read);
  const call = settings.textOf(read.at);
  if (!call.startsWith(read.callee)) return undefined;
  const edit = dropArgument(settings, read.fallbackAt);
  return edit && [edit];
}

/** `os.environ.get("A", x)` and `os.getenv("A", x)` become `os.environ["A"]`. */
function subscript(settings: SettingsView, read: EnvRead): readonly FileEdit[] | undefined {
  const mapping = /^(.*)\.get$/.exec(read.callee)?.[1] ?? /^(.*)\.getenv$/.exec(read.callee)?.[1]?.concat('.environ');
  if (mapping === undefined) return undefined;
  const newText = `${mapping}[${settings.textOf(read.variableAt)}]`;
  return replaceKeepingComments(settings, read.at, newText, undefined);
}
