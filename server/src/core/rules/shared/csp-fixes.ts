import { dropItem } from './lists';
import { moduleText } from './source';
import { textIn } from './values';
import type { Directive, Source } from './csp';
import type { Fix, SettingsView } from './model';

/** Takes one source out of a directive that has others; none where the text holds several, or is the only one. */
export function dropSource(
  settings: SettingsView,
  directive: Directive,
  source: Source,
  title: string,
): readonly Fix[] {
  const { found, text, at } = source;
  const isWhole = textIn(found.value) === undefined || textIn(found.value) === text;
  if (directive.sources.length < 2 || (at === found.at && found.via.length > 0) || !isWhole) return [];
  const edit = dropItem(settings, at);
  return edit === undefined ? [] : [{ title, edits: [edit], safety: 'unsafe', preferred: false }];
}

/** The constant for a nonce in the place of the one for inline code, where the module has both at hand. */
export function takeNonce(settings: SettingsView, { at }: Source, title: string): readonly Fix[] {
  const text = settings.textOf(at);
  const nonce = /^(\w+\.)*UNSAFE_INLINE$/.test(text) ? text.replace(/UNSAFE_INLINE$/, 'NONCE') : undefined;
  if (nonce === undefined) return [];
  const isThere =
    nonce.includes('.') || /^from csp\.constants import [^#\n]*\bNONCE\b/m.test(moduleText(settings, at.uri));
  return isThere ? [{ title, edits: [{ at, newText: nonce }], safety: 'unsafe', preferred: false }] : [];
}
