// Made by `npm run generate` from the files in this folder.
import adminWithoutSecondFactor from './admin-without-second-factor';
import adminsMissing from './admins-missing';
import allauthClientIpTrust from './allauth-client-ip-trust';
import allauthEmailUnverified from './allauth-email-unverified';
import allauthEnumeration from './allauth-enumeration';
import allauthGetSideEffects from './allauth-get-side-effects';
import allauthHttpLinks from './allauth-http-links';
import allauthRateLimitsOff from './allauth-rate-limits-off';
import allauthSocialEmailTrust from './allauth-social-email-trust';
import allowInactiveUsersBackend from './allow-inactive-users-backend';
import allowedHostsBlankEntry from './allowed-hosts-blank-entry';
import allowedHostsDefaultWildcard from './allowed-hosts-default-wildcard';
import allowedHostsEmpty from './allowed-hosts-empty';
import allowedHostsMalformed from './allowed-hosts-malformed';
import allowedHostsTooBroad from './allowed-hosts-too-broad';
import allowedHostsWildcard from './allowed-hosts-wildcard';
import allowedHostsWrongType from './allowed-hosts-wrong-type';
import argon2DependencyMissing from './argon2-dependency-missing';
import asgiWebsocketOrigin from './asgi-websocket-origin';
import asyncUnsafeEnabled from './async-unsafe-enabled';
import authClassForTests from './auth-class-for-tests';
import authMiddlewareOrder from './auth-middleware-order';
import axesDeprecatedSettings from './axes-deprecated-settings';
import axesDisabled from './axes-disabled';
import axesLockoutWithoutIp from './axes-lockout-without-ip';
import axesNotWired from './axes-not-wired';
import axesSpoofableIp from './axes-spoofable-ip';
import boolDefaultIsString from './bool-default-is-string';
import boolSettingFromString from './bool-setting-from-string';
import boolSettingIsInt from './bool-setting-is-int';
import brokerDefaultCredentials from './broker-default-credentials';
import brokerNoTls from './broker-no-tls';
import cacheDefaultMissing from './cache-default-missing';
import cacheDummyInProduction from './cache-dummy-in-production';
import cacheFailOpen from './cache-fail-open';
import cacheFilebasedSharedTmp from './cache-filebased-shared-tmp';
import cacheLocalForSharedState from './cache-local-for-shared-state';
import cacheLocationExposed from './cache-location-exposed';
import celeryEagerInProduction from './celery-eager-in-production';
import celeryUnsafeSerializer from './celery-unsafe-serializer';
import channelsInmemoryInProduction from './channels-inmemory-in-production';
import clientTlsOff from './client-tls-off';
import cookieDomainBroad from './cookie-domain-broad';
import cookiePrefixConflict from './cookie-prefix-conflict';
import cookieSamesiteInvalid from './cookie-samesite-invalid';
import cookieSamesiteStrict from './cookie-samesite-strict';
import cookieSamesiteWeak from './cookie-samesite-weak';
import coopDisabled from './coop-disabled';
import coopInvalid from './coop-invalid';
import corsAllowAll from './cors-allow-all';
import corsAllowAllWithCredentials from './cors-allow-all-with-credentials';
import corsLegacyNames from './cors-legacy-names';
import corsMiddlewareMissing from './cors-middleware-missing';
import corsMiddlewareOrder from './cors-middleware-order';
import corsOriginHttp from './cors-origin-http';
import corsOriginMalformed from './cors-origin-malformed';
import corsOriginNull from './cors-origin-null';
import corsOriginRegexLoose from './cors-origin-regex-loose';
import corsRemovedSettings from './cors-removed-settings';
import corsWideHeaders from './cors-wide-headers';
import corsWrongType from './cors-wrong-type';
import credentialEnvDefault from './credential-env-default';
import credentialInUrl from './credential-in-url';
import cspExcludePrefixes from './csp-exclude-prefixes';
import cspLegacySettings from './csp-legacy-settings';
import cspMiddlewareMissing from './csp-middleware-missing';
import cspMiddlewareUnavailable from './csp-middleware-unavailable';
import cspMissing from './csp-missing';
import cspMissingDirective from './csp-missing-directive';
import cspNonceContextProcessor from './csp-nonce-context-processor';
import cspNotADict from './csp-not-a-dict';
import cspPathsExcluded from './csp-paths-excluded';
import cspReportOnly from './csp-report-only';
import cspReportUriMissing from './csp-report-uri-missing';
import cspScriptUnsafeInline from './csp-script-unsafe-inline';
import cspStyleUnsafeInline from './csp-style-unsafe-inline';
import cspUnquotedKeyword from './csp-unquoted-keyword';
import cspUnsafeEval from './csp-unsafe-eval';
import cspV4SettingsOnV3 from './csp-v4-settings-on-v3';
import cspWideSource from './csp-wide-source';
import csrfCookieHttponlyNoBenefit from './csrf-cookie-httponly-no-benefit';
import csrfCookieInsecure from './csrf-cookie-insecure';
import csrfMiddlewareMissing from './csrf-middleware-missing';
import csrfTrustedOriginHttp from './csrf-trusted-origin-http';
import csrfTrustedOriginMalformed from './csrf-trusted-origin-malformed';
import csrfTrustedOriginNoScheme from './csrf-trusted-origin-no-scheme';
import csrfTrustedOriginWildcard from './csrf-trusted-origin-wildcard';
import csrfUseSessionsOrder from './csrf-use-sessions-order';
import dbDefaultCredentials from './db-default-credentials';
import dbFileInServedRoot from './db-file-in-served-root';
import dbPasswordEmpty from './db-password-empty';
import dbPasswordHardcoded from './db-password-hardcoded';
import dbSqliteInProduction from './db-sqlite-in-production';
import dbSuperuser from './db-superuser';
import dbTlsDisabled from './db-tls-disabled';
import dbTlsLost from './db-tls-lost';
import dbTlsMissing from './db-tls-missing';
import dbTlsUnverified from './db-tls-unverified';
import dbUrlSslRequireDowngrade from './db-url-ssl-require-downgrade';
import debugAppInstalled from './debug-app-installed';
import debugDefaultIsString from './debug-default-is-string';
import debugEnabled from './debug-enabled';
import debugEnvString from './debug-env-string';
import debugFailsOpen from './debug-fails-open';
import debugGuardBeforeOverride from './debug-guard-before-override';
import debugMiddlewareInstalled from './debug-middleware-installed';
import debugPropagateExceptions from './debug-propagate-exceptions';
import debugToolbarCallbackOpen from './debug-toolbar-callback-open';
import defaultHashingSha1 from './default-hashing-sha1';
import defenderWeakened from './defender-weakened';
import djRestAuthCookieCsrf from './dj-rest-auth-cookie-csrf';
import djRestAuthCookieInsecure from './dj-rest-auth-cookie-insecure';
import djRestAuthCookieReadable from './dj-rest-auth-cookie-readable';
import djRestAuthLegacySettings from './dj-rest-auth-legacy-settings';
import djRestAuthOldPassword from './dj-rest-auth-old-password';
import dotenvBom from './dotenv-bom';
import dotenvBoolNotUnderstood from './dotenv-bool-not-understood';
import dotenvCrlf from './dotenv-crlf';
import dotenvDatabaseUrl from './dotenv-database-url';
import dotenvDebugOn from './dotenv-debug-on';
import dotenvDollar from './dotenv-dollar';
import dotenvDuplicateKey from './dotenv-duplicate-key';
import dotenvEmptySecret from './dotenv-empty-secret';
import dotenvExampleSecret from './dotenv-example-secret';
import dotenvExportPrefix from './dotenv-export-prefix';
import dotenvHashInValue from './dotenv-hash-in-value';
import dotenvHosts from './dotenv-hosts';
import dotenvInlineComment from './dotenv-inline-comment';
import dotenvInsecureFlag from './dotenv-insecure-flag';
import dotenvInvalidLine from './dotenv-invalid-line';
import dotenvLiveToken from './dotenv-live-token';
import dotenvMultilineValue from './dotenv-multiline-value';
import dotenvNeedlessQuotes from './dotenv-needless-quotes';
import dotenvNotIgnored from './dotenv-not-ignored';
import dotenvNotUtf8 from './dotenv-not-utf8';
import dotenvOrigins from './dotenv-origins';
import dotenvPermissions from './dotenv-permissions';
import dotenvPlaceholderSecret from './dotenv-placeholder-secret';
import dotenvProxyFlag from './dotenv-proxy-flag';
import dotenvRedisUrl from './dotenv-redis-url';
import dotenvSecretKeyWeak from './dotenv-secret-key-weak';
import dotenvSpaceAroundEquals from './dotenv-space-around-equals';
import dotenvStyle from './dotenv-style';
import dotenvTracked from './dotenv-tracked';
import dotenvTrailingSpace from './dotenv-trailing-space';
import dotenvUnterminatedQuote from './dotenv-unterminated-quote';
import drfBasicAuth from './drf-basic-auth';
import drfBrowsableApi from './drf-browsable-api';
import drfClassListString from './drf-class-list-string';
import drfNoAuthentication from './drf-no-authentication';
import drfNumProxiesUnset from './drf-num-proxies-unset';
import drfOpenByDefault from './drf-open-by-default';
import drfRemovedSettings from './drf-removed-settings';
import drfSessionWithoutCsrf from './drf-session-without-csrf';
import drfThrottleIneffective from './drf-throttle-ineffective';
import drfThrottleMissing from './drf-throttle-missing';
import drfThrottlePeriodTrap from './drf-throttle-period-trap';
import drfThrottleRateHigh from './drf-throttle-rate-high';
import drfThrottleRateInvalid from './drf-throttle-rate-invalid';
import drfTokenNeverExpires from './drf-token-never-expires';
import drfUnboundedLists from './drf-unbounded-lists';
import drfXssProneSessionWithCors from './drf-xss-prone-session-with-cors';
import emailDevBackend from './email-dev-backend';
import emailMailersConflict from './email-mailers-conflict';
import emailMailersNoDefault from './email-mailers-no-default';
import emailNoTls from './email-no-tls';
import emailPortMismatch from './email-port-mismatch';
import emailSettingsDeprecated from './email-settings-deprecated';
import emailTlsAndSsl from './email-tls-and-ssl';
import encryptionKeyReuse from './encryption-key-reuse';
import envEval from './env-eval';
import envFileOverridesEnvironment from './env-file-overrides-environment';
import envKeyUndocumented from './env-key-undocumented';
import envReadBeforeLoad from './env-read-before-load';
import envSilentLocalSettings from './env-silent-local-settings';
import environsOsEnvironMiss from './environs-os-environ-miss';
import exceptionFilterWeakened from './exception-filter-weakened';
import gitignoreEnvNegated from './gitignore-env-negated';
import gitignoreMissingSensitive from './gitignore-missing-sensitive';
import grapheneDebugMiddleware from './graphene-debug-middleware';
import graphiqlPersistsHeaders from './graphiql-persists-headers';
import graphqlJwtCookieInsecure from './graphql-jwt-cookie-insecure';
import gzipBreach from './gzip-breach';
import hardcodedCredential from './hardcoded-credential';
import hstsMissing from './hsts-missing';
import hstsNoSubdomains from './hsts-no-subdomains';
import hstsPreloadIncoherent from './hsts-preload-incoherent';
import hstsPreloadOff from './hsts-preload-off';
import hstsTooShort from './hsts-too-short';
import implicitStringConcat from './implicit-string-concat';
import insecureAssetUrl from './insecure-asset-url';
import internalIpsTooWide from './internal-ips-too-wide';
import jwtAccessLifetimeLong from './jwt-access-lifetime-long';
import jwtAlgorithmInvalid from './jwt-algorithm-invalid';
import jwtAsymmetricKeyMissing from './jwt-asymmetric-key-missing';
import jwtAuthCookieFlags from './jwt-auth-cookie-flags';
import jwtBlacklistAppMissing from './jwt-blacklist-app-missing';
import jwtExpiryNotVerified from './jwt-expiry-not-verified';
import jwtInactiveUsersAccepted from './jwt-inactive-users-accepted';
import jwtLeewayLarge from './jwt-leeway-large';
import jwtLifetimeNotTimedelta from './jwt-lifetime-not-timedelta';
import jwtRefreshLifetimeLong from './jwt-refresh-lifetime-long';
import jwtRotationOff from './jwt-rotation-off';
import jwtRotationWithoutBlacklist from './jwt-rotation-without-blacklist';
import jwtSigningKeyHardcoded from './jwt-signing-key-hardcoded';
import jwtSigningKeyShared from './jwt-signing-key-shared';
import jwtSigningKeyShort from './jwt-signing-key-short';
import jwtSurvivesPasswordChange from './jwt-survives-password-change';
import jwtUpdateLastLogin from './jwt-update-last-login';
import knoxTokenLifetimeLong from './knox-token-lifetime-long';
import languageCookieFlags from './language-cookie-flags';
import ldapTlsMissing from './ldap-tls-missing';
import lettersInList from './letters-in-list';
import listDefaultIsString from './list-default-is-string';
import loggingAdminHtml from './logging-admin-html';
import loggingConfigNone from './logging-config-none';
import loggingDebugInProduction from './logging-debug-in-production';
import loggingDisableExisting from './logging-disable-existing';
import loggingFilePublic from './logging-file-public';
import loggingSecurityMissing from './logging-security-missing';
import loggingSecuritySilenced from './logging-security-silenced';
import loginRequiredMiddlewareOrder from './login-required-middleware-order';
import loginThrottlingMissing from './login-throttling-missing';
import mediaStaticOverlap from './media-static-overlap';
import middlewareClassesRemoved from './middleware-classes-removed';
import nosniffDisabled from './nosniff-disabled';
import oauthHttpRedirects from './oauth-http-redirects';
import oauthLifetimes from './oauth-lifetimes';
import oauthPkceDisabled from './oauth-pkce-disabled';
import oauthRefreshForever from './oauth-refresh-forever';
import oauthRefreshReuse from './oauth-refresh-reuse';
import oauthWildcardRedirects from './oauth-wildcard-redirects';
import oauthlibInsecureTransport from './oauthlib-insecure-transport';
import objectPermissionBackendMissing from './object-permission-backend-missing';
import oidcVerificationOff from './oidc-verification-off';
import originsBlankEntry from './origins-blank-entry';
import otpAdminShowsSecrets from './otp-admin-shows-secrets';
import passwordHasherNotArgon2 from './password-hasher-not-argon2';
import passwordHasherRemoved from './password-hasher-removed';
import passwordHasherWeak from './password-hasher-weak';
import passwordMinLengthWeak from './password-min-length-weak';
import passwordResetTimeoutLong from './password-reset-timeout-long';
import passwordValidatorIncomplete from './password-validator-incomplete';
import passwordValidatorsMissing from './password-validators-missing';
import placeholderDomain from './placeholder-domain';
import privateKeyInSettings from './private-key-in-settings';
import processPortPublished from './process-port-published';
import processSecretHardcoded from './process-secret-hardcoded';
import providerTokenInSource from './provider-token-in-source';
import proxySslHeaderMalformed from './proxy-ssl-header-malformed';
import proxySslHeaderUnconditional from './proxy-ssl-header-unconditional';
import proxySslHeaderValueInsecure from './proxy-ssl-header-value-insecure';
import ratelimitCache from './ratelimit-cache';
import ratelimitDisabled from './ratelimit-disabled';
import ratelimitFailOpen from './ratelimit-fail-open';
import ratelimitSpoofableIp from './ratelimit-spoofable-ip';
import redisNoPassword from './redis-no-password';
import redisTlsUnverified from './redis-tls-unverified';
import referrerPolicyInvalid from './referrer-policy-invalid';
import referrerPolicyUnset from './referrer-policy-unset';
import referrerPolicyWeak from './referrer-policy-weak';
import remoteUserTrust from './remote-user-trust';
import requirementsDebugInProduction from './requirements-debug-in-production';
import requirementsDjangoEol from './requirements-django-eol';
import requirementsKnownVulnerable from './requirements-known-vulnerable';
import requirementsUnpinned from './requirements-unpinned';
import runserverInProduction from './runserver-in-production';
import samlUnsigned from './saml-unsigned';
import secretKeyEmpty from './secret-key-empty';
import secretKeyFallbacksEmptyEntry from './secret-key-fallbacks-empty-entry';
import secretKeyFallbacksLeftover from './secret-key-fallbacks-leftover';
import secretKeyHardcoded from './secret-key-hardcoded';
import secretKeyInsecureDefault from './secret-key-insecure-default';
import secretKeyRegenerated from './secret-key-regenerated';
import secretKeyRotationIgnored from './secret-key-rotation-ignored';
import secretKeyWeak from './secret-key-weak';
import secretPrinted from './secret-printed';
import securityChecksSilenced from './security-checks-silenced';
import securityMiddlewareLate from './security-middleware-late';
import securityMiddlewareMissing from './security-middleware-missing';
import securityNameWithoutEffect from './security-name-without-effect';
import sentryDebug from './sentry-debug';
import sentryPii from './sentry-pii';
import servedRootExposesProject from './served-root-exposes-project';
import serviceDefaultCredentials from './service-default-credentials';
import sessionAgeLong from './session-age-long';
import sessionCacheVolatile from './session-cache-volatile';
import sessionCookieInsecure from './session-cookie-insecure';
import sessionCookieNotHttponly from './session-cookie-not-httponly';
import sessionEngineSignedCookies from './session-engine-signed-cookies';
import sessionFilePathShared from './session-file-path-shared';
import sessionSerializerPickle from './session-serializer-pickle';
import settingDeprecated from './setting-deprecated';
import settingNameTypo from './setting-name-typo';
import settingNotYetAvailable from './setting-not-yet-available';
import settingRemoved from './setting-removed';
import signedCookieLegacySalt from './signed-cookie-legacy-salt';
import silkOpenAccess from './silk-open-access';
import silkProfilerInMedia from './silk-profiler-in-media';
import socialAuthEmailAssociation from './social-auth-email-association';
import socialAuthHttpCallback from './social-auth-http-callback';
import socialAuthOpenRedirect from './social-auth-open-redirect';
import socialAuthTlsOff from './social-auth-tls-off';
import spectacularPublicDocs from './spectacular-public-docs';
import spectacularUnpinnedCdn from './spectacular-unpinned-cdn';
import sslRedirectBehindProxy from './ssl-redirect-behind-proxy';
import sslRedirectDisabled from './ssl-redirect-disabled';
import sslRedirectExemptAll from './ssl-redirect-exempt-all';
import storageInsecureTransport from './storage-insecure-transport';
import storageKeysHardcoded from './storage-keys-hardcoded';
import storageOverwritesUploads from './storage-overwrites-uploads';
import storagePublicAcl from './storage-public-acl';
import storageSettingRemoved from './storage-setting-removed';
import storagesAliasMissing from './storages-alias-missing';
import strtoboolRemoved from './strtobool-removed';
import templateAutoescapeOff from './template-autoescape-off';
import templateDebugContext from './template-debug-context';
import templateDebugEnabled from './template-debug-enabled';
import templateLoadersConflict from './template-loaders-conflict';
import templateStringIfInvalid from './template-string-if-invalid';
import trustAllProxies from './trust-all-proxies';
import uploadLimitDisabled from './upload-limit-disabled';
import uploadMemoryLarge from './upload-memory-large';
import uploadPermissionsUnsafe from './upload-permissions-unsafe';
import uploadTempInServedRoot from './upload-temp-in-served-root';
import urlsAdminDefaultPath from './urls-admin-default-path';
import urlsApiDocsPublic from './urls-api-docs-public';
import urlsCsrfExempt from './urls-csrf-exempt';
import urlsDebugToolbar from './urls-debug-toolbar';
import urlsGraphiql from './urls-graphiql';
import urlsServeView from './urls-serve-view';
import useXForwardedHost from './use-x-forwarded-host';
import wagtailDocumentRisk from './wagtail-document-risk';
import whitenoiseDevMode from './whitenoise-dev-mode';
import whitenoiseOrder from './whitenoise-order';
import whitenoiseServesMedia from './whitenoise-serves-media';
import xFrameOptionsWeak from './x-frame-options-weak';
import xframeMiddlewareMissing from './xframe-middleware-missing';
import xssFilterDead from './xss-filter-dead';
import type { Rule } from './rule';

