import { isCounted, isPlaceholder, isReference } from './secrets';
import { privateKeysIn, tokensIn } from './tokens';

/** What a text is under a name. Names that merely sound secret leave an ordinary text ordinary. */
export type Verdict = 'empty' | 'token' | 'placeholder' | 'reference' | 'credential' | 'ordinary';

/** Names whose value is a credential by their last words. */
const credentialWords =
  /(?:PASSWORD|PASSWD|SECRETKEY|API_?(?:KEY|TOKEN|SECRET)|(?:^|_)(?:PWD?|PASS|PASSPHRASE|PASSKEY|PASSCODE|SECRET|SECRET_KEY|CLIENT_SECRET|ACCESS_KEY|AUTH_TOKEN|AUTH_KEY|(?:ACCESS|REFRESH|BOT|SESSION|WEBHOOK|SERVICE|ADMIN|INTERNAL|MASTER|DEPLOY)_TOKEN|PRIVATE_KEY|SERVER_KEY|SIGNING_KEY|(?:EN|DE)CRYPTION_KEY|CRYPTO_KEY|CIPHER_KEY|AES_KEY|HMAC_KEY|JWT_KEY|FERNET_KEYS?|PEPPER|SALT_KEY|PAYTM_MERCHANT_KEY|MERCHANT_SALT))$/;

/** Names with the word in front of what the password is for, a number behind it, or the word of another language. */
const passwordNames =
  /(?:^|_)(?:(?:PASSWORD|PASSWD|PASS|PWD)(?:_(?:DB|BD|DATABASE|E?MAIL|SMTP|MYSQL|POSTGRES|REDIS|PROD|PRODUCTION)|_?\d)|SENHA|CONTRASENA|PASSWORT|KENNWORT|MOT_DE_PASSE)$/;

/** Names that may hold one, where the text looks like it was made by a machine. */
const genericWords = /(?:^|_)(?:KEYS?|TOKENS?|SECRETS?)$/;

/** The third part of a login at PayPal's older interface, beside a user and a password. */
const signatureWords = /(?:^|_)SIGNATURE$/;

/** Names of what browsers get, by the services that tell those keys from others. */
const browserWords =
  /SEARCH_ONLY|(?:^|ALGOLIA_|TYPESENSE_|MEILI(?:SEARCH)?_)SEARCH_(?:API_)?KEY|(?:ROLLBAR|PADDLE|DATADOG|DD)_(?:\w+_)?CLIENT_TOKEN|MIXPANEL_(?:PROJECT_)?TOKEN|AMPLITUDE_(?:API_)?KEY/;

/** Names whose value everybody may see, or that say something about a value instead of holding it. */
const publicWords =
  /^SOCIAL_AUTH_(?:(?!(?:\w+_)?(?:API|PRIVATE)_KEY$)\w+_)?KEY$|PUBLIC|PUBLISHABLE|SITE_?KEY|WRITE_?KEY|VERIFYING|(?:^|_)(?:COMMIT|VERSION|HASH|FINGERPRINT|CACHE|PREFIX)(?:_|$)/;

/** A name that is spelled so already, as those of settings are. */
const plainUpper = /^[A-Z](?:[A-Z_]|\d(?![A-Z]))*(?<!_)$/;

/** `clientSecret`, `client-secret` and `CLIENT_SECRET` are one name. */
export function upperName(name: string): string {
  if (plainUpper.test(name)) return name;
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/\W+/g, '_')
    .replace(/^_+|_+$/g, '')
    .toUpperCase();
}

function isPublicName(upper: string): boolean {
  return publicWords.test(upper) || browserWords.test(upper);
}

/** True for names whose value is a credential. */
export function isCredentialName(name: string): boolean {
  const upper = upperName(name);
  return (credentialWords.test(upper) || passwordNames.test(upper)) && !isPublicName(upper);
}

/** True for names that a value is worth a look under; every name of a credential is one. */
export function soundsSecret(name: string): boolean {
  return /pass|pwd|secret|token|key|pepper|signature/i.test(name);
}

/** Judges a text by itself and by the name that it stands under: a setting, a key of a dict, a variable. */
export function classify(name: string, value: string): Verdict {
  const text = value.trim();
  if (text === '') return 'empty';
  if (privateKeysIn(text).length > 0 || tokensIn(`${name} ${text}`).length > 0) return 'token';
  if (isSignature(name, text)) return 'credential';
  if (isAddress(text) || isObjectPath(text)) return 'reference';
  if (isPlaceholder(text) || isPublished(text)) return 'placeholder';
  if (isReference(text) || isCode(text) || isHead(text)) return 'reference';
  if (/^(?:true|false)$/i.test(text)) return 'ordinary';
  if (isModelLabel(name) && /^[a-z_]+$/.test(text)) return 'ordinary';
  const upper = upperName(name);
  if (/(?:^|_)CLOUDINARY_API_KEY$/.test(upper) && /^\d+$/.test(text)) return 'ordinary';
  if (isCredentialName(name)) return isSpoken(text) ? 'placeholder' : isPassword(text) ? 'credential' : 'ordinary';
  return genericWords.test(upper) && !isPublicName(upper) && isRandom(text) ? 'credential' : 'ordinary';
}

/**
 * True for the number of a key whose secret stands beside it under a name of its own, as at Cloudinary and OpenTok: `API_KEY` beside
 * `API_SECRET`.
 */
export function isKeyNumber(name: string, value: string, beside: (secret: string) => boolean): boolean {
  const upper = upperName(name);
  return upper.endsWith('API_KEY') && /^\d+$/.test(value.trim()) && beside(upper.replace(/KEY$/, 'SECRET'));
}

