/** A setting with a policy of Django 6.0 and newer, for examples. */
export function djangoPolicy(directives: string, setting = 'SECURE_CSP'): string {
  return `${setting} = {${directives}}`;
}

/** A setting of django-csp 4, for examples. */
export function packagePolicy(directives: string, setting = 'CONTENT_SECURITY_POLICY'): string {
  return `${setting} = {"DIRECTIVES": {${directives}}}`;
}

export const csp3 = { 'django-csp': '3.8' } as const;
export const csp4 = { 'django-csp': '4.0' } as const;
