import { isCounted } from './secrets';
import { isLongExpired } from './signed-token';
import type { Severity } from './model';

/** A kind of token that can be told by its form alone. */
export interface TokenKind {
  /** Whose it is, with an article and its kind, for messages: "a GitHub token". */
  readonly what: string;
  readonly pattern: RegExp;
  /** Replaces the severity of a token that opens nothing of value, such as one for a vendor's test mode. */
  readonly severity?: Severity;
  /** Only where the text before it on the line names the vendor: the form alone is too common. */
  readonly near?: RegExp;
  /** Texts before it on the line after which it is only information: public by design, or named as nothing secret. */
  readonly mildAfter?: RegExp;
  /** The other half of it, without which nothing opens: where it does not stand nearby, this one alone is a warning. */
  readonly opensWith?: RegExp;
  /** Made at each login and soon invalid: in a comment or a docstring it shows how something is called. */
  readonly expires?: true;
}

/** Prefix and body as the vendors and the published scanner rules describe them; a body of one repeated character is no token. */
export const tokenKinds: readonly TokenKind[] = [
  {
    what: 'an AWS access key',
    pattern: /\b(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\b/g,
    opensWith: /(?<![\w/+=])(?=[^"'\n]*\d)[A-Za-z0-9/+]{40}(?![\w/+=])/,
  },
  { what: 'a live Stripe key', pattern: /\b[sr]k_(?:live|prod)_(?![0-9a-f]{40}\b)[A-Za-z0-9]{10,99}\b/g },
  { what: 'a Stripe test key', pattern: /\b[sr]k_test_(?![0-9a-f]{40}\b)[A-Za-z0-9]{10,99}\b/g, severity: 'hint' },
  // Paystack's begin as Stripe's do, and go on in hexadecimal.
  { what: 'a live Paystack key', pattern: /\bsk_live_[0-9a-f]{40}\b/g },
  { what: 'a Paystack test key', pattern: /\bsk_test_[0-9a-f]{40}\b/g, severity: 'hint' },
  { what: 'a Stripe webhook secret', pattern: /\bwhsec_[A-Za-z0-9+/]{32,}={0,2}/g },
  { what: 'a GitHub token', pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{82})\b/g },
  { what: 'a GitLab token', pattern: /\bglpat-[\w-]{20,}/g },
  { what: 'a Slack token', pattern: /\b(?:xox[bpe]-[A-Za-z0-9-]{20,}|xapp-\d-[A-Za-z0-9-]{20,})/g },
  { what: 'a Slack webhook', pattern: /\bhooks\.slack\.com\/(?:services|workflows)\/[A-Za-z0-9+/]{43,56}/g },
  // Its ids are 16 bytes in z-base-32, which has no 0, 2, l and v.
  { what: 'a Mattermost webhook', pattern: /\/\/[\w.:/-]+\/hooks\/[a-km-uw-z13-9]{26}(?![\w-])/g },
  { what: 'a Discord webhook', pattern: /\bdiscord(?:app)?\.com\/api\/(?:v\d+\/)?webhooks\/\d{17,20}\/[\w-]{60,80}/g },
  {
    what: 'a Teams webhook',
    pattern: /\.webhook\.office\.com\/webhookb2\/[\w@-]{73}\/IncomingWebhook\/[0-9a-f]{32}(?:\/[\w-]+)*/g,
  },
  { what: 'a SendGrid key', pattern: /\bSG\.[\w-]{16,32}\.[\w-]{32,64}/g },
  { what: 'a Mailgun key', pattern: /\bkey-[0-9a-f]{32}\b/g, near: /mailgun/i },
  { what: 'a Brevo key', pattern: /\bxkeysib-[0-9a-f]{64}-[A-Za-z0-9]{16}\b/g },
  { what: 'a Twilio key', pattern: /\bSK[0-9a-f]{32}\b/g },
  { what: 'an OpenAI key', pattern: /\bsk-(?:[\w-]{3,160})?T3BlbkFJ[\w-]{20,160}/g },
  { what: 'an Anthropic key', pattern: /\bsk-ant-(?:api|admin)\d\d-[\w-]{80,}AA\b/g },
  { what: 'a Google API key', pattern: /\bAIza[\w-]{35}(?![\w-])/g, mildAfter: /map|firebase|browser/i },
  { what: 'a Firebase server key', pattern: /\bAAAA[\w-]{7}:APA91b[\w-]{130,}/g },
  { what: 'an npm token', pattern: /\bnpm_[A-Za-z0-9]{36}\b/g },
  { what: 'a PyPI token', pattern: /\bpypi-AgEIcHlwaS5vcmc[\w-]{50,}/g },
  { what: 'a DigitalOcean token', pattern: /\bdo[opr]_v1_[0-9a-f]{64}\b/g },
  { what: 'a Heroku key', pattern: /\bHRKU-AA[\w-]{58}\b/g },
  { what: 'a Databricks token', pattern: /\bdapi[0-9a-f]{32}(?:-\d)?\b/g },
  { what: 'a Postman key', pattern: /\bPMAK-[0-9a-f]{24}-[0-9a-f]{34}\b/g },
  { what: 'a Doppler token', pattern: /\bdp\.pt\.[A-Za-z0-9]{43}\b/g },
  { what: 'a Linear key', pattern: /\blin_api_[A-Za-z0-9]{40}\b/g },
  { what: 'a Shopify token', pattern: /\bshp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}\b/g },
  { what: 'a Square token', pattern: /\bsq0(?:atp|csp)-[\w-]{22,43}/g },
  { what: 'a Hugging Face token', pattern: /\bhf_[A-Za-z]{34}\b/g },
  { what: 'a Telegram bot token', pattern: /\b\d{8,10}:AA[\w-]{33}(?![\w-])/g },
  { what: 'a Vault token', pattern: /\bhvs\.[\w-]{90,120}/g },
  { what: 'an age key', pattern: /\bAGE-SECRET-KEY-1[0-9A-Z]{58}\b/g },
  {
    what: 'a signed token (JWT)',
    pattern: /\b(?:eyJ[\w-]{10,}\.eyJ|eyJ(?:0eXAi|hbGci)[\w-]{10,}\.(?=[\w-]*\d))[\w-]{10,}\.[\w-]{20,}/g,
    mildAfter: /anon|public|^(?!.*(?:key|token|secret|jwt|bearer))/i,
    expires: true,
  },
  { what: 'a Sentry token', pattern: /\bsntry[su]_[\w+/=-]{40,}/g },
];

/** What every token begins with or holds: one pass over a text finds the lines that are worth a look. */
const hint =
  /A[A-Z]IA|A3T|[sr]k_|whsec_|gh[pousr]_|github_pat_|glpat-|xox|xapp-|hooks\.slack|hooks\/|hookb2\/|SG\.|key-|xkeysib|SK[0-9a-f]|T3BlbkFJ|sk-ant|AIza|:APA91b|ACCA|npm_|pypi-|_v1_|HRKU|dapi|PMAK|dp\.pt|lin_api|shp|sq0|hf_|:AA|hvs\.|AGE-|sntry|eyJ/g;

/** A token of a provider within a text. Its letters are not kept. */
export interface FoundToken {
  readonly kind: TokenKind;
  readonly severity: Severity | undefined;
  /** Offsets within the text. */
  readonly start: number;
  readonly end: number;
}

/** Every token in a text, in order. A token never goes over the end of a line, so only lines that look like it are searched. */
export function tokensIn(text: string): readonly FoundToken[] {
  const lines = new Set([...text.matchAll(hint)].map((match) => text.lastIndexOf('\n', match.index) + 1));
  return [...lines].flatMap((start) => {
    const end = text.indexOf('\n', start);
    const found = tokensInLine(text.slice(start, end < 0 ? text.length : end), start);
    return found.map((token) => (isHalf(text, token) ? { ...token, severity: 'warning' as const } : token));
  });
}

/** How far around a token its other half is looked for, in UTF-16 code units. */
const nearby = 400;

function isHalf(text: string, { kind, severity, start, end }: FoundToken): boolean {
  if (kind.opensWith === undefined || severity !== undefined) return false;
  return !kind.opensWith.test(text.slice(Math.max(0, start - nearby), end + nearby));
}

function tokensInLine(line: string, offset: number): readonly FoundToken[] {
  const found = tokenKinds.flatMap((kind) => {
    const all = [...line.matchAll(kind.pattern)];
    return all.flatMap((match) => tokenAt(line, kind, match.index, match[0]) ?? []);
  });
  const shifted = found.map((token) => ({ ...token, start: offset + token.start, end: offset + token.end }));
  return shifted.sort((a, b) => a.start - b.start);
}

function tokenAt(line: string, kind: TokenKind, start: number, token: string): FoundToken | undefined {
  const before = line.slice(0, start);
  if (isSample(token) || (kind.near !== undefined && !kind.near.test(before))) return undefined;
  // `MOCK_TOKEN` stands in for what each login makes; keys of providers have such names by mistake.
  if (kind.expires === true && (isLongExpired(token) || /mock|dummy|fake/i.test(before))) return undefined;
  const severity = kind.mildAfter?.test(before) === true ? 'info' : kind.severity;
  return { kind, severity, start, end: start + token.length };
}

/** What documentation prints: Amazon's samples end in EXAMPLE, that of jwt.io is of John Doe, others count or repeat. */
function isSample(token: string): boolean {
  return (
    new Set(token).size < 10 ||
    isCounted(token) ||
    /EXAMPLE|SI6IkpvaG4gRG9l|(?:^|[^a-z])(?:your|example|dummy|fake|mock|sample|placeholder|x{6,})|(.)\1{7}|0123456789|1234567890|abcdefgh/i.test(
      token,
    )
  );
}

/** True for the source of a token that is put together from pieces, in which the rule about tokens in the text sees none. */
export function isSplit(written: string): boolean {
  return /["']\s*\+|["']\s+["']/.test(written) && tokensIn(written).length + privateKeysIn(written).length === 0;
}

const keyHead = /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----/g;

/** The same heads (of any kind, RSA, EC, OpenSSH) in base64, as people put a key of several lines into one variable. */
const encodedHead =
  /LS0tLS1CRUdJTi(?:BQUklWQVRF|BSU0EgUFJJVkFUR|BFQyBQUklWQVRF|BPUEVOU1NIIFBSSVZBVEUg)[A-Za-z0-9+/]{100,}/g;

interface FoundKey {
  readonly start: number;
  readonly end: number;
}

/** The heads of private keys that have a body: `-----BEGIN … PRIVATE KEY-----`, also in base64. Offsets within the text. */
export function privateKeysIn(text: string): readonly FoundKey[] {
  return [...plainKeys(text), ...encodedKeys(text)];
}

function encodedKeys(text: string): readonly FoundKey[] {
  if (!text.includes('LS0tLS1CRUdJTi')) return [];
  return [...text.matchAll(encodedHead)].map(({ index }) => ({ start: index, end: index + 32 }));
}

function plainKeys(text: string): readonly FoundKey[] {
  if (!text.includes('PRIVATE KEY')) return [];
  return [...text.matchAll(keyHead)].flatMap((match) => {
    const end = match.index + match[0].length;
    return hasBody(text.slice(end, end + 8000)) ? [{ start: match.index, end }] : [];
  });
}

/** At least 64 characters of base64, whatever quotes, line ends and escapes stand between them, and no sample. */
function hasBody(after: string): boolean {
  const until = after.indexOf('-----END');
  const written = (until < 0 ? after.slice(0, 400) : after.slice(0, until)).replace(/\\[nrt]/g, ' ');
  const body = written.replace(/[^A-Za-z0-9+/=]/g, '');
  return body.length >= 64 && new Set(body).size > 12 && !/x{16}|\.{3}|example.*example/i.test(written);
}
