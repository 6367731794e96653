import type { VersionText } from './versions';

/** Django's own middleware by the class's name, as `MIDDLEWARE` lists it. */
export const middleware = Object.freeze({
  security: 'django.middleware.security.SecurityMiddleware',
  session: 'django.contrib.sessions.middleware.SessionMiddleware',
  common: 'django.middleware.common.CommonMiddleware',
  csrf: 'django.middleware.csrf.CsrfViewMiddleware',
  authentication: 'django.contrib.auth.middleware.AuthenticationMiddleware',
  loginRequired: 'django.contrib.auth.middleware.LoginRequiredMiddleware',
  messages: 'django.contrib.messages.middleware.MessageMiddleware',
  frames: 'django.middleware.clickjacking.XFrameOptionsMiddleware',
  csp: 'django.middleware.csp.ContentSecurityPolicyMiddleware',
  updateCache: 'django.middleware.cache.UpdateCacheMiddleware',
  fetchCache: 'django.middleware.cache.FetchFromCacheMiddleware',
  gzip: 'django.middleware.gzip.GZipMiddleware',
  conditionalGet: 'django.middleware.http.ConditionalGetMiddleware',
  locale: 'django.middleware.locale.LocaleMiddleware',
  brokenLinks: 'django.middleware.common.BrokenLinkEmailsMiddleware',
  sites: 'django.contrib.sites.middleware.CurrentSiteMiddleware',
  flatpages: 'django.contrib.flatpages.middleware.FlatpageFallbackMiddleware',
  redirects: 'django.contrib.redirects.middleware.RedirectFallbackMiddleware',
});

/** A middleware by its short name; `middleware` gives its dotted path. */
export type MiddlewareName = keyof typeof middleware;

/** The releases that brought a middleware; the others are older than all recorded releases. */
export const middlewareSince: Readonly<Partial<Record<MiddlewareName, VersionText>>> = {
  loginRequired: '5.1',
  csp: '6.0',
};

/** The order of Django's documentation ("Middleware ordering"), first to last; `frames` as in the project template. */
export const recommendedOrder: readonly MiddlewareName[] = [
  'security',
  'updateCache',
  'gzip',
  'session',
  'conditionalGet',
  'locale',
  'common',
  'csrf',
  'authentication',
  'loginRequired',
  'messages',
  'frames',
  'fetchCache',
  'flatpages',
  'redirects',
];

/** Packages whose middleware derives from none of Django's own, so that a check of subclasses can leave it aside. */
const independentPackages = [
  'allauth.',
  'auditlog.',
  'axes.',
  'corsheaders.',
  'csp.',
  'debug_toolbar.',
  'django_htmx.',
  'django_otp.',
  'django_prometheus.',
  'django_structlog.',
  'hijack.',
  'oauth2_provider.',
  'rollbar.',
  'session_security.',
  'silk.',
  'simple_history.',
  'waffle.',
  'wagtail.',
  'whitenoise.',
];

/** False where a class, by its path, may be a subclass of one of Django's own middleware. */
export function isIndependent(path: string): boolean {
  return path.startsWith('django.') || independentPackages.some((start) => path.startsWith(start));
}
