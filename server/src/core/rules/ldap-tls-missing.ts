import { importedPath } from '../model/objects';
import { isForDevelopment } from './shared/branches';
import { addSetting } from './shared/edits';
import { marked } from './shared/marked';
import { decided } from './shared/parts';
import { replaceValue } from './shared/replacing';
import { parseServiceUrl, reachOf, type Reach } from './shared/service-url';
import { truthy, textIn } from './shared/values';
import { defineRule } from './rule';
import type { Alternative, Fix, Place, SettingsView, Value } from './shared/model';

/** The address of each package, and the flags that encrypt an address that does not say so. */
const packages = [
  { uri: 'AUTH_LDAP_SERVER_URI', flag: 'AUTH_LDAP_START_TLS', others: [] },
  { uri: 'LDAP_AUTH_URL', flag: 'LDAP_AUTH_USE_TLS', others: ['LDAP_AUTH_CONNECT_USE_SSL'] },
] as const;

interface Plain {
  readonly at: Place;
  readonly reach: Reach;
}

/** An `ldap:` address of another machine; a text may hold several, and so may a list. */
function plainAddress(settings: SettingsView, name: string): Plain | undefined {
  const found = decided(settings.get(name).deployedAlternatives);
  if (found?.written === undefined || found.read !== undefined) return undefined;
  const texts = (found.value.kind === 'sequence' ? found.value.items.map(decided) : [found]).flatMap(split);
  const plain = texts.filter(({ reach }) => reach !== 'machine');
  return plain.find(({ reach }) => reach === 'public') ?? plain[0];
}

function split(found: Alternative | undefined): readonly Plain[] {
  const texts = (found && textIn(found.value))?.split(/[\s,]+/) ?? [];
  return texts.flatMap((text) => {
    const url = parseServiceUrl(text);
    return url?.scheme !== 'ldap' || found === undefined ? [] : [{ at: found.at, reach: reachOf(url.hosts) }];
  });
}

const options = ['AUTH_LDAP_CONNECTION_OPTIONS', 'AUTH_LDAP_GLOBAL_OPTIONS'] as const;
const unchecked = /^ldap\.OPT_X_TLS_(?:NEVER|ALLOW)$/;

/** `OPT_X_TLS_NEVER` is 0 and `OPT_X_TLS_ALLOW` is 3 in python-ldap. */
function isUnchecked(value: Value): boolean {
  if (value.kind !== 'literal') return unchecked.test(importedPath(value) ?? '');
  return value.value === false || value.value === 0 || value.value === 3;
}

/** Where the check of certificates is switched off: in options, or by a call of python-ldap. */
function switchedOff(settings: SettingsView): readonly { readonly at: Place; readonly subject: string }[] {
  const found = options.flatMap((subject) => {
    const value = decided(settings.get(subject).deployedAlternatives)?.value;
    if (value?.kind !== 'dict') return [];
    return value.entries.flatMap((entry) => {
      const mode = decided(entry.value);
      const isOff = importedPath(entry.key) === 'ldap.OPT_X_TLS_REQUIRE_CERT' && mode !== undefined;
      return isOff && isUnchecked(mode.value) ? [{ at: mode.at, subject }] : [];
    });
  });
  const call = /OPT_X_TLS_REQUIRE_CERT\s*,\s*(?:ldap\.)?OPT_X_TLS_(?:NEVER|ALLOW)\b/;
  const calls = settings.sources
    .flatMap((source) => source.calls)
    .filter(({ callee, tests }) => callee === 'ldap.set_option' && !isForDevelopment(settings, tests))
    .filter(({ at }) => call.test(settings.textOf(at)));
  return [...found, ...calls.map(({ at }) => ({ at, subject: 'AUTH_LDAP_GLOBAL_OPTIONS' }))];
}

/** Where nobody says what is to be done, python-ldap demands a certificate that it can check. */
function demand(settings: SettingsView, at: Place): readonly Fix[] {
  const text = settings.textOf(at);
  const newText = text.replace(/\bOPT_X_TLS_(?:NEVER|ALLOW)\b/, 'OPT_X_TLS_DEMAND');
  if (newText === text) return [];
  const title = 'Check the certificate (logins fail if this machine does not trust it)';
  return [{ title, edits: [{ at, newText }], safety: 'unsafe', preferred: true }];
}

