import type { Example } from '../../../server/src/core/rules/rule';
import { cases as adminsMissing } from './admins-missing';
import { cases as allauthClientIpTrust } from './allauth-client-ip-trust';
import { cases as allauthEmailUnverified } from './allauth-email-unverified';
import { cases as allauthHttpLinks } from './allauth-http-links';
import { cases as allauthRateLimitsOff } from './allauth-rate-limits-off';
import { cases as allowedHostsBlankEntry } from './allowed-hosts-blank-entry';
import { cases as allowedHostsDefaultWildcard } from './allowed-hosts-default-wildcard';
import { cases as allowedHostsEmpty } from './allowed-hosts-empty';
import { cases as allowedHostsMalformed } from './allowed-hosts-malformed';
import { cases as allowedHostsTooBroad } from './allowed-hosts-too-broad';
import { cases as allowedHostsWildcard } from './allowed-hosts-wildcard';
import { cases as allowedHostsWrongType } from './allowed-hosts-wrong-type';
import { cases as argon2DependencyMissing } from './argon2-dependency-missing';
import { cases as asgiWebsocketOrigin } from './asgi-websocket-origin';
import { cases as axesDisabled } from './axes-disabled';
import { cases as axesLockoutWithoutIp } from './axes-lockout-without-ip';
import { cases as axesNotWired } from './axes-not-wired';
import { cases as axesSpoofableIp } from './axes-spoofable-ip';
import { cases as boolDefaultIsString } from './bool-default-is-string';
import { cases as boolSettingFromString } from './bool-setting-from-string';
import { cases as brokerNoTls } from './broker-no-tls';
import { cases as cacheDefaultMissing } from './cache-default-missing';
import { cases as cacheLocalForSharedState } from './cache-local-for-shared-state';
import { cases as celeryEagerInProduction } from './celery-eager-in-production';
import { cases as celeryUnsafeSerializer } from './celery-unsafe-serializer';
import { cases as clientTlsOff } from './client-tls-off';
import { cases as cookieDomainBroad } from './cookie-domain-broad';
import { cases as cookiePrefixConflict } from './cookie-prefix-conflict';
import { cases as cookieSamesiteInvalid } from './cookie-samesite-invalid';
import { cases as cookieSamesiteWeak } from './cookie-samesite-weak';
import { cases as corsAllowAll } from './cors-allow-all';
import { cases as corsAllowAllWithCredentials } from './cors-allow-all-with-credentials';
import { cases as corsLegacyNames } from './cors-legacy-names';
import { cases as corsMiddlewareMissing } from './cors-middleware-missing';
import { cases as corsMiddlewareOrder } from './cors-middleware-order';
import { cases as corsOriginHttp } from './cors-origin-http';
import { cases as corsOriginMalformed } from './cors-origin-malformed';
import { cases as corsOriginRegexLoose } from './cors-origin-regex-loose';
import { cases as corsWrongType } from './cors-wrong-type';
import { cases as credentialEnvDefault } from './credential-env-default';
import { cases as credentialInUrl } from './credential-in-url';
import { cases as cspMissing } from './csp-missing';
import { cases as cspNotADict } from './csp-not-a-dict';
import { cases as csrfCookieInsecure } from './csrf-cookie-insecure';
import { cases as csrfMiddlewareMissing } from './csrf-middleware-missing';
import { cases as csrfTrustedOriginMalformed } from './csrf-trusted-origin-malformed';
import { cases as csrfTrustedOriginNoScheme } from './csrf-trusted-origin-no-scheme';
import { cases as csrfUseSessionsOrder } from './csrf-use-sessions-order';
import { cases as dbFileInServedRoot } from './db-file-in-served-root';
import { cases as dbPasswordHardcoded } from './db-password-hardcoded';
import { cases as dbSqliteInProduction } from './db-sqlite-in-production';
import { cases as dbSuperuser } from './db-superuser';
import { cases as dbTlsDisabled } from './db-tls-disabled';
import { cases as dbTlsLost } from './db-tls-lost';
import { cases as dbTlsUnverified } from './db-tls-unverified';
import { cases as dbUrlSslRequireDowngrade } from './db-url-ssl-require-downgrade';
import { cases as debugAppInstalled } from './debug-app-installed';
import { cases as debugEnabled } from './debug-enabled';
import { cases as debugEnvString } from './debug-env-string';
import { cases as debugFailsOpen } from './debug-fails-open';
import { cases as debugGuardBeforeOverride } from './debug-guard-before-override';
import { cases as debugMiddlewareInstalled } from './debug-middleware-installed';
import { cases as debugToolbarCallbackOpen } from './debug-toolbar-callback-open';
import { cases as djRestAuthCookieInsecure } from './dj-rest-auth-cookie-insecure';
import { cases as djRestAuthCookieReadable } from './dj-rest-auth-cookie-readable';
import { cases as djRestAuthLegacySettings } from './dj-rest-auth-legacy-settings';
import { cases as dotenvBoolNotUnderstood } from './dotenv-bool-not-understood';
import { cases as dotenvDatabaseUrl } from './dotenv-database-url';
import { cases as dotenvDebugOn } from './dotenv-debug-on';
import { cases as dotenvDollar } from './dotenv-dollar';
import { cases as dotenvDuplicateKey } from './dotenv-duplicate-key';
import { cases as dotenvExampleSecret } from './dotenv-example-secret';
import { cases as dotenvHosts } from './dotenv-hosts';
import { cases as dotenvInlineComment } from './dotenv-inline-comment';
import { cases as dotenvInsecureFlag } from './dotenv-insecure-flag';
import { cases as dotenvLiveToken } from './dotenv-live-token';
import { cases as dotenvMultilineValue } from './dotenv-multiline-value';
import { cases as dotenvNotIgnored } from './dotenv-not-ignored';
import { cases as dotenvOrigins } from './dotenv-origins';
import { cases as dotenvPermissions } from './dotenv-permissions';
import { cases as dotenvPlaceholderSecret } from './dotenv-placeholder-secret';
import { cases as dotenvRedisUrl } from './dotenv-redis-url';
import { cases as dotenvSecretKeyWeak } from './dotenv-secret-key-weak';
import { cases as dotenvTracked } from './dotenv-tracked';
import { cases as dotenvUnterminatedQuote } from './dotenv-unterminated-quote';
import { cases as drfNoAuthentication } from './drf-no-authentication';
import { cases as drfNumProxiesUnset } from './drf-num-proxies-unset';
import { cases as drfOpenByDefault } from './drf-open-by-default';
import { cases as drfRemovedSettings } from './drf-removed-settings';
import { cases as drfSessionWithoutCsrf } from './drf-session-without-csrf';
import { cases as drfThrottleIneffective } from './drf-throttle-ineffective';
import { cases as drfThrottleMissing } from './drf-throttle-missing';
import { cases as drfXssProneSessionWithCors } from './drf-xss-prone-session-with-cors';
import { cases as emailMailersNoDefault } from './email-mailers-no-default';
import { cases as emailNoTls } from './email-no-tls';
import { cases as emailPortMismatch } from './email-port-mismatch';
import { cases as emailSettingsDeprecated } from './email-settings-deprecated';
import { cases as emailTlsAndSsl } from './email-tls-and-ssl';
import { cases as encryptionKeyReuse } from './encryption-key-reuse';
import { cases as envEval } from './env-eval';
import { cases as envFileOverridesEnvironment } from './env-file-overrides-environment';
import { cases as envKeyUndocumented } from './env-key-undocumented';
import { cases as envReadBeforeLoad } from './env-read-before-load';
import { cases as environsOsEnvironMiss } from './environs-os-environ-miss';
import { cases as gitignoreEnvNegated } from './gitignore-env-negated';
import { cases as grapheneDebugMiddleware } from './graphene-debug-middleware';
import { cases as graphiqlPersistsHeaders } from './graphiql-persists-headers';
import { cases as graphqlJwtCookieInsecure } from './graphql-jwt-cookie-insecure';
import { cases as hardcodedCredential } from './hardcoded-credential';
import { cases as hstsNoSubdomains } from './hsts-no-subdomains';
import { cases as implicitStringConcat } from './implicit-string-concat';
import { cases as internalIpsTooWide } from './internal-ips-too-wide';
import { cases as jwtAccessLifetimeLong } from './jwt-access-lifetime-long';
import { cases as jwtAlgorithmInvalid } from './jwt-algorithm-invalid';
import { cases as jwtAsymmetricKeyMissing } from './jwt-asymmetric-key-missing';
import { cases as jwtAuthCookieFlags } from './jwt-auth-cookie-flags';
import { cases as jwtBlacklistAppMissing } from './jwt-blacklist-app-missing';
import { cases as jwtExpiryNotVerified } from './jwt-expiry-not-verified';
import { cases as jwtInactiveUsersAccepted } from './jwt-inactive-users-accepted';
import { cases as jwtLifetimeNotTimedelta } from './jwt-lifetime-not-timedelta';
import { cases as jwtRotationWithoutBlacklist } from './jwt-rotation-without-blacklist';
import { cases as jwtSigningKeyHardcoded } from './jwt-signing-key-hardcoded';
import { cases as jwtSigningKeyShared } from './jwt-signing-key-shared';
import { cases as jwtSigningKeyShort } from './jwt-signing-key-short';
import { cases as knoxTokenLifetimeLong } from './knox-token-lifetime-long';
import { cases as ldapTlsMissing } from './ldap-tls-missing';
import { cases as lettersInList } from './letters-in-list';
import { cases as loggingAdminHtml } from './logging-admin-html';
import { cases as loggingSecurityMissing } from './logging-security-missing';
import { cases as mediaStaticOverlap } from './media-static-overlap';
import { cases as middlewareClassesRemoved } from './middleware-classes-removed';
import { cases as oauthLifetimes } from './oauth-lifetimes';
import { cases as oauthPkceDisabled } from './oauth-pkce-disabled';
import { cases as oauthRefreshReuse } from './oauth-refresh-reuse';
import { cases as oauthWildcardRedirects } from './oauth-wildcard-redirects';
import { cases as oidcVerificationOff } from './oidc-verification-off';
import { cases as passwordValidatorsMissing } from './password-validators-missing';
import { cases as placeholderDomain } from './placeholder-domain';
import { cases as privateKeyInSettings } from './private-key-in-settings';
import { cases as processPortPublished } from './process-port-published';
import { cases as proxySslHeaderMalformed } from './proxy-ssl-header-malformed';
import { cases as proxySslHeaderUnconditional } from './proxy-ssl-header-unconditional';
import { cases as ratelimitCache } from './ratelimit-cache';
import { cases as ratelimitDisabled } from './ratelimit-disabled';
import { cases as ratelimitSpoofableIp } from './ratelimit-spoofable-ip';
import { cases as redisTlsUnverified } from './redis-tls-unverified';
import { cases as requirementsDebugInProduction } from './requirements-debug-in-production';
import { cases as requirementsDjangoEol } from './requirements-django-eol';
import { cases as requirementsKnownVulnerable } from './requirements-known-vulnerable';
import { cases as requirementsUnpinned } from './requirements-unpinned';
import { cases as runserverInProduction } from './runserver-in-production';
import { cases as samlUnsigned } from './saml-unsigned';
import { cases as secretKeyFallbacksLeftover } from './secret-key-fallbacks-leftover';
import { cases as secretKeyHardcoded } from './secret-key-hardcoded';
import { cases as secretKeyInsecureDefault } from './secret-key-insecure-default';
import { cases as secretKeyRegenerated } from './secret-key-regenerated';
import { cases as secretKeyRotationIgnored } from './secret-key-rotation-ignored';
import { cases as secretKeyWeak } from './secret-key-weak';
import { cases as secretPrinted } from './secret-printed';
import { cases as securityChecksSilenced } from './security-checks-silenced';
import { cases as securityMiddlewareMissing } from './security-middleware-missing';
import { cases as securityNameWithoutEffect } from './security-name-without-effect';
import { cases as sentryPii } from './sentry-pii';
import { cases as servedRootExposesProject } from './served-root-exposes-project';
import { cases as serviceDefaultCredentials } from './service-default-credentials';
import { cases as sessionCookieInsecure } from './session-cookie-insecure';
import { cases as settingDeprecated } from './setting-deprecated';
import { cases as settingNameTypo } from './setting-name-typo';
import { cases as settingNotYetAvailable } from './setting-not-yet-available';
import { cases as settingRemoved } from './setting-removed';
import { cases as silkOpenAccess } from './silk-open-access';
import { cases as silkProfilerInMedia } from './silk-profiler-in-media';
import { cases as socialAuthHttpCallback } from './social-auth-http-callback';
import { cases as spectacularPublicDocs } from './spectacular-public-docs';
import { cases as spectacularUnpinnedCdn } from './spectacular-unpinned-cdn';
import { cases as sslRedirectExemptAll } from './ssl-redirect-exempt-all';
import { cases as storageInsecureTransport } from './storage-insecure-transport';
import { cases as storageKeysHardcoded } from './storage-keys-hardcoded';
import { cases as storagePublicAcl } from './storage-public-acl';
import { cases as storageSettingRemoved } from './storage-setting-removed';
import { cases as storagesAliasMissing } from './storages-alias-missing';
import { cases as strtoboolRemoved } from './strtobool-removed';
import { cases as templateAutoescapeOff } from './template-autoescape-off';
import { cases as templateDebugEnabled } from './template-debug-enabled';
import { cases as templateLoadersConflict } from './template-loaders-conflict';
import { cases as templateStringIfInvalid } from './template-string-if-invalid';
import { cases as trustAllProxies } from './trust-all-proxies';
import { cases as uploadLimitDisabled } from './upload-limit-disabled';
import { cases as uploadPermissionsUnsafe } from './upload-permissions-unsafe';
import { cases as urlsApiDocsPublic } from './urls-api-docs-public';
import { cases as urlsDebugToolbar } from './urls-debug-toolbar';
import { cases as urlsGraphiql } from './urls-graphiql';
import { cases as urlsServeView } from './urls-serve-view';
import { cases as whitenoiseDevMode } from './whitenoise-dev-mode';
import { cases as whitenoiseServesMedia } from './whitenoise-serves-media';
import { cases as xFrameOptionsWeak } from './x-frame-options-weak';
import { cases as xframeMiddlewareMissing } from './xframe-middleware-missing';

