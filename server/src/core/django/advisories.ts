/** One known hole of a package around Django, with the release that closes it. */
export interface Advisory {
  /** The normalized name (PEP 503). */
  readonly package: string;
  /** The first release without it. */
  readonly fixed: string;
  readonly id: string;
  /** What can happen, as the end of a sentence. */
  readonly what: string;
}

/** The month of the table below. It is short on purpose: an auditor of dependencies knows all of them. */
export const advisoriesFrom = 'November 2026';

/** Holes that settings people meet, from the advisories of the projects themselves. */
export const advisories: readonly Advisory[] = [
  {
    package: 'djangorestframework-simplejwt',
    fixed: '5.4.0',
    id: 'CVE-2024-22513',
    what: 'refresh tokens of users who were disabled keep working',
  },
  {
    package: 'djangorestframework',
    fixed: '3.15.2',
    id: 'CVE-2024-21520',
    what: 'its browsable pages can be made to run scripts',
  },
  {
    package: 'django-debug-toolbar',
    fixed: '3.2.1',
    id: 'CVE-2021-30459',
    what: 'its SQL panel runs SQL of whoever may see it',
  },
  {
    package: 'social-auth-app-django',
    fixed: '5.4.1',
    id: 'CVE-2024-32879',
    what: 'accounts whose ids differ in case only are mixed up',
  },
  {
    package: 'django-two-factor-auth',
    fixed: '1.12',
    id: 'CVE-2020-15105',
    what: 'passwords are kept in clear text in the session while the second factor is asked for',
  },
  {
    package: 'pyjwt',
    fixed: '2.4.0',
    id: 'CVE-2022-29217',
    what: 'tokens signed with a public key as if it were a secret are accepted',
  },
  {
    package: 'sentry-sdk',
    fixed: '1.14.0',
    id: 'CVE-2023-28117',
    what: 'session cookies are sent to Sentry under names that its filter does not know',
  },
  {
    package: 'gunicorn',
    fixed: '22.0.0',
    id: 'CVE-2024-1135',
    what: 'requests can be smuggled past the proxy in front',
  },
];
