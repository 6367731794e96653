import { newSecretToken } from '../problem';
import { addSetting, replaceKeepingComments } from './edits';
import { moveValue } from './env-file';
import { requiredRead, type WrittenRead } from './idiom';
import { inWords, weaknesses } from './secrets';
import { textIn } from './values';
import type { Alternative, FileEdit, Fix, Idiom, SettingsView } from './model';

const name = 'SECRET_KEY';
const oldName = 'OLD_SECRET_KEY';

/** A sentence part that says what is weak about a key, without the key; empty for a good one. */
export function weaknessOf(settings: SettingsView, alternative: Alternative): string {
  return inWords(weaknesses(textIn(alternative.value) ?? '', settings.django));
}

/** Whether Django's own check would report this key as well. */
export function weakCheck(settings: SettingsView, alternative: Alternative): readonly string[] {
  return weaknessOf(settings, alternative) === '' ? [] : ['security.W009'];
}

/** `SECRET_KEY = "…",` is a tuple, which Django signs with as it would print it: the key is in the source all the same. */
export function withoutComma(key: Alternative): readonly Alternative[] {
  const { value } = key;
  const [only] = value.kind === 'sequence' && value.items.length === 1 && !value.open ? value.items : [];
  return (
    only?.map(({ value: item, read, when }) => ({
      ...key,
      value: item,
      when: [...key.when, ...when],
      ...(read === undefined ? {} : { read }),
    })) ?? [key]
  );
}

/**
 * Reads the key from the environment instead, also where it has a name of its own: it must not stay in the source. The key
 * goes to the `.env` file where the entry loads one; a second fix makes a new key.
 */
export function readKeyFixes(settings: SettingsView, key: Alternative): readonly Fix[] {
  const read = requiredRead(settings, key.at, name);
  const replaced = replaceKeepingComments(settings, key.at, read.text, key.written);
  if (replaced === undefined) return [];
  const edits = [...read.edits, ...replaced];
  const value = textIn(key.value) ?? '';
  if (value === '') return emptyKeyFixes(settings, key, read, edits);
  const moved = moveValue(settings, key.at, read.reader, { variable: name, value }, 'the present key');
  const title = `Read \`${name}\` from the environment ${moved.says}`;
  return [
    { title, edits: [...edits, ...moved.edits], safety: 'unsafe', preferred: true },
    ...newKeyFixes(settings, key, read.reader, edits),
  ];
}

/** There is no key that could be kept, so that a file gets a new one at once. */
function emptyKeyFixes(
  settings: SettingsView,
  { at }: Alternative,
  { reader }: WrittenRead,
  edits: readonly FileEdit[],
): readonly Fix[] {
  const file = settings.envFileFor(at, reader);
  const kept = file?.keep([{ variable: name, value: newSecretToken }]);
  const says = file === null || kept === undefined ? '' : `, with a new key in \`${file.path}\``;
  const title = `Read \`${name}\` from the environment${says}`;
  return [{ title, edits: [...edits, ...(kept ?? [])], safety: 'unsafe', preferred: true }];
}

/**
 * A new key, with the present one as a fallback where Django knows fallbacks: in the `.env` file where the entry loads one,
 * else from variables that the user sets. `edits` make the settings read the key.
 */
export function newKeyFixes(
  settings: SettingsView,
  key: Alternative,
  reader: Idiom['reader'],
  edits: readonly FileEdit[],
  variable = name,
): readonly Fix[] {
  const fallbacks = fallbacksLine(settings, key);
  const inFile = newKeyInFile(settings, key, reader, edits, variable, fallbacks);
  if (inFile !== undefined) return [inFile];
  if (fallbacks === undefined || variable !== name) return [];
  const title = `Rotate the key: read a new \`${name}\` and the old one (\`${oldName}\`) from the environment`;
  return [{ title, edits: [...edits, ...fallbacks], safety: 'unsafe', preferred: false }];
}

function newKeyInFile(
  settings: SettingsView,
  key: Alternative,
  reader: Idiom['reader'],
  edits: readonly FileEdit[],
  variable: string,
  fallbacks: readonly FileEdit[] | undefined,
): Fix | undefined {
  const file = settings.envFileFor(key.at, reader);
  const old = { variable: oldName, value: textIn(key.value) ?? '', passing: true };
  const made = { variable, value: newSecretToken };
  const kept = file?.keep(fallbacks === undefined ? [made] : [made, old]);
  if (file === null || kept === undefined) return undefined;
  const title =
    fallbacks === undefined
      ? `Read a new key from the environment: \`${file.path}\` gets it (logs everybody out)`
      : `Rotate the key: \`${file.path}\` gets a new one, and the old one as \`${oldName}\``;
  const all = [...edits, ...(fallbacks ?? []), ...kept];
  return { title, edits: all, safety: 'unsafe', preferred: false };
}

/**
 * The setting that keeps the old key valid, with the import that it needs where the key stands in another module; undefined where
 * Django does not know it, or the project has it already.
 */
function fallbacksLine(settings: SettingsView, key: Alternative): readonly FileEdit[] | undefined {
  const [major, minor] = settings.django ?? [0, 0];
  const knows = major > 4 || (major === 4 && minor >= 1);
  const here = key.written?.statement;
  if (!knows || here?.uri !== settings.uri || settings.get('SECRET_KEY_FALLBACKS').isAssigned) return undefined;
  const isApart = key.at.uri !== here.uri;
  const old = requiredRead(settings, isApart ? here : key.at, oldName);
  const line = `SECRET_KEY_FALLBACKS = [${old.text}]  # the old key still signs in whoever has it: remove it soon`;
  return [addSetting(settings, line, [name]), ...(isApart ? old.edits : [])];
}
