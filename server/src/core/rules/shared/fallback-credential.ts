import { isOfSite } from '../../model/roles';
import { classify, isCredentialName, upperName, type Verdict } from './classifier';
import { fallbackLiteral, isNeverMissing, plainText, writtenFallback } from './fallback';
import { leafName, possibleTexts, textsOf, type Leaf } from './leaves';
import { mildBeside, mildWhere } from './near-credential';
import { asksForRandom, isBlank, isForChecking, isForSigning, isIssued, isOwnSecret } from './placeholder-secret';
import { isSplit } from './tokens';
import { urlCredential, type UrlCredential } from './url';
import { placeKey, textIn, within } from './values';
import type { EnvRead, Place, Severity, SettingsView } from './model';

/** What the fallback of a read is, by the name of the variable, or by the key that it stands under. */
function verdict(settings: SettingsView, leaf: Leaf): Verdict | undefined {
  const { read, value } = leaf.alternative;
  if (isNoneText(leaf)) return 'placeholder';
  // Without a fallback, the text "None" in an f-string is what Python makes of the missing variable.
  if (read?.fallbackAt === undefined || read.fallbackAt === null) return undefined;
  if (/^(?:\w+\s*=\s*)?(?:None|False)$/.test(settings.textOf(read.fallbackAt)) || isNothing(read)) return undefined;
  // The value may be a longer text that the fallback is only a part of, such as an address.
  const text = plainText(settings.textOf(read.fallbackAt)) ?? textIn(value);
  if (text === undefined || isBlank(text) || leaf.setting === 'SECRET_KEY') return undefined;
  if (isStandIn(settings, read.variable, text)) return 'placeholder';
  if (isShortPassword(read.variable, text)) return 'credential';
  if (isSplitToken(settings, read.fallbackAt, text)) return 'credential';
  if (isCredentialName(read.variable)) return classify(read.variable, text);
  // Of an address that is taken apart, the password in it is the credential; see `credential-in-url`.
  if (/^[\w+-]+:\/\//.test(text)) return undefined;
  const found = classify(leafName(leaf), text);
  // Under a name such as `SHOP_TOKEN` only a text that a machine has made counts.
  return isCredentialName(leafName(leaf)) || found === 'credential' ? found : undefined;
}

/** The token of a provider in pieces; a whole one has a rule of its own. */
function isSplitToken(settings: SettingsView, at: Place, text: string): boolean {
  return classify('', text) === 'token' && isSplit(settings.textOf(at));
}

/** Names without a provider, and tokens: the site itself may compare them with what a visitor sends. */
const nobodys = /^(?:API|APP|SITE|MY|OUR|SERVER|SERVICE|BACKEND|ACCESS|CLIENT)_|_TOKEN$/;

/** One short word, or the project's own name, where a named provider gives out a key: a key is longer, and says nothing. */
function isStandIn(settings: SettingsView, variable: string, text: string): boolean {
  if (!isIssued(variable) || nobodys.test(upperName(variable))) return false;
  return /^[a-z]{1,6}$/.test(text) || isNameOfProject(settings, text);
}

/** The package that the project keeps its URLs in, however its words are joined. */
function isNameOfProject(settings: SettingsView, text: string): boolean {
  const plain = (name: string): string => name.toLowerCase().replace(/[-_ ]/g, '');
  return settings.get('ROOT_URLCONF').deployedAlternatives.some(({ value }) => {
    const path = textIn(value) ?? '';
    return path.includes('.') && plain(path.slice(0, path.indexOf('.'))) === plain(text);
  });
}

/** A password may be as short as its author likes, other than words for nothing, switches and numbers of one or two digits. */
function isShortPassword(variable: string, text: string): boolean {
  if (!upperName(variable).endsWith('PASSWORD') || !/^(?=.*(?:[a-z]|\d{3}))\S{2,3}$/i.test(text)) return false;
  return !/^(?:no|not|nil|na|off|on|ok|yes|any)$/i.test(text) && classify(variable, text) === 'ordinary';
}

/** A helper may hand on its own default, which is None. */
function isNothing({ fallback }: EnvRead): boolean {
  return fallback?.every(({ value }) => value.kind === 'literal' && (value.value ?? false) === false) === true;
}

/** The text "None" that `str()` makes of a missing variable, for a secret that the site itself signs or compares with. */
export function isNoneText(leaf: Leaf): boolean {
  const { read, value } = leaf.alternative;
  if (read === undefined || textIn(value) !== 'None' || leaf.setting === 'SECRET_KEY' || !isOwn(leaf)) return false;
  return (read.fallbackAt ?? null) === null || isNothing(read);
}

function isOwn(leaf: Leaf): boolean {
  const { read, value } = leaf.alternative;
  if (read === undefined) return false;
  const { variable } = read;
  return (
    isSigningKey(leaf) ||
    isOwnSecret(variable) ||
    isForChecking(variable) ||
    asksForRandom(variable, textIn(value) ?? '')
  );
}

/** By the name of the variable, or by the key that it stands under: `SIGNING_KEY` may read `SECRET_KEY`. */
function isSigningKey(leaf: Leaf): boolean {
  return isForSigning(leafName(leaf)) || isForSigning(leaf.alternative.read?.variable ?? '');
}

/** A placeholder in the place of a password may be the password; one in the place of a provider's key opens nothing. */
function isIssuedByOthers(leaf: Leaf): boolean {
  const { read } = leaf.alternative;
  return isIssued(read !== undefined && isCredentialName(read.variable) ? read.variable : leafName(leaf));
}

/** Whether a text is a credential that stands in for a missing variable. */
export function isFallback(settings: SettingsView, leaf: Leaf): boolean {
  if (isNeverMissing(settings, leaf.alternative)) return false;
  const found = verdict(settings, leaf);
  if (found !== 'placeholder') return found === 'credential';
  if (isOwn(leaf)) return isOfSite(settings.role);
  return settings.role === 'production' && !isIssuedByOthers(leaf);
}

/** A text that may be such a credential, with the address that it is the password of. */
interface Candidate extends Leaf {
  readonly url?: UrlCredential;
}

/** True where the fallback is no credential but a word that stands for one. */
export function isPlaceholderOf(settings: SettingsView, leaf: Leaf): boolean {
  return verdict(settings, leaf) === 'placeholder';
}

/** How bad it is, where that is not what the rule says. */
export function severityOf(settings: SettingsView, leaf: Candidate): Severity | undefined {
  if (isPlaceholderOf(settings, leaf)) return isSigningKey(leaf) ? undefined : isOwn(leaf) ? 'warning' : 'hint';
  const { url } = leaf;
  const { beside, setting } = url === undefined ? inDatabase(settings, leaf) : leaf;
  const password = textIn(leaf.alternative.value) ?? '';
  const written = { password, isFallback: true, isOfDatabase: setting === 'DATABASES' };
  return url === undefined
    ? mildBeside(settings, beside, written)
    : mildWhere(settings, { host: url.host, sameAs: [url.user, url.database], ...written });
}

/** `DB_PASSWORD` that only stands in `DATABASES` is judged by the server that is named there. */
function inDatabase(settings: SettingsView, leaf: Leaf): Leaf {
  if (leaf.path.length > 1) return leaf;
  const at = placeKey(leaf.alternative.at);
  return textsOf(settings, ['DATABASES']).find(({ alternative }) => placeKey(alternative.at) === at) ?? leaf;
}

/** On the fallback, where that is one text. */
export function fallbackPlaceOf(settings: SettingsView, { alternative }: Leaf, read: EnvRead): Place {
  const isText = fallbackLiteral(settings, read) !== undefined || writtenFallback(settings, read) !== undefined;
  return isText ? (read.fallbackAt ?? alternative.at) : alternative.at;
}

/** The fallbacks that are the password of an address in which several variables stand. */
export function composedPasswords(settings: SettingsView): readonly Candidate[] {
  const composed = possibleTexts(settings, (leaf) => addressOf(leaf) !== undefined);
  return composed.flatMap((leaf) => {
    const password = passwordIn(settings, leaf);
    return password !== undefined && isFallback(settings, password) ? [password] : [];
  });
}

/** A text of fallbacks that is an address as a whole. */
function addressOf({ alternative: { read, value } }: Leaf): UrlCredential | undefined {
  return read === undefined ? undefined : urlCredential(textIn(value) ?? '');
}

function passwordIn(settings: SettingsView, leaf: Leaf): Candidate | undefined {
  const { alternative } = leaf;
  const url = addressOf(leaf);
  const inside = settings.reads.flatMap((read) => {
    const fallback = within(alternative.at, read.at) ? fallbackLiteral(settings, read) : undefined;
    return fallback !== undefined && textIn(fallback.value) === url?.password ? [{ read, fallback }] : [];
  });
  const found = inside.find(({ read }) => isCredentialName(read.variable)) ?? inside.at(-1);
  if (url === undefined || found === undefined) return undefined;
  const { read, fallback } = found;
  return { ...leaf, url, path: [...leaf.path, 'PASSWORD'], alternative: { ...alternative, ...fallback, read } };
}