function turnTlsOn(settings: SettingsView, name: string, flag: string): readonly Fix[] {
  const found = decided(settings.get(flag).deployedAlternatives);
  const title = `Turn \`${flag}\` on (the directory has to offer it)`;
  if (found?.written !== undefined) return replaceValue(settings, found, 'True', title, true);
  if (settings.get(flag).isAssigned) return [];
  return [{ title, edits: [addSetting(settings, `${flag} = True`, [name])], safety: 'unsafe', preferred: true }];
}

const uri = 'AUTH_LDAP_SERVER_URI = "ldap://ldap.example.org"';

export default defineRule({
  id: 'ldap-tls-missing',
  summary: 'Logins are checked by a directory that is reached without TLS, or without a check of its certificate',
  why: 'At each login the password of the visitor goes to the directory, and so does the password of the account that looks people up. As plain text, everybody in between reads them; without a check of the certificate, somebody else can answer, and let in whom they like.',
  notes:
    'Silent for the same machine, for sockets, and where the environment decides. An information of the strict preset for a private network.',
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [319, 295],
  fixable: 'sometimes',
  sources: [
    'https://django-auth-ldap.readthedocs.io/en/stable/authentication.html#notes',
    'https://www.python-ldap.org/en/latest/reference/ldap.html#tls-options',
  ],
  examples: [
    {
      code: marked(uri, '"ldap://ldap.example.org"'),
      after: `${uri}\nAUTH_LDAP_START_TLS = True`,
    },
    {
      title: 'Turned off',
      code: marked(`${uri}\nAUTH_LDAP_START_TLS = False`, '"ldap://ldap.example.org"'),
      after: `${uri}\nAUTH_LDAP_START_TLS = True`,
    },
    {
      title: 'django-python3-ldap',
      code: marked('LDAP_AUTH_URL = ["ldap://ldap.example.org:389"]', '"ldap://ldap.example.org:389"'),
    },
    {
      title: 'In a private network: an information of the strict preset',
      code: marked('AUTH_LDAP_SERVER_URI = "ldap://openldap ldap://other"', '"ldap://openldap ldap://other"'),
    },
    {
      title: 'The certificate is not checked',
      code: marked(
        'import ldap\nAUTH_LDAP_GLOBAL_OPTIONS = {ldap.OPT_X_TLS_REQUIRE_CERT: ldap.OPT_X_TLS_NEVER}',
        'ldap.OPT_X_TLS_NEVER',
      ),
      after: 'import ldap\nAUTH_LDAP_GLOBAL_OPTIONS = {ldap.OPT_X_TLS_REQUIRE_CERT: ldap.OPT_X_TLS_DEMAND}',
    },
    { code: `${uri}\nAUTH_LDAP_START_TLS = True` },
    { title: 'TLS from the start', code: 'AUTH_LDAP_SERVER_URI = "ldaps://ldap.example.org"' },
    { title: 'On the same machine', code: 'AUTH_LDAP_SERVER_URI = "ldap://localhost"' },
  ],
  *check(settings) {
    for (const { uri: name, flag, others } of packages) {
      const plain = plainAddress(settings, name);
      const isEncrypted = [flag, ...others].some((each) => isOnOrUnknown(settings, each));
      if (plain === undefined || isEncrypted) continue;
      yield {
        at: plain.at,
        subject: name,
        message: `Passwords of everybody who logs in go to the directory as plain text. Use an \`ldaps:\` address, or turn on \`${flag}\`.`,
        ...(plain.reach === 'public' ? {} : { profile: 'info' }),
        fixes: turnTlsOn(settings, name, flag),
      };
    }
    for (const { at, subject } of switchedOff(settings)) {
      yield {
        at,
        subject,
        message:
          'The certificate of the directory is not checked, so somebody else can answer logins. Require a certificate that is checked.',
        fixes: demand(settings, at),
      };
    }
  },
});

function isOnOrUnknown(settings: SettingsView, name: string): boolean {
  const setting = settings.get(name);
  return (
    setting.isAssigned &&
    decided(setting.deployedAlternatives.filter(({ value }) => truthy(value) !== false)) !== undefined
  );
}
