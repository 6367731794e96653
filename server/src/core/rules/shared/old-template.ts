import { atLeast, parseVersion, versionOf, type VersionText } from '../../django/versions';
import { moduleText } from './source';
import { has, literal } from './values';
import type { SettingsView } from './model';

/** A class that Django 2.0 has removed. */
const removed = literal((value) => value === 'django.contrib.auth.middleware.SessionAuthenticationMiddleware');

/**
 * Whether a project that asks for no release of Django is most likely older than `release`: its one list of middleware has the
 * name that Django 2.0 took away, and lists a class that went with it, or its module links to the documentation of such a
 * release, as `startproject` writes it.
 */
export function looksOlderThan(settings: SettingsView, release: VersionText): boolean {
  if (settings.django !== undefined || settings.get('MIDDLEWARE').isAssigned) return false;
  const old = settings.get('MIDDLEWARE_CLASSES');
  if (atLeast(versionOf(release), '1.10') && old.must(has(removed)) !== undefined) return true;
  const [write] = old.writes;
  const linked = write && /docs\.djangoproject\.com\/en\/(\d+\.\d+)\//.exec(moduleText(settings, write.name.uri));
  const version = linked?.[1] === undefined ? undefined : parseVersion(linked[1]);
  return version !== undefined && !atLeast(version, release);
}
