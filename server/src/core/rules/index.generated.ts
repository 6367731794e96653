// Made by `npm run generate` from the files in this folder.
import allowedHostsBlankEntry from './allowed-hosts-blank-entry';
import allowedHostsDefaultWildcard from './allowed-hosts-default-wildcard';
import allowedHostsEmpty from './allowed-hosts-empty';
import allowedHostsMalformed from './allowed-hosts-malformed';
import allowedHostsWildcard from './allowed-hosts-wildcard';
import csrfCookieInsecure from './csrf-cookie-insecure';
import csrfMiddlewareMissing from './csrf-middleware-missing';
import dbPasswordHardcoded from './db-password-hardcoded';
import debugDefaultIsString from './debug-default-is-string';
import debugEnabled from './debug-enabled';
import debugEnvString from './debug-env-string';
import debugFailsOpen from './debug-fails-open';
import dotenvDebugOn from './dotenv-debug-on';
import dotenvHosts from './dotenv-hosts';
import dotenvSecretKeyWeak from './dotenv-secret-key-weak';
import hstsMissing from './hsts-missing';
import nosniffDisabled from './nosniff-disabled';
import referrerPolicyInvalid from './referrer-policy-invalid';
import referrerPolicyUnset from './referrer-policy-unset';
import secretKeyEmpty from './secret-key-empty';
import secretKeyHardcoded from './secret-key-hardcoded';
import secretKeyInsecureDefault from './secret-key-insecure-default';
import secretKeyWeak from './secret-key-weak';
import securityMiddlewareMissing from './security-middleware-missing';
import sessionCookieInsecure from './session-cookie-insecure';
import sessionCookieNotHttponly from './session-cookie-not-httponly';
import sslRedirectDisabled from './ssl-redirect-disabled';
import xFrameOptionsWeak from './x-frame-options-weak';
import xframeMiddlewareMissing from './xframe-middleware-missing';
import type { Rule } from './rule';

/** Every rule, by id. */
export const rules: readonly Rule[] = Object.freeze([
  allowedHostsBlankEntry,
  allowedHostsDefaultWildcard,
  allowedHostsEmpty,
  allowedHostsMalformed,
  allowedHostsWildcard,
  csrfCookieInsecure,
  csrfMiddlewareMissing,
  dbPasswordHardcoded,
  debugDefaultIsString,
  debugEnabled,
  debugEnvString,
  debugFailsOpen,
  dotenvDebugOn,
  dotenvHosts,
  dotenvSecretKeyWeak,
  hstsMissing,
  nosniffDisabled,
  referrerPolicyInvalid,
  referrerPolicyUnset,
  secretKeyEmpty,
  secretKeyHardcoded,
  secretKeyInsecureDefault,
  secretKeyWeak,
  securityMiddlewareMissing,
  sessionCookieInsecure,
  sessionCookieNotHttponly,
  sslRedirectDisabled,
  xFrameOptionsWeak,
  xframeMiddlewareMissing,
]);