/** Every rule, by id. */
export const rules: readonly Rule[] = Object.freeze([
  adminWithoutSecondFactor,
  adminsMissing,
  allauthClientIpTrust,
  allauthEmailUnverified,
  allauthEnumeration,
  allauthGetSideEffects,
  allauthHttpLinks,
  allauthRateLimitsOff,
  allauthSocialEmailTrust,
  allowInactiveUsersBackend,
  allowedHostsBlankEntry,
  allowedHostsDefaultWildcard,
  allowedHostsEmpty,
  allowedHostsMalformed,
  allowedHostsTooBroad,
  allowedHostsWildcard,
  allowedHostsWrongType,
  argon2DependencyMissing,
  asgiWebsocketOrigin,
  asyncUnsafeEnabled,
  authClassForTests,
  authMiddlewareOrder,
  axesDeprecatedSettings,
  axesDisabled,
  axesLockoutWithoutIp,
  axesNotWired,
  axesSpoofableIp,
  boolDefaultIsString,
  boolSettingFromString,
  boolSettingIsInt,
  brokerDefaultCredentials,
  brokerNoTls,
  cacheDefaultMissing,
  cacheDummyInProduction,
  cacheFailOpen,
  cacheFilebasedSharedTmp,
  cacheLocalForSharedState,
  cacheLocationExposed,
  celeryEagerInProduction,
  celeryUnsafeSerializer,
  channelsInmemoryInProduction,
  clientTlsOff,
  cookieDomainBroad,
  cookiePrefixConflict,
  cookieSamesiteInvalid,
  cookieSamesiteStrict,
  cookieSamesiteWeak,
  coopDisabled,
  coopInvalid,
  corsAllowAll,
  corsAllowAllWithCredentials,
  corsLegacyNames,
  corsMiddlewareMissing,
  corsMiddlewareOrder,
  corsOriginHttp,
  corsOriginMalformed,
  corsOriginNull,
  corsOriginRegexLoose,
  corsRemovedSettings,
  corsWideHeaders,
  corsWrongType,
  credentialEnvDefault,
  credentialInUrl,
  cspExcludePrefixes,
  cspLegacySettings,
  cspMiddlewareMissing,
  cspMiddlewareUnavailable,
  cspMissing,
  cspMissingDirective,
  cspNonceContextProcessor,
  cspNotADict,
  cspPathsExcluded,
  cspReportOnly,
  cspReportUriMissing,
  cspScriptUnsafeInline,
  cspStyleUnsafeInline,
  cspUnquotedKeyword,
  cspUnsafeEval,
  cspV4SettingsOnV3,
  cspWideSource,
  csrfCookieHttponlyNoBenefit,
  csrfCookieInsecure,
  csrfMiddlewareMissing,
  csrfTrustedOriginHttp,
  csrfTrustedOriginMalformed,
  csrfTrustedOriginNoScheme,
  csrfTrustedOriginWildcard,
  csrfUseSessionsOrder,
  dbDefaultCredentials,
  dbFileInServedRoot,
  dbPasswordEmpty,
  dbPasswordHardcoded,
  dbSqliteInProduction,
  dbSuperuser,
  dbTlsDisabled,
  dbTlsLost,
  dbTlsMissing,
  dbTlsUnverified,
  dbUrlSslRequireDowngrade,
  debugAppInstalled,
  debugDefaultIsString,
  debugEnabled,
  debugEnvString,
  debugFailsOpen,
  debugGuardBeforeOverride,
  debugMiddlewareInstalled,
  debugPropagateExceptions,
  debugToolbarCallbackOpen,
  defaultHashingSha1,
  defenderWeakened,
  djRestAuthCookieCsrf,
  djRestAuthCookieInsecure,
  djRestAuthCookieReadable,
  djRestAuthLegacySettings,
  djRestAuthOldPassword,
  dotenvBom,
  dotenvBoolNotUnderstood,
  dotenvCrlf,
  dotenvDatabaseUrl,
  dotenvDebugOn,
  dotenvDollar,
  dotenvDuplicateKey,
  dotenvEmptySecret,
  dotenvExampleSecret,
  dotenvExportPrefix,
  dotenvHashInValue,
  dotenvHosts,
  dotenvInlineComment,
  dotenvInsecureFlag,
  dotenvInvalidLine,
  dotenvLiveToken,
  dotenvMultilineValue,
  dotenvNeedlessQuotes,
  dotenvNotIgnored,
  dotenvNotUtf8,
  dotenvOrigins,
  dotenvPermissions,
  dotenvPlaceholderSecret,
  dotenvProxyFlag,
  dotenvRedisUrl,
  dotenvSecretKeyWeak,
  dotenvSpaceAroundEquals,
  dotenvStyle,
  dotenvTracked,
  dotenvTrailingSpace,
  dotenvUnterminatedQuote,
  drfBasicAuth,
  drfBrowsableApi,
  drfClassListString,
  drfNoAuthentication,
  drfNumProxiesUnset,
  drfOpenByDefault,
  drfRemovedSettings,
  drfSessionWithoutCsrf,
  drfThrottleIneffective,
  drfThrottleMissing,
  drfThrottlePeriodTrap,
  drfThrottleRateHigh,
  drfThrottleRateInvalid,
  drfTokenNeverExpires,
  drfUnboundedLists,
  drfXssProneSessionWithCors,
  emailDevBackend,
  emailMailersConflict,
  emailMailersNoDefault,
  emailNoTls,
  emailPortMismatch,
  emailSettingsDeprecated,
  emailTlsAndSsl,
  encryptionKeyReuse,
  envEval,
  envFileOverridesEnvironment,
  envKeyUndocumented,
  envReadBeforeLoad,
  envSilentLocalSettings,
  environsOsEnvironMiss,
  exceptionFilterWeakened,
  gitignoreEnvNegated,
  gitignoreMissingSensitive,
  grapheneDebugMiddleware,
  graphiqlPersistsHeaders,
  graphqlJwtCookieInsecure,
  gzipBreach,
  hardcodedCredential,
  hstsMissing,
  hstsNoSubdomains,
  hstsPreloadIncoherent,
  hstsPreloadOff,
  hstsTooShort,
  implicitStringConcat,
  insecureAssetUrl,
  internalIpsTooWide,
  jwtAccessLifetimeLong,
  jwtAlgorithmInvalid,
  jwtAsymmetricKeyMissing,
  jwtAuthCookieFlags,
  jwtBlacklistAppMissing,
  jwtExpiryNotVerified,
  jwtInactiveUsersAccepted,
  jwtLeewayLarge,
  jwtLifetimeNotTimedelta,
  jwtRefreshLifetimeLong,
  jwtRotationOff,
  jwtRotationWithoutBlacklist,
  jwtSigningKeyHardcoded,
  jwtSigningKeyShared,
  jwtSigningKeyShort,
  jwtSurvivesPasswordChange,
  jwtUpdateLastLogin,
  knoxTokenLifetimeLong,
  languageCookieFlags,
  ldapTlsMissing,
  lettersInList,
  listDefaultIsString,
  loggingAdminHtml,
  loggingConfigNone,
  loggingDebugInProduction,
  loggingDisableExisting,
  loggingFilePublic,
  loggingSecurityMissing,
  loggingSecuritySilenced,
  loginRequiredMiddlewareOrder,
  loginThrottlingMissing,
  mediaStaticOverlap,
  middlewareClassesRemoved,
  nosniffDisabled,
  oauthHttpRedirects,
  oauthLifetimes,
  oauthPkceDisabled,
  oauthRefreshForever,
  oauthRefreshReuse,
  oauthWildcardRedirects,
  oauthlibInsecureTransport,
  objectPermissionBackendMissing,
  oidcVerificationOff,
  originsBlankEntry,
  otpAdminShowsSecrets,
  passwordHasherNotArgon2,
  passwordHasherRemoved,
  passwordHasherWeak,
  passwordMinLengthWeak,
  passwordResetTimeoutLong,
  passwordValidatorIncomplete,
  passwordValidatorsMissing,
  placeholderDomain,
  privateKeyInSettings,
  processPortPublished,
  processSecretHardcoded,
  providerTokenInSource,
  proxySslHeaderMalformed,
  proxySslHeaderUnconditional,
  proxySslHeaderValueInsecure,
  ratelimitCache,
  ratelimitDisabled,
  ratelimitFailOpen,
  ratelimitSpoofableIp,
  redisNoPassword,
  redisTlsUnverified,
  referrerPolicyInvalid,
  referrerPolicyUnset,
  referrerPolicyWeak,
  remoteUserTrust,
  requirementsDebugInProduction,
  requirementsDjangoEol,
  requirementsKnownVulnerable,
  requirementsUnpinned,
  runserverInProduction,
  samlUnsigned,
  secretKeyEmpty,
  secretKeyFallbacksEmptyEntry,
  secretKeyFallbacksLeftover,
  secretKeyHardcoded,
  secretKeyInsecureDefault,
  secretKeyRegenerated,
  secretKeyRotationIgnored,
  secretKeyWeak,
  secretPrinted,
  securityChecksSilenced,
  securityMiddlewareLate,
  securityMiddlewareMissing,
  securityNameWithoutEffect,
  sentryDebug,
  sentryPii,
  servedRootExposesProject,
  serviceDefaultCredentials,
  sessionAgeLong,
  sessionCacheVolatile,
  sessionCookieInsecure,
  sessionCookieNotHttponly,
  sessionEngineSignedCookies,
  sessionFilePathShared,
  sessionSerializerPickle,
  settingDeprecated,
  settingNameTypo,
  settingNotYetAvailable,
  settingRemoved,
  signedCookieLegacySalt,
  silkOpenAccess,
  silkProfilerInMedia,
  socialAuthEmailAssociation,
  socialAuthHttpCallback,
  socialAuthOpenRedirect,
  socialAuthTlsOff,
  spectacularPublicDocs,
  spectacularUnpinnedCdn,
  sslRedirectBehindProxy,
  sslRedirectDisabled,
  sslRedirectExemptAll,
  storageInsecureTransport,
  storageKeysHardcoded,
  storageOverwritesUploads,
  storagePublicAcl,
  storageSettingRemoved,
  storagesAliasMissing,
  strtoboolRemoved,
  templateAutoescapeOff,
  templateDebugContext,
  templateDebugEnabled,
  templateLoadersConflict,
  templateStringIfInvalid,
  trustAllProxies,
  uploadLimitDisabled,
  uploadMemoryLarge,
  uploadPermissionsUnsafe,
  uploadTempInServedRoot,
  urlsAdminDefaultPath,
  urlsApiDocsPublic,
  urlsCsrfExempt,
  urlsDebugToolbar,
  urlsGraphiql,
  urlsServeView,
  useXForwardedHost,
  wagtailDocumentRisk,
  whitenoiseDevMode,
  whitenoiseOrder,
  whitenoiseServesMedia,
  xFrameOptionsWeak,
  xframeMiddlewareMissing,
  xssFilterDead,
]);
