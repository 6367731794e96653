/** The values of Referrer-Policy that Django accepts (django/core/checks/security/base.py). */
export const referrerPolicies: readonly string[] = [
  'no-referrer',
  'no-referrer-when-downgrade',
  'origin',
  'origin-when-cross-origin',
  'same-origin',
  'strict-origin',
  'strict-origin-when-cross-origin',
  'unsafe-url',
];
