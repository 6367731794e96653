import type { Profile } from '../rule';

/** A switch of the settings: what it has to be, and what is lost otherwise. */
export interface Switch {
  readonly safe: boolean;
  readonly loses: string;
  readonly profile?: Profile;
  /** What the fix writes where no word for a flag fits: a number. */
  readonly word?: string;
}

export const switches: Readonly<Record<string, Switch>> = {
  SESSION_COOKIE_SECURE: {
    safe: true,
    loses: 'the session cookie also travels over plain HTTP, where anybody on the way can take it',
  },
  CSRF_COOKIE_SECURE: { safe: true, loses: 'the CSRF cookie also travels over plain HTTP' },
  SESSION_COOKIE_HTTPONLY: { safe: true, loses: 'every script on the page can read the session cookie' },
  SECURE_CONTENT_TYPE_NOSNIFF: {
    safe: true,
    loses: 'browsers guess what a file is, and may run an upload as a script',
  },
  SECURE_SSL_REDIRECT: { safe: true, loses: 'visitors who come over plain HTTP stay there', profile: 'prodinfo' },
  SECURE_HSTS_SECONDS: {
    safe: true,
    loses: 'browsers do not learn that the site is to be reached over HTTPS only',
    profile: 'prodinfo',
    word: '3600',
  },
  EMAIL_USE_TLS: { safe: true, loses: 'mails and the password of the mail server travel as plain text' },
  RATELIMIT_ENABLE: { safe: true, loses: 'no limit of django-ratelimit applies' },
  AXES_ENABLED: { safe: true, loses: 'failed logins are not counted' },
  RATELIMIT_FAIL_OPEN: { safe: false, loses: 'limits stop without a word when their cache is away' },
  CELERY_TASK_ALWAYS_EAGER: {
    safe: false,
    loses: 'tasks run inside of the request, with its time and without a second try',
    profile: 'info',
  },
  DEBUG_PROPAGATE_EXCEPTIONS: { safe: false, loses: 'the web server may show what goes wrong to visitors' },
  AWS_S3_USE_SSL: { safe: true, loses: 'files travel to the storage over plain HTTP' },
  AWS_S3_VERIFY: { safe: true, loses: 'the certificate of the storage is not checked' },
  CORS_ALLOW_ALL_ORIGINS: { safe: false, loses: 'the pages of every site may read the answers of this one' },
  CORS_ORIGIN_ALLOW_ALL: { safe: false, loses: 'the pages of every site may read the answers of this one' },
  USE_X_FORWARDED_HOST: {
    safe: false,
    loses: 'a header that visitors can write decides about the host',
    profile: 'info',
  },
};

/** Variables that libraries read by themselves, with the texts that make them unsafe. */
export const runtime: Readonly<Record<string, { readonly unsafe: RegExp; readonly loses: string }>> = {
  OAUTHLIB_INSECURE_TRANSPORT: {
    unsafe: /./,
    loses: 'tokens and codes of OAuth may travel over plain HTTP, whatever the text is',
  },
  DJANGO_ALLOW_ASYNC_UNSAFE: { unsafe: /./, loses: 'requests may share one database connection, whatever the text is' },
  WERKZEUG_DEBUG_PIN: { unsafe: /^off$/i, loses: 'the console of the debugger runs code without asking for its PIN' },
  NODE_TLS_REJECT_UNAUTHORIZED: { unsafe: /^0$/, loses: 'Node.js accepts every certificate' },
};
