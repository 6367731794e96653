import type { Alternative, Place, SettingsView } from './model';

/** A pattern with nothing behind a name from elsewhere: `f"^https://{DOMAIN}"`, and the same for each of a list. */
const openPattern = /\b[rR]?[fF][rR]?(["'])\^?https?\??:\/\/\{(\w+)\}\1(?:\s+for\s+(\w+)\s+in\s+(\w+))?/g;

/** What is called so holds names of sites, and no patterns, which may end themselves. */
const siteName = /(?:^|_)(?:DOMAIN|HOST|HOSTNAME|SITE)S?$/i;

/** Where a list of patterns is put together around names of sites that are not known here, and nothing ends them. */
export function openPatterns(settings: SettingsView, setting: string): readonly Place[] {
  return settings.get(setting).deployedAlternatives.flatMap((list) => {
    const at = list.written?.value;
    if (at === undefined || !hasUnknown(list)) return [];
    return [...settings.textOf(at).matchAll(openPattern)].flatMap(({ 0: text, 2: hole, 3: each, 4: all, index }) => {
      const name = hole === each ? all : hole;
      if (name === undefined || !siteName.test(name)) return [];
      const start = at.span.start + index;
      const end = start + (each === undefined ? text : text.slice(0, text.search(/\s+for\s/))).length;
      return [{ uri: at.uri, span: { start, end } }];
    });
  });
}

/** A text that is known is judged by itself. */
function hasUnknown({ value }: Alternative): boolean {
  if (value.kind !== 'sequence') return value.kind === 'env';
  return value.open || value.items.some((item) => item.some((one) => one.value.kind !== 'literal'));
}
