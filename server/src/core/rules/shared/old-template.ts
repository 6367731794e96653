import { atLeast, parseVersion, type VersionText } from '../../django/versions';
import { moduleText } from './source';
import type { SettingsView } from './model';

/**
 * Whether a project that asks for no release of Django is most likely older than `release`: its one list of middleware has the
 * name that Django 2.0 took away, and its module links to the documentation of such a release, as `startproject` writes it.
 */
export function looksOlderThan(settings: SettingsView, release: VersionText): boolean {
  if (settings.django !== undefined || settings.get('MIDDLEWARE').isAssigned) return false;
  const [write] = settings.get('MIDDLEWARE_CLASSES').writes;
  const linked = write && /docs\.djangoproject\.com\/en\/(\d+\.\d+)\//.exec(moduleText(settings, write.name.uri));
  const version = linked?.[1] === undefined ? undefined : parseVersion(linked[1]);
  return version !== undefined && !atLeast(version, release);
}
