import { hasSomeApp } from './honoured';
import { has, literal } from './values';
import type { SettingsView, Test } from './model';

/** Words in the path of a backend that asks something else than a password of Django's: another site, a device, a token. */
const foreignWords: ReadonlySet<string> = new Set(
  `ldap saml saml2 oidc openid oauth oauth2 sso cas adfs azure microsoft google facebook github gitlab okta auth0 keycloak cognito
  firebase kerberos shibboleth remote social proxy header token jwt api key otp sms code magic link wallet passwordless nopassword
  sesame telegram steam discord slack web3 ethereum certificate permission permissions object rules anonymous axes hijack
  impersonate external session`.split(/\s+/),
);

/** Such words as names of apps, where they say what an app is for and nothing about logins. */
const namesOfApps = /\b(?:api|code|external|key|link|objects?|rules|social)\.(?=\w+\.)/g;

function words(path: string): readonly string[] {
  return path
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()
    .split(/[._]+/);
}

/**
 * True where the list holds a backend of one of the site's own apps whose name speaks of no other way to log in: such a class
 * compares the passwords that Django stores, by the e-mail address or in any case of letters.
 */
export function hasOwnPasswordBackend(settings: SettingsView): boolean {
  const isOwn: Test = literal((value) => {
    if (typeof value !== 'string' || !/^\w+(?:\.\w+)+Backend$/.test(value)) return false;
    const [root = ''] = value.split('.');
    return (
      root !== 'django' &&
      !words(value.replace(namesOfApps, '')).some((word) => foreignWords.has(word)) &&
      hasSomeApp(settings, [root])
    );
  });
  return settings.get('AUTHENTICATION_BACKENDS').deployed(has(isOwn)) !== undefined;
}
