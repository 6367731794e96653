import { atLeast, parseVersion, versionOf, type VersionText } from '../../django/versions';
import { moduleText } from './source';
import { has, literal } from './values';
import type { SettingsView } from './model';

/** A class that Django 2.0 has removed. */
const removed = literal((value) => value === 'django.contrib.auth.middleware.SessionAuthenticationMiddleware');

/** The app for migrations of the database, from before Django 1.7 had its own. */
const south = literal((value) => value === 'south');

/** The settings of templates that Django 1.10 has removed. */
const templates = ['TEMPLATE_LOADERS', 'TEMPLATE_DIRS', 'TEMPLATE_CONTEXT_PROCESSORS'];

/**
 * Whether a project that asks for no release of Django is most likely older than `release`: its one list of middleware has the
 * name that Django 2.0 took away, and beside it stands an app or a class that went with such a release, or settings of templates
 * that one took away, and nothing in their place; or its module links to the documentation of such a release, as `startproject`
 * writes it.
 */
export function looksOlderThan(settings: SettingsView, release: VersionText): boolean {
  if (settings.django !== undefined || settings.get('MIDDLEWARE').isAssigned) return false;
  const old = settings.get('MIDDLEWARE_CLASSES');
  if (atLeast(versionOf(release), '1.7') && hasSouth(settings)) return true;
  if (atLeast(versionOf(release), '1.10') && old.must(has(removed)) !== undefined) return true;
  if (atLeast(versionOf(release), '1.10') && hasOldTemplates(settings)) return true;
  const [write] = old.writes;
  const linked = write && /docs\.djangoproject\.com\/en\/(\d+\.\d+)\//.exec(moduleText(settings, write.name.uri));
  const version = linked?.[1] === undefined ? undefined : parseVersion(linked[1]);
  return version !== undefined && !atLeast(version, release);
}

function hasSouth(settings: SettingsView): boolean {
  return settings.get('INSTALLED_APPS').deployedAlternatives.some(({ value }) => has(south)(value) === true);
}

function hasOldTemplates(settings: SettingsView): boolean {
  return !settings.get('TEMPLATES').isAssigned && templates.some((name) => settings.get(name).isAssigned);
}