/** Examples that the page of a rule has no room for, by the rule's id. */
export const moreExamples: Readonly<Record<string, readonly Example[]>> = {
  'admins-missing': adminsMissing,
  'allauth-client-ip-trust': allauthClientIpTrust,
  'allauth-email-unverified': allauthEmailUnverified,
  'allauth-http-links': allauthHttpLinks,
  'allauth-rate-limits-off': allauthRateLimitsOff,
  'allowed-hosts-blank-entry': allowedHostsBlankEntry,
  'allowed-hosts-default-wildcard': allowedHostsDefaultWildcard,
  'allowed-hosts-empty': allowedHostsEmpty,
  'allowed-hosts-malformed': allowedHostsMalformed,
  'allowed-hosts-too-broad': allowedHostsTooBroad,
  'allowed-hosts-wildcard': allowedHostsWildcard,
  'allowed-hosts-wrong-type': allowedHostsWrongType,
  'argon2-dependency-missing': argon2DependencyMissing,
  'asgi-websocket-origin': asgiWebsocketOrigin,
  'axes-disabled': axesDisabled,
  'axes-lockout-without-ip': axesLockoutWithoutIp,
  'axes-not-wired': axesNotWired,
  'axes-spoofable-ip': axesSpoofableIp,
  'bool-default-is-string': boolDefaultIsString,
  'bool-setting-from-string': boolSettingFromString,
  'broker-no-tls': brokerNoTls,
  'cache-default-missing': cacheDefaultMissing,
  'cache-local-for-shared-state': cacheLocalForSharedState,
  'celery-eager-in-production': celeryEagerInProduction,
  'celery-unsafe-serializer': celeryUnsafeSerializer,
  'client-tls-off': clientTlsOff,
  'cookie-domain-broad': cookieDomainBroad,
  'cookie-prefix-conflict': cookiePrefixConflict,
  'cookie-samesite-invalid': cookieSamesiteInvalid,
  'cookie-samesite-weak': cookieSamesiteWeak,
  'cors-allow-all': corsAllowAll,
  'cors-allow-all-with-credentials': corsAllowAllWithCredentials,
  'cors-legacy-names': corsLegacyNames,
  'cors-middleware-missing': corsMiddlewareMissing,
  'cors-middleware-order': corsMiddlewareOrder,
  'cors-origin-http': corsOriginHttp,
  'cors-origin-malformed': corsOriginMalformed,
  'cors-origin-regex-loose': corsOriginRegexLoose,
  'cors-wrong-type': corsWrongType,
  'credential-env-default': credentialEnvDefault,
  'credential-in-url': credentialInUrl,
  'csp-missing': cspMissing,
  'csp-not-a-dict': cspNotADict,
  'csrf-cookie-insecure': csrfCookieInsecure,
  'csrf-middleware-missing': csrfMiddlewareMissing,
  'csrf-trusted-origin-malformed': csrfTrustedOriginMalformed,
  'csrf-trusted-origin-no-scheme': csrfTrustedOriginNoScheme,
  'csrf-use-sessions-order': csrfUseSessionsOrder,
  'db-file-in-served-root': dbFileInServedRoot,
  'db-password-hardcoded': dbPasswordHardcoded,
  'db-sqlite-in-production': dbSqliteInProduction,
  'db-superuser': dbSuperuser,
  'db-tls-disabled': dbTlsDisabled,
  'db-tls-lost': dbTlsLost,
  'db-tls-unverified': dbTlsUnverified,
  'db-url-ssl-require-downgrade': dbUrlSslRequireDowngrade,
  'debug-app-installed': debugAppInstalled,
  'debug-enabled': debugEnabled,
  'debug-env-string': debugEnvString,
  'debug-fails-open': debugFailsOpen,
  'debug-guard-before-override': debugGuardBeforeOverride,
  'debug-middleware-installed': debugMiddlewareInstalled,
  'debug-toolbar-callback-open': debugToolbarCallbackOpen,
  'dj-rest-auth-cookie-insecure': djRestAuthCookieInsecure,
  'dj-rest-auth-cookie-readable': djRestAuthCookieReadable,
  'dj-rest-auth-legacy-settings': djRestAuthLegacySettings,
  'dotenv-bool-not-understood': dotenvBoolNotUnderstood,
  'dotenv-database-url': dotenvDatabaseUrl,
  'dotenv-debug-on': dotenvDebugOn,
  'dotenv-dollar': dotenvDollar,
  'dotenv-duplicate-key': dotenvDuplicateKey,
  'dotenv-example-secret': dotenvExampleSecret,
  'dotenv-hosts': dotenvHosts,
  'dotenv-inline-comment': dotenvInlineComment,
  'dotenv-insecure-flag': dotenvInsecureFlag,
  'dotenv-live-token': dotenvLiveToken,
  'dotenv-multiline-value': dotenvMultilineValue,
  'dotenv-not-ignored': dotenvNotIgnored,
  'dotenv-origins': dotenvOrigins,
  'dotenv-permissions': dotenvPermissions,
  'dotenv-placeholder-secret': dotenvPlaceholderSecret,
  'dotenv-redis-url': dotenvRedisUrl,
  'dotenv-secret-key-weak': dotenvSecretKeyWeak,
  'dotenv-tracked': dotenvTracked,
  'dotenv-unterminated-quote': dotenvUnterminatedQuote,
  'drf-no-authentication': drfNoAuthentication,
  'drf-num-proxies-unset': drfNumProxiesUnset,
  'drf-open-by-default': drfOpenByDefault,
  'drf-removed-settings': drfRemovedSettings,
  'drf-session-without-csrf': drfSessionWithoutCsrf,
  'drf-throttle-ineffective': drfThrottleIneffective,
  'drf-throttle-missing': drfThrottleMissing,
  'drf-xss-prone-session-with-cors': drfXssProneSessionWithCors,
  'email-mailers-no-default': emailMailersNoDefault,
  'email-no-tls': emailNoTls,
  'email-port-mismatch': emailPortMismatch,
  'email-settings-deprecated': emailSettingsDeprecated,
  'email-tls-and-ssl': emailTlsAndSsl,
  'encryption-key-reuse': encryptionKeyReuse,
  'env-eval': envEval,
  'env-file-overrides-environment': envFileOverridesEnvironment,
  'env-key-undocumented': envKeyUndocumented,
  'env-read-before-load': envReadBeforeLoad,
  'environs-os-environ-miss': environsOsEnvironMiss,
  'gitignore-env-negated': gitignoreEnvNegated,
  'graphene-debug-middleware': grapheneDebugMiddleware,
  'graphiql-persists-headers': graphiqlPersistsHeaders,
  'graphql-jwt-cookie-insecure': graphqlJwtCookieInsecure,
  'hardcoded-credential': hardcodedCredential,
  'hsts-no-subdomains': hstsNoSubdomains,
  'implicit-string-concat': implicitStringConcat,
  'internal-ips-too-wide': internalIpsTooWide,
  'jwt-access-lifetime-long': jwtAccessLifetimeLong,
  'jwt-algorithm-invalid': jwtAlgorithmInvalid,
  'jwt-asymmetric-key-missing': jwtAsymmetricKeyMissing,
  'jwt-auth-cookie-flags': jwtAuthCookieFlags,
  'jwt-blacklist-app-missing': jwtBlacklistAppMissing,
  'jwt-expiry-not-verified': jwtExpiryNotVerified,
  'jwt-inactive-users-accepted': jwtInactiveUsersAccepted,
  'jwt-lifetime-not-timedelta': jwtLifetimeNotTimedelta,
  'jwt-rotation-without-blacklist': jwtRotationWithoutBlacklist,
  'jwt-signing-key-hardcoded': jwtSigningKeyHardcoded,
  'jwt-signing-key-shared': jwtSigningKeyShared,
  'jwt-signing-key-short': jwtSigningKeyShort,
  'knox-token-lifetime-long': knoxTokenLifetimeLong,
  'ldap-tls-missing': ldapTlsMissing,
  'letters-in-list': lettersInList,
  'logging-admin-html': loggingAdminHtml,
  'logging-security-missing': loggingSecurityMissing,
  'media-static-overlap': mediaStaticOverlap,
  'middleware-classes-removed': middlewareClassesRemoved,
  'oauth-lifetimes': oauthLifetimes,
  'oauth-pkce-disabled': oauthPkceDisabled,
  'oauth-refresh-reuse': oauthRefreshReuse,
  'oauth-wildcard-redirects': oauthWildcardRedirects,
  'oidc-verification-off': oidcVerificationOff,
  'password-validators-missing': passwordValidatorsMissing,
  'placeholder-domain': placeholderDomain,
  'private-key-in-settings': privateKeyInSettings,
  'process-port-published': processPortPublished,
  'proxy-ssl-header-malformed': proxySslHeaderMalformed,
  'proxy-ssl-header-unconditional': proxySslHeaderUnconditional,
  'ratelimit-cache': ratelimitCache,
  'ratelimit-disabled': ratelimitDisabled,
  'ratelimit-spoofable-ip': ratelimitSpoofableIp,
  'redis-tls-unverified': redisTlsUnverified,
  'requirements-debug-in-production': requirementsDebugInProduction,
  'requirements-django-eol': requirementsDjangoEol,
  'requirements-known-vulnerable': requirementsKnownVulnerable,
  'requirements-unpinned': requirementsUnpinned,
  'runserver-in-production': runserverInProduction,
  'saml-unsigned': samlUnsigned,
  'secret-key-fallbacks-leftover': secretKeyFallbacksLeftover,
  'secret-key-hardcoded': secretKeyHardcoded,
  'secret-key-insecure-default': secretKeyInsecureDefault,
  'secret-key-regenerated': secretKeyRegenerated,
  'secret-key-rotation-ignored': secretKeyRotationIgnored,
  'secret-key-weak': secretKeyWeak,
  'secret-printed': secretPrinted,
  'security-checks-silenced': securityChecksSilenced,
  'security-middleware-missing': securityMiddlewareMissing,
  'security-name-without-effect': securityNameWithoutEffect,
  'sentry-pii': sentryPii,
  'served-root-exposes-project': servedRootExposesProject,
  'service-default-credentials': serviceDefaultCredentials,
  'session-cookie-insecure': sessionCookieInsecure,
  'setting-deprecated': settingDeprecated,
  'setting-name-typo': settingNameTypo,
  'setting-not-yet-available': settingNotYetAvailable,
  'setting-removed': settingRemoved,
  'silk-open-access': silkOpenAccess,
  'silk-profiler-in-media': silkProfilerInMedia,
  'social-auth-http-callback': socialAuthHttpCallback,
  'spectacular-public-docs': spectacularPublicDocs,
  'spectacular-unpinned-cdn': spectacularUnpinnedCdn,
  'ssl-redirect-exempt-all': sslRedirectExemptAll,
  'storage-insecure-transport': storageInsecureTransport,
  'storage-keys-hardcoded': storageKeysHardcoded,
  'storage-public-acl': storagePublicAcl,
  'storage-setting-removed': storageSettingRemoved,
  'storages-alias-missing': storagesAliasMissing,
  'strtobool-removed': strtoboolRemoved,
  'template-autoescape-off': templateAutoescapeOff,
  'template-debug-enabled': templateDebugEnabled,
  'template-loaders-conflict': templateLoadersConflict,
  'template-string-if-invalid': templateStringIfInvalid,
  'trust-all-proxies': trustAllProxies,
  'upload-limit-disabled': uploadLimitDisabled,
  'upload-permissions-unsafe': uploadPermissionsUnsafe,
  'urls-api-docs-public': urlsApiDocsPublic,
  'urls-debug-toolbar': urlsDebugToolbar,
  'urls-graphiql': urlsGraphiql,
  'urls-serve-view': urlsServeView,
  'whitenoise-dev-mode': whitenoiseDevMode,
  'whitenoise-serves-media': whitenoiseServesMedia,
  'x-frame-options-weak': xFrameOptionsWeak,
  'xframe-middleware-missing': xframeMiddlewareMissing,
};
