import type { PackageFacts, PackageSettingFacts } from './package-facts';
import { allauth } from './packages/allauth';
import { anymail } from './packages/anymail';
import { authLdap } from './packages/auth-ldap';
import { axes } from './packages/axes';
import { celery } from './packages/celery';
import { channels } from './packages/channels';
import { corsHeaders } from './packages/cors-headers';
import { csp } from './packages/csp';
import { defender } from './packages/defender';
import { djDatabaseUrl } from './packages/dj-database-url';
import { djRestAuth } from './packages/dj-rest-auth';
import { djangoRedis } from './packages/django-redis';
import { djangosaml2 } from './packages/djangosaml2';
import { djoser } from './packages/djoser';
import { drfJwt } from './packages/drf-jwt';
import { eventstream } from './packages/eventstream';
import { graphene } from './packages/graphene';
import { graphqlJwt } from './packages/graphql-jwt';
import { knox } from './packages/knox';
import { mozillaOidc } from './packages/mozilla-oidc';
import { ninja } from './packages/ninja';
import { oauthToolkit } from './packages/oauth-toolkit';
import { python3Ldap } from './packages/python3-ldap';
import { ratelimit } from './packages/ratelimit';
import { restFramework } from './packages/rest-framework';
import { saml2Auth } from './packages/saml2-auth';
import { sentry } from './packages/sentry';
import { simplejwt } from './packages/simplejwt';
import { socialAuth } from './packages/social-auth';
import { spectacular } from './packages/spectacular';
import { storages } from './packages/storages';
import { wagtail } from './packages/wagtail';
import { whitenoise } from './packages/whitenoise';
import { yasg } from './packages/yasg';

export type { PackageFacts, PackageKeyFacts, PackageNames, PackageSettingFacts } from './package-facts';

/** The packages that rules, hovers and completions know, by the id that rules name them with. One row for each file. */
export const packages = Object.freeze({
  allauth,
  anymail,
  'auth-ldap': authLdap,
  axes,
  celery,
  channels,
  'cors-headers': corsHeaders,
  csp,
  defender,
  'dj-database-url': djDatabaseUrl,
  'dj-rest-auth': djRestAuth,
  'django-redis': djangoRedis,
  'django-storages': storages,
  djangosaml2,
  djoser,
  'drf-jwt': drfJwt,
  eventstream,
  graphene,
  'graphql-jwt': graphqlJwt,
  knox,
  'mozilla-oidc': mozillaOidc,
  ninja,
  'oauth-toolkit': oauthToolkit,
  'python3-ldap': python3Ldap,
  ratelimit,
  'rest-framework': restFramework,
  'saml2-auth': saml2Auth,
  sentry,
  simplejwt,
  'social-auth': socialAuth,
  spectacular,
  wagtail,
  whitenoise,
  yasg,
}) satisfies Readonly<Record<string, PackageFacts>>;

/** A package that the tool knows, by the name of its record. */
export type PackageId = keyof typeof packages;

/** Every setting of these packages with the package that it belongs to, by name. */
export const packageSettings: ReadonlyMap<
  string,
  { readonly id: PackageId; readonly of: PackageFacts; readonly facts: PackageSettingFacts }
> = new Map(
  Object.entries<PackageFacts>(packages).flatMap(([id, of]) =>
    of.settings.map((facts) => [facts.name, { id: id as PackageId, of, facts }] as const),
  ),
);