/** `api.apitoken` names a model of an app, and the words under it are what may be done with one. */
function isModelLabel(name: string): boolean {
  return /^[a-z]\w*\.[a-z]\w*(?:token|key|secret)$/.test(name);
}

/** 56 letters and digits with dots among them, which is how a path of Python is spelled. */
function isSignature(name: string, text: string): boolean {
  return signatureWords.test(upperName(name)) && /^A[\w.-]{55}$/.test(text) && isRandom(text.replaceAll('.', ''));
}

/** Keys that vendors publish for tests, and identifiers from documentation. */
function isPublished(text: string): boolean {
  return (
    text.startsWith('6LeIxAcTAAAAA') ||
    /^[123]x0{8,}[A-F0-9]*$/.test(text) ||
    /^0x0+$/.test(text) ||
    /^(?:0{8}|12345678)-/.test(text) ||
    /^[a-z]+(?:[-_][a-z]+)*[-_](?:x{1,5}|\.{3})$/.test(text) ||
    /^(?:not|no)(?:[-_ ][a-z]+)+$/i.test(text) ||
    /(?:^|[-_ ])(?:tests?|local|dev|development)[-_ ]only(?:[-_ ]|$)|(?:^|[-_ ])not[-_ ]for[-_ ][a-z]/i.test(text) ||
    /^(?:\w+[-_])?(?:must[-_]be|at[-_]least)[-_][\w-]+$/i.test(text) ||
    /(?:^|[^a-z])(?:your|change|replace|insert|example|dummy|fake|placeholder)(?:[^a-z]|$)/i.test(text)
  );
}

/** What a vendor's tokens begin or end with, and nothing else: `sk_live_`, and `-us2` of Mailchimp. */
function isHead(text: string): boolean {
  return /^(?:[a-z]+(?:[-_][a-z]+)*[-_]|-[a-z]{2}\d{0,2})$/.test(text);
}

/** An address or a path without a user in it. */
function isAddress(text: string): boolean {
  return /^(?:https?:)?\/[^@]*$/.test(text);
}

const dottedPath = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+$/;

/** The path of a function or a class by the way its name is spelled, also in a package such as `shop_example`. */
function isObjectPath(text: string): boolean {
  return dottedPath.test(text) && /\.(?:[a-z]+_\w+|[A-Z]\w*[a-z][A-Z]\w*)$/.test(text);
}

/** Dotted paths of Python, templates, routes and rates name something instead of being it. */
function isCode(text: string): boolean {
  return (
    dottedPath.test(text) ||
    /^[\w.-]+\/[\w./-]+\.\w{2,5}$/.test(text) ||
    /[{}<>]|%s/.test(text) ||
    /^\d+\/[a-z]+(?:[/,]|$)/i.test(text) ||
    // Keys that Stripe and PostHog make for pages.
    /^(?:pk|phc)_/.test(text)
  );
}

const spokenWords =
  /(?:^|[-_ ])(?:password|passwd|pass|(?:api|app|access|auth|client|secret)?(?:secret|token|key)|pepper|credentials?)$/i;
const spokenCamelWords = /[a-z](?:Password|Passwd|Pass|Secret|Token|Key|Pepper|Credentials?)$/;

/** "access_token", "X-Api-Key", "clientSecret", "oauth2-client-secret" and "my-secret-password" are words for a credential. */
function isSpoken(text: string): boolean {
  return /^[A-Za-z]+\d?(?:[-_ ][A-Za-z]+\d?)*$/.test(text) && (spokenWords.test(text) || spokenCamelWords.test(text));
}

/** A credential has no blanks, except for those that mail providers give out in four groups of letters. */
function isPassword(text: string): boolean {
  return text.length >= 4 && (!/\s/.test(text) || /^[a-z]{4}(?: [a-z]{4}){3}$/.test(text));
}

/** Long, without structure, with letters and digits: no word, no version, no identifier. */
export function isRandom(text: string): boolean {
  if (text.length < 20 || !/^[A-Za-z0-9+/_=-]+$/.test(text)) return false;
  if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return false;
  if (!/[A-Za-z]/.test(text) || /0123456789|1234567890|abcdefgh/i.test(text)) return false;
  if (!/\d/.test(text) && !(/[a-z]/.test(text) && /[A-Z]{3}/.test(text))) return false;
  if (isCounted(text)) return false;
  return entropy(text) >= 3.5 && isRestless(text) && !hasLongWord(text);
}

/** Digits, capitals and small letters take turns all the time, other than in words that are written together. */
function isRestless(text: string): boolean {
  const bare = text.replace(/[+/_=-]/g, '');
  const turns = bare.match(/[a-z](?=[A-Z0-9])|\d(?=[A-Za-z])|[A-Z](?=\d)|(?<=[A-Z])[A-Z](?=[a-z])/g) ?? [];
  return turns.length >= bare.length * (/\d/.test(bare) ? 0.28 : 0.25);
}

/** A run of letters of one case that can be spoken. */
function hasLongWord(text: string): boolean {
  const runs = text.match(/[A-Z]?[a-z]{8,}|[A-Z]{9,}/g) ?? [];
  return runs.some((run) => {
    const vowels = run.match(/[aeiou]/gi)?.length ?? 0;
    return vowels >= run.length * 0.25 && !/[^aeiouy]{5}/i.test(run);
  });
}

/** Shannon's entropy in bits for each character. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => {
    const share = count / text.length;
    return sum - share * Math.log2(share);
  }, 0);
}
