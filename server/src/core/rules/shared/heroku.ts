import { moduleText } from './source';
import type { Place, SettingsView } from './model';

/**
 * The call of django-heroku, or of its fork, by which a value is not written but made: `django_heroku.settings(locals())`. Its
 * arguments say what it leaves alone.
 */
export function herokuCall(settings: SettingsView, at: Place): string | undefined {
  const call = /^([A-Za-z_][\w.]*)\(/.exec(settings.textOf(at))?.[1];
  if (call === undefined) return undefined;
  const name = /\bdjango_(?:on_)?heroku\b/.exec(call) ?? /\bdjango_(?:on_)?heroku\b/.exec(moduleText(settings, at.uri));
  return name === null ? undefined : `${name[0]}.settings()`;
}
