import { classify } from './shared/classifier';
import { realSecret } from './shared/env-secrets';
import { isPublicServer } from './shared/password-level';
import { privateKeysIn, tokensIn } from './shared/tokens';
import { sampleToken, testToken } from './shared/sample-token';
import { defineRule } from './rule';
import type { EnvFileEntry, EnvFileView, Fix, Severity } from './shared/model';

interface Found {
  readonly what: string;
  readonly severity: Severity;
}

/** Vendors whose keys open something outside of the developer's machine; a password of a local service does not. */
const vendors =
  /^(?<vendor>(?:.*_)?(?:ALGOLIA|ANTHROPIC|AUTH0|AWS|AZURE|BRAINTREE|CLOUDFLARE|CLOUDINARY|DISCORD|FACEBOOK|FIREBASE|GITHUB|GITLAB|GOOGLE|KAKAO|LINKEDIN|MAILCHIMP|MAILGUN|MAILJET|NAVER|OKTA|OPENAI|PAYPAL|PLAID|POSTMARK|PUSHER|RAZORPAY|SENDGRID|SLACK|STREAM|STRIPE|TELEGRAM|TWILIO|TWITTER)_)(?:.*_)?(?:SECRET|TOKEN|KEY|PASSWORD)(?:_.*)?$/;

/** Storage on the same machine takes any key for one of AWS. */
const localStorage = /minio|localstack|moto|localhost|127\.0\.0\.1/i;

/** A key of a vendor without a form of its own, in a file for development: in other files `dotenv-tracked` speaks of it. */
function vendorKey(file: EnvFileView, entry: EnvFileEntry): Found | undefined {
  if (file.role !== 'development' || !vendors.test(entry.key) || realSecret(entry) !== 'credential') return undefined;
  if (entry.key.includes('AWS') && file.entries.some(({ value }) => localStorage.test(value ?? ''))) return undefined;
  return isForTestMode(file, entry)
    ? { what: "a key for a vendor's test mode", severity: 'hint' }
    : { what: 'a secret that a vendor has given out', severity: 'error' };
}

/** The password of an account at a mail server that everybody reaches, which is the same for development as for the site. */
function mailPassword(file: EnvFileView, { key, value }: EnvFileEntry): Found | undefined {
  if (file.role !== 'development' || !/(?:^|_)(?:E?MAIL|SMTP)_(?:\w+_)?PASS(?:WORD|WD)?$/.test(key)) return undefined;
  const password = value ?? '';
  if (password.length < 8 || /\b(?:dev|local|test)\b/i.test(password) || classify(key, password) !== 'credential')
    return undefined;
  const server = file.entries.find((other) => /(?:^|_)(?:E?MAIL|SMTP)_(?:\w+_)?(?:HOST|SERVER)$/.test(other.key));
  const host = server?.value ?? '';
  const isReal = isPublicServer(host) && !/mailtrap|ethereal|sandbox/i.test(host);
  return isReal ? { what: 'the password of an account for mail', severity: 'error' } : undefined;
}

/** The account of the same vendor beside a key says so in its form (`rzp_test_…`), or the mode in its name does. */
function isForTestMode({ entries }: EnvFileView, { key }: EnvFileEntry): boolean {
  const vendor = vendors.exec(key)?.groups?.['vendor'] ?? '';
  return entries.some(({ key: other, value }) => {
    if (!other.startsWith(vendor) || value === null) return false;
    return /_(?:MODE|ENV|ENVIRONMENT)$/.test(other) ? /^(?:sandbox|test)$/i.test(value) : /^[a-z]+_test_\w/.test(value);
  });
}

/** The token or private key in a value; the name of the variable stands before it, as some forms need it. */
function tokenOf(file: EnvFileView, entry: EnvFileEntry): Found | undefined {
  const text = entry.value ?? file.textOf(entry.rawAt);
  const [token] = tokensIn(`${entry.key}=${text}`);
  if (token !== undefined) return { what: token.kind.what, severity: token.severity ?? 'error' };
  return privateKeysIn(text).length > 0
    ? { what: 'a private key', severity: 'error' }
    : (vendorKey(file, entry) ?? mailPassword(file, entry));
}

function isForWork({ role }: EnvFileView): boolean {
  return role === 'test' || role === 'development';
}

function fixes({ ignoreEdits }: EnvFileView): readonly Fix[] {
  if (ignoreEdits.length === 0) return [];
  return [{ title: 'Add the file to `.gitignore`', edits: ignoreEdits, safety: 'unsafe', preferred: true }];
}

