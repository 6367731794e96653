import { deployedLeaves, type Leaf } from './leaves';
import { touches } from '../../text';
import type { Place, SettingsView } from './model';

/** The value of a setting that a place in the source is a part of, for a name and a fix. */
export function leafAt(settings: SettingsView, place: Place): Leaf | undefined {
  const leaves = deployedLeaves(settings, ({ alternative }) => {
    const { at, value, read } = alternative;
    return value.kind === 'literal' && read === undefined && at.uri === place.uri && touches(at.span, place.span);
  });
  return leaves.at(-1);
}

/** The setting whose assignment holds a place. */
export function settingAt(settings: SettingsView, place: Place): string | undefined {
  return settings.assigned.find((name) =>
    settings
      .get(name)
      .writes.some(({ statement }) => statement.uri === place.uri && touches(statement.span, place.span)),
  );
}
