import type { Severity } from './model';

/** What a check of Django or of a package protects from, for the ids whose silence hides something. */
interface SilencedCheck {
  readonly meaning: string;
  /** In a production entry; elsewhere, and where it is missing, a warning. */
  readonly production?: Severity;
  /** Everywhere: Django's own texts say that a proxy may do the work. */
  readonly severity?: Severity;
}

const proxy = { severity: 'info' } as const;
const worst = { production: 'error' } as const;

const known: Readonly<Record<string, SilencedCheck>> = {
  'security.W001': { meaning: '`SecurityMiddleware` is missing' },
  'security.W002': { meaning: 'pages may be framed by other sites' },
  'security.W003': { meaning: 'forms are not protected against forged requests', ...worst },
  'security.W004': { meaning: 'no HSTS', ...proxy },
  'security.W005': { meaning: 'HSTS without subdomains', ...proxy },
  'security.W006': { meaning: 'browsers may guess content types' },
  'security.W008': { meaning: 'no redirect to HTTPS', ...proxy },
  'security.W009': { meaning: 'a weak `SECRET_KEY`', ...worst },
  'security.W018': { meaning: '`DEBUG` is on', ...worst },
  'security.W019': { meaning: 'pages may be framed' },
  'security.W020': { meaning: '`ALLOWED_HOSTS` is empty', ...worst },
  'security.W021': { meaning: 'HSTS without preloading', ...proxy },
  'security.W022': { meaning: 'no referrer policy' },
  'security.W025': { meaning: 'a weak key among `SECRET_KEY_FALLBACKS`' },
  'async.E001': { meaning: 'database access from asynchronous code' },
  'caches.W002': { meaning: 'a cache in a public folder' },
  '4_0.E001': { meaning: 'an origin of `CSRF_TRUSTED_ORIGINS` without scheme' },
  'mail.E001': { meaning: 'mails that are not sent' },
};

/** Of django-recaptcha, which was called `captcha` up to 3. */
export const captchaCheck = /^(?:django_re)?captcha\.recaptcha_test_key_error$/;

const families: readonly (readonly [RegExp, string])[] = [
  [/^security\.W01[012]$/, 'session cookies go over plain HTTP'],
  [/^security\.W01[345]$/, 'scripts can read session cookies'],
  [/^security\.W016$/, 'CSRF cookies go over plain HTTP'],
  [/^security\.E023$/, 'a referrer policy that no browser knows'],
  [/^security\.E02\d$/, 'a security setting that does not work'],
  [/^security\.[WE]\d{3}$/, "one of Django's security checks"],
  [/^axes\.W\d+$/, 'the lock-out after failed logins is not wired up'],
  [/^csp\.E\d+$/, 'a content security policy that does not work'],
  [/^corsheaders\.E\d+$/, 'the rules for requests of other origins are broken'],
  [captchaCheck, "the captcha runs with Google's test keys, which let everybody pass"],
  [/^django_ratelimit\.[EW]\d+$/, 'rate limits do not work with this cache'],
];

/** What is hidden by silencing an id; undefined for ids that say nothing about security. */
export function silencedCheck(id: string): SilencedCheck | undefined {
  const row = families.find(([pattern]) => pattern.test(id));
  return known[id] ?? (row && { meaning: row[1] });
}
