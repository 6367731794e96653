import { upperName } from './classifier';
import { replaceKeepingComments } from './edits';
import { moveValue } from './env-file';
import { requiredRead } from './idiom';
import { leafName, type Leaf } from './leaves';
import { textIn, within } from './values';
import type { Fix, SettingsView } from './model';

/** Keys that say nothing about whose credential stands below them. */
const levels = /^(?:APPS?|OPTIONS|CONFIG|DEFAULT|SETTINGS|PARAMS|AUTH|KWARGS)$/;

/** The variable that a credential is read from: the setting's name, or its key with the key or setting above it. */
function variableFor({ setting, path, alternative }: Leaf): string {
  if (path.length === 1) return setting;
  const [, alias = '', ...deeper] = path;
  if (setting === 'DATABASES' && deeper.length === 0 && textIn(alternative.value)?.includes('://') === true)
    return alias === 'default' ? 'DATABASE_URL' : `${upperName(alias)}_DATABASE_URL`;
  const names = path
    .map(upperName)
    .filter((name, index) => index === 0 || name === upperName(path.at(-1) ?? '') || !levels.test(name));
  const [owner = setting, key = setting] = names.slice(-2);
  if (names.length < 2) return setting;
  return key.startsWith(`${owner}_`) ? key : `${owner}_${key}`;
}

/** How a leaf is called in messages. */
export function leafTitle(leaf: Leaf): string {
  return leaf.path.length === 1 ? `\`${leaf.setting}\`` : `\`${leafName(leaf)}\` in \`${leaf.setting}\``;
}

/** Reads a credential from the environment instead. Computed texts and those inside helper functions are left to the author. */
export function moveToEnvironment(settings: SettingsView, leaf: Leaf, preferred = true): readonly Fix[] {
  const { at, via } = leaf.alternative;
  const written = leaf.root.written;
  if (written === undefined || !isLiteral(settings.textOf(at))) return [];
  if (via.length === 0 && !within(written.statement, at)) return [];
  const variable = variableFor(leaf);
  const read = requiredRead(settings, at, variable);
  const replaced = replaceKeepingComments(settings, at, read.text, within(written.statement, at) ? written : undefined);
  if (replaced === undefined) return [];
  const value = textIn(leaf.alternative.value) ?? '';
  const moved = moveValue(settings, at, read.reader, { variable, value }, 'the present value');
  const title = `Read it from the environment ${moved.says}`;
  return [{ title, edits: [...read.edits, ...replaced, ...moved.edits], safety: 'unsafe', preferred }];
}

/** A string literal, or several that Python joins. */
function isLiteral(text: string): boolean {
  return /^[rub]{0,2}["']/i.test(text) && /["']$/.test(text);
}