/** What git does not ignore is stored with the next `git add .`, and a line in `.gitignore` does not take out what is. */
function isStored({ ignoredByGit, isTracked }: EnvFileView): boolean {
  return ignoredByGit === false || isTracked === true;
}

function where({ isTracked }: EnvFileView): string {
  return isTracked === true
    ? 'and git stores this file. Revoke the token, and take the file out with `git rm --cached`.'
    : 'and git does not ignore this file. Revoke the token if the file was ever stored, and ignore the file.';
}

export default defineRule({
  id: 'dotenv-live-token',
  summary: 'A `.env` file with a token of a provider is not kept out of git',
  why: 'Tokens can be told by their form, and repositories are searched for them within minutes, also those that are private today. What was stored once stays in the history: only revoking the token helps.',
  notes:
    "A `.env` file is the right place for a token, as long as git ignores the file and does not store it: it is silent then, and where there is no repository. Keys for a vendor's test mode are a hint, and nothing in files for tests. In a file for development it also speaks of keys that only the name of a vendor tells, unless they are for a storage on the same machine, and of the password for a mail server that everybody reaches; the account beside them tells whether they are for test mode. Templates: see `dotenv-example-secret`.",
  on: 'env',
  profile: 'hard',
  django: [],
  cwe: [798],
  fixable: 'sometimes',
  sources: ['https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns'],
  examples: [
    {
      files: { '.gitignore': '*.pyc\n' },
      code: `CODE_HOST_KEY=${sampleToken}\n# ^^^^^^^^^^^`,
      after: `CODE_HOST_KEY=${sampleToken}`,
    },
    {
      title: 'For development, and in git as well',
      path: '.env.dev',
      files: { '.gitignore': '*.pyc\n' },
      code: `CODE_HOST=${sampleToken}\n# ^^^^^^^`,
    },
    {
      title: 'A key without a form of its own, told by the name of the vendor',
      path: '.envs/.local/.django',
      stored: { isTracked: true },
      code: `TWILIO_SECRET=${'7f79c04e1b5a'}${'4d28a9e3f6b1c7d05e82'}\n# ^^^^^^^^^^^`,
    },
    {
      title: 'For a mail server that everybody reaches, whatever the file is for',
      path: '.env.dev',
      stored: { isTracked: true },
      code: `EMAIL_HOST=smtp.gmail.com\nEMAIL_HOST_PASSWORD=${'qzvtwkxm'}${'rhpdlbe'}\n# ^^^^^^^^^^^^^^^^^`,
    },
    {
      title: 'For one on the same machine',
      path: '.env.dev',
      stored: { isTracked: true },
      code: `EMAIL_HOST=mailpit\nEMAIL_HOST_PASSWORD=${'qzvtwkxm'}${'rhpdlbe'}`,
    },
    {
      title: 'For a storage on the same machine',
      path: '.envs/.local/.django',
      stored: { isTracked: true },
      code: `AWS_S3_ENDPOINT_URL=http://minio:9000\nAWS_SECRET_ACCESS_KEY=${'4vX2q9LmTz8'}${'RkW3nYb7Hc1Jd5Fg6Sp0Ae'}`,
    },
    {
      title: 'Ignored, and stored all the same',
      files: { '.gitignore': '.env\n' },
      stored: { isTracked: true },
      code: `CODE_HOST_KEY=${sampleToken}\n# ^^^^^^^^^^^`,
    },
    {
      title: "A key for a vendor's test mode, for tests",
      path: '.env.test',
      files: { '.gitignore': '*.pyc\n' },
      code: `PAYMENT_KEY=${testToken}`,
    },
    {
      title: 'Git ignores the file',
      files: { '.gitignore': '.env\n' },
      code: `CODE_HOST_KEY=${sampleToken}`,
    },
  ],
  *check(file) {
    if (file.role === 'example' || !isStored(file)) return;
    for (const entry of file.entries) {
      const found = tokenOf(file, entry);
      if (found === undefined || (file.role === 'test' && found.severity === 'hint')) continue;
      yield {
        at: entry.keyAt,
        subject: entry.key,
        message: `\`${entry.key}\` holds ${found.what}, ${where(file)}`,
        severity: isForWork(file) && found.severity === 'error' ? 'warning' : found.severity,
        profile: file.role === 'test' ? 'always' : 'hard',
        fixes: fixes(file),
      };
    }
  },
});
