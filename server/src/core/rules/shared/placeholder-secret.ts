import { isCredentialName, upperName } from './classifier';

/** Secrets that the site itself compares or signs with, for which a placeholder works as well as any other text. */
const own = /(?:^|_)(?:JWT|SIGNING|ENCRYPTION|FERNET|HMAC|INTERNAL|ADMIN|SUPERUSER|BOOTSTRAP)(?:_|$)/;

/** The same by their last words: no provider gives out the secret of a site's users or sessions. */
const ownAtEnd = /(?:^|_)(?:USER|TOKEN|SESSION|COOKIE)_SECRET(?:_KEY)?$/;

/** With these a site checks what others send, so that whoever knows them can send anything. */
const checking = /(?:^|_)(?:(?:SALT|VERIFY|VERIFICATION)(?:_|$)|(?:WEB)?HOOKS?_(?:SECRET(?:_KEY)?|PASSWORD)$)/;

/** Keys and tokens that a provider gives out: it turns a placeholder away, so that nobody gets in by it. */
const issued =
  /(?:API_?(?:KEY|TOKEN|SECRET)|ACCESS_KEY|CLIENT_SECRET|CAPTCHA_(?:PRIVATE|SECRET)(?:_KEY)?|(?:ACCESS|REFRESH|AUTH|BOT|SERVICE)_TOKEN)$/;

/** True for the name of a secret that the site makes up itself, so that whatever stands there is in force. */
export function isOwnSecret(name: string): boolean {
  const upper = upperName(name);
  return isCredentialName(upper) && (own.test(upper) || ownAtEnd.test(upper));
}

/** Keys that sign or encrypt take any text, so that a placeholder works as well as one that was thought up. */
const signing = /(?:^|_)(?:JWT|SIGNING|ENCRYPTION|HMAC)(?:_|$)/;

/** True for the name of a key with which whoever knows it can write what the site takes for its own. A pair of keys needs a real one. */
export function isForSigning(name: string): boolean {
  const upper = upperName(name);
  return isCredentialName(upper) && signing.test(upper) && !/(?:PRIVATE|PUBLIC)_KEY$/.test(upper);
}

/** True for the name of a secret by which the site tells what is sent by whom it should be. */
export function isForChecking(name: string): boolean {
  const upper = upperName(name);
  return isCredentialName(upper) && checking.test(upper);
}

/** True for a placeholder that asks for a random text: nobody gives that out, so the site makes it up itself. */
export function asksForRandom(name: string, placeholder: string): boolean {
  return (
    isCredentialName(upperName(name)) &&
    !isIssued(name) &&
    /(?:^|[^a-z])(?:random|generated?)(?:[^a-z]|$)/i.test(placeholder)
  );
}

/** True for the name of a credential that somebody else gives out. */
export function isIssued(name: string): boolean {
  return issued.test(upperName(name)) && !isOwnSecret(name);
}

/** A placeholder that nobody could have meant as the value: empty brackets, dots, "none". */
export function isBlank(text: string): boolean {
  return /^(?:<.*>|\.+|…|-+|\*+|none|null|n\/a|optional|required|)$/i.test(text.trim());
}
