import { has, literal } from './values';
import { atLeast, type VersionText } from '../../django/versions';
import type { SettingsView, Test } from './model';

/** True where the project's Django is older than a release; an unknown one counts as new. */
export function isBefore(settings: SettingsView, release: VersionText): boolean {
  return settings.django !== undefined && !atLeast(settings.django, release);
}

/** True where the project's Django is known to be a release or a later one. */
export function isSince(settings: SettingsView, release: VersionText): boolean {
  return settings.django !== undefined && atLeast(settings.django, release);
}

/**
 * False where dependency files allow later releases of Django, so that one with a default that protects may be installed: the
 * release that is known is the lowest of a range then, or the one that a settings module was made with.
 */
export function isReleaseFixed(settings: SettingsView): boolean {
  return settings.packages?.get('django')?.exact !== false;
}

/** True where a deployed site has an app whose path starts with one of the names. */
export function hasSomeApp(settings: SettingsView, names: readonly string[]): boolean {
  const apps = settings.get('INSTALLED_APPS');
  return names.some((name) => apps.judge(has(named(name))) === true);
}

function named(name: string): Test {
  return literal((value) => typeof value === 'string' && (value === name || value.startsWith(`${name}.`)));
}

/** Packages that log people in at another site, which then sends them back. */
export const loginPackages: readonly string[] = [
  'allauth',
  'authlib',
  'django_auth_adfs',
  'django_saml2_auth',
  'djangosaml2',
  'mozilla_django_oidc',
  'social_django',
  'social_core',
];
