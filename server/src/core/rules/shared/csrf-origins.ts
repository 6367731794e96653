import { isBefore } from './honoured';
import { originsIn, originTrouble, type OriginTrouble } from './origins';
import { replaceText } from './replacing';
import { equals, itemsWhere, literal, reached, textIn, within } from './values';
import { replaceByItems } from './lists';
import { dropAdded } from './statements';
import type { Alternative, Fix, SettingsView } from './model';

export const trustedOrigins = 'CSRF_TRUSTED_ORIGINS';

/** An item of the trusted origins and the list that it stands in. */
export interface Origin {
  readonly item: Alternative;
  readonly list: Alternative;
}

const anyText = literal((value) => typeof value === 'string');

/** The texts in a list of origins of a deployed site; those of a fallback only where a missing variable leads there. */
export function reachedOrigins(settings: SettingsView, name: string = trustedOrigins): readonly Origin[] {
  const lists = settings.get(name).deployedAlternatives.filter(({ written }) => written !== undefined);
  return lists
    .flatMap((list) => itemsWhere(list.value, anyText).map((item) => ({ item: placed(settings, item, list), list })))
    .filter(({ item, list }) => (list.read ?? item.read) === undefined || reached([list]).length > 0);
}

/**
 * A host of `ALLOWED_HOSTS` that is taken over is right where it stands: what is wrong with it as an origin is wrong in the
 * list of origins.
 */
function placed(settings: SettingsView, item: Alternative, { written }: Alternative): Alternative {
  if (written === undefined || within(written.value, item.at)) return item;
  const isHost = settings.get('ALLOWED_HOSTS').writes.some(({ value }) => within(value, item.at));
  return isHost ? { ...item, at: written.value } : item;
}

/** The items that one rule is about, for the releases of Django that compare whole origins. */
export function troubledOrigins<K extends OriginTrouble['kind']>(
  settings: SettingsView,
  kind: K,
): readonly (Origin & { readonly trouble: Extract<OriginTrouble, { kind: K }> })[] {
  if (isBefore(settings, '4.0')) return [];
  return reachedOrigins(settings).flatMap((origin) => {
    const trouble = originTrouble(textIn(origin.item.value) ?? '');
    return isKind(trouble, kind) ? [{ ...origin, trouble }] : [];
  });
}

function isKind<K extends OriginTrouble['kind']>(
  trouble: OriginTrouble | undefined,
  kind: K,
): trouble is Extract<OriginTrouble, { kind: K }> {
  return trouble?.kind === kind;
}

/** Writes what was meant, or takes the item out where that is listed as well; none where it is not a text of its own. */
export function replaceOrigin(
  settings: SettingsView,
  { item, list }: Origin,
  meant: string | undefined,
  preferred = true,
): readonly Fix[] {
  const isPlain = item.via.length === 0 && /^["'][^"'\\\r\n]*["']$/.test(settings.textOf(item.at));
  if (item.read !== undefined || !isPlain) return [];
  const several = originsIn(textIn(item.value) ?? '');
  const split = several && replaceByItems(settings, item.at, several);
  if (split !== undefined)
    return [{ title: 'Write each origin as an item of its own', edits: [split], safety: 'unsafe', preferred }];
  if (meant === undefined) return [];
  if (itemsWhere(list.value, equals(meant)).length > 0) return removal(settings, item, meant, preferred);
  return replaceText(settings, item, meant, `Write \`${meant}\``, preferred);
}

function removal(settings: SettingsView, item: Alternative, meant: string, preferred: boolean): readonly Fix[] {
  const edit = dropAdded(settings, item.at);
  if (edit === undefined) return [];
  return [{ title: `Remove it, as \`${meant}\` is listed too`, edits: [edit], safety: 'unsafe', preferred }];
}
