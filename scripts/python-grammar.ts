import { settings } from '../server/src/core/django/settings';

/** Settings without a safe value of their own, whose items decide. */
const containers = ['DATABASES', 'CACHES', 'TEMPLATES', 'LOGGING', 'STORAGES', 'INSTALLED_APPS', 'EMAIL_HOST_PASSWORD'];

/** Settings of packages whose values decide about security; Django's own come from what the product knows about them. */
const ofPackages = [
  ...['CORS_ALLOW_ALL_ORIGINS', 'CORS_ALLOW_CREDENTIALS', 'CORS_ALLOWED_ORIGINS', 'CORS_ALLOWED_ORIGIN_REGEXES'],
  ...['CONTENT_SECURITY_POLICY', 'CONTENT_SECURITY_POLICY_REPORT_ONLY', 'PERMISSIONS_POLICY'],
  ...['REST_FRAMEWORK', 'SIMPLE_JWT', 'OAUTH2_PROVIDER', 'CELERY_BROKER_URL'],
] as const;

/** Names where a statement begins that assigns to them or changes them: `X =`, `X: list =`, `X += `, `X["a"]`, `X.append(`. */
const follows = '(?=\\s*(?:\\+?=(?!=)|:|\\[|\\.))';

/**
 * The injection grammar that gives security settings in Python their own scope. Every name has a place where a safe value is
 * on record, so what is coloured is what the product has an opinion about.
 */
export function pythonGrammar(): unknown {
  const own = [...settings.values()].filter(({ safe }) => safe !== undefined).map(({ name }) => name);
  const names = [...new Set([...own, ...containers, ...ofPackages])].sort();
  return {
    name: 'Security settings of Django',
    scopeName: 'settings-lint.python',
    injectionSelector: 'L:source.python -string -comment -meta.function-call',
    patterns: [
      {
        match: `^\\s*(${names.join('|')})\\b${follows}`,
        captures: { 1: { name: 'support.type.security.django.python' } },
      },
    ],
  };
}
