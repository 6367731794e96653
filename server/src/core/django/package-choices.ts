import type { Choice } from './choice';

type Row = string | readonly [path: string, doc: string] | readonly [path: string, doc: string, safe: true];

/** The paths of one package, by its normalized name (PEP 503), below a module. */
function of(owner: string, module: string, rows: readonly Row[]): readonly Choice[] {
  return rows.map((row) => {
    const [path, doc, safe] = typeof row === 'string' ? [row] : row;
    return {
      text: `${module}.${path}`,
      package: owner,
      ...(doc !== undefined && { doc }),
      ...(safe === true && { safe }),
    };
  });
}

const drf = (module: string, rows: readonly Row[]): readonly Choice[] =>
  of('djangorestframework', `rest_framework.${module}`, rows);

/** What packages that many sites have add to places of Django's settings. A test looks each path up in the installed package. */
export const packageChoices = Object.freeze({
  middleware: [
    ...of('django-cors-headers', 'corsheaders.middleware', [
      ['CorsMiddleware', 'As high as possible, before `CommonMiddleware`.'],
    ]),
    ...of('whitenoise', 'whitenoise.middleware', [['WhiteNoiseMiddleware', 'Directly behind `SecurityMiddleware`.']]),
    ...of('django-csp', 'csp.middleware', [['CSPMiddleware', 'Sends a content security policy.']]),
    ...of('django-allauth', 'allauth.account.middleware', [['AccountMiddleware', 'Needed by allauth since 0.56.']]),
    ...of('django-otp', 'django_otp.middleware', [['OTPMiddleware', 'Behind `AuthenticationMiddleware`.']]),
    ...of('django-debug-toolbar', 'debug_toolbar.middleware', [
      ['DebugToolbarMiddleware', 'In settings for development only.'],
    ]),
    ...of('django-axes', 'axes.middleware', [['AxesMiddleware', 'Last.']]),
  ],
  logins: [
    ...of('django-axes', 'axes.backends', [
      ['AxesStandaloneBackend', 'First; refuses whoever failed too often.'],
      ['AxesBackend', 'The same, and checks permissions as `ModelBackend` does.'],
    ]),
    ...of('django-allauth', 'allauth.account.auth_backends', [['AuthenticationBackend', 'Logs in by email as well.']]),
    ...of('django-oauth-toolkit', 'oauth2_provider.backends', [['OAuth2Backend', 'Takes access tokens.']]),
  ],
  caches: of('django-redis', 'django_redis.cache', ['RedisCache']),
  storages: [
    ...of('whitenoise', 'whitenoise.storage', ['CompressedManifestStaticFilesStorage', 'CompressedStaticFilesStorage']),
    ...of('django-storages', 'storages.backends', [
      's3.S3Storage',
      's3.S3StaticStorage',
      's3.S3ManifestStaticStorage',
      'azure_storage.AzureStorage',
      'gcloud.GoogleCloudStorage',
    ]),
  ],
  permissions: [
    ...drf('permissions', [
      ['IsAuthenticated', 'Whoever is logged in.', true],
      ['IsAdminUser', 'Staff.', true],
      ['DjangoModelPermissions', 'The permissions of the model; whoever is logged in may read.', true],
      ['DjangoObjectPermissions', 'The permissions of each object.', true],
      ['IsAuthenticatedOrReadOnly', 'Everybody may read.'],
      ['DjangoModelPermissionsOrAnonReadOnly', 'Everybody may read.'],
      ['AllowAny', 'Everybody may do everything.'],
    ]),
    ...of('django-oauth-toolkit', 'oauth2_provider.contrib.rest_framework', [
      'TokenHasScope',
      'TokenHasReadWriteScope',
      'IsAuthenticatedOrTokenHasScope',
    ]),
  ],
  authentication: [
    ...drf('authentication', [
      ['SessionAuthentication', 'The login of the site, with its CSRF check.'],
      ['TokenAuthentication', 'One token for each user, which never expires.'],
      ['BasicAuthentication', 'Name and password with every request.'],
      ['RemoteUserAuthentication', 'The web server says who it is.'],
    ]),
    ...of('djangorestframework-simplejwt', 'rest_framework_simplejwt.authentication', [
      'JWTAuthentication',
      'JWTStatelessUserAuthentication',
    ]),
    ...of('django-oauth-toolkit', 'oauth2_provider.contrib.rest_framework', ['OAuth2Authentication']),
    ...of('dj-rest-auth', 'dj_rest_auth.jwt_auth', ['JWTCookieAuthentication']),
    ...of('django-rest-knox', 'knox.auth', ['TokenAuthentication']),
  ],
  throttles: drf('throttling', [
    ['AnonRateThrottle', 'By address, for whoever is not logged in: the rate `anon`.'],
    ['UserRateThrottle', 'By account: the rate `user`.'],
    ['ScopedRateThrottle', 'By the `throttle_scope` of the view.'],
  ]),
  renderers: drf('renderers', [
    'JSONRenderer',
    ['BrowsableAPIRenderer', 'Pages with forms to try the API.'],
    'TemplateHTMLRenderer',
  ]),
  parsers: drf('parsers', ['JSONParser', 'FormParser', 'MultiPartParser', 'FileUploadParser']),
  filters: drf('filters', ['SearchFilter', 'OrderingFilter']),
  pagination: drf('pagination', ['PageNumberPagination', 'LimitOffsetPagination', 'CursorPagination']),
  versioning: drf('versioning', [
    'AcceptHeaderVersioning',
    'URLPathVersioning',
    'NamespaceVersioning',
    'HostNameVersioning',
    'QueryParameterVersioning',
  ]),
  schemas: of('drf-spectacular', 'drf_spectacular.openapi', ['AutoSchema']),
});
