import { whereMissing } from './shared/fallback';
import { hasMiddleware, securityMiddleware } from './shared/middleware';
import { nearest } from './shared/nearest';
import { referrerPolicies } from '../django/referrer-policies';
import { policyParts } from './shared/referrer';
import { defineRule } from './rule';
import type { Alternative, Fix, SettingsView, Value } from './shared/model';

const name = 'SECURE_REFERRER_POLICY';
const middleware = "MIDDLEWARE = ['django.middleware.security.SecurityMiddleware']\n";

function isInvalid(value: Value): boolean | undefined {
  if (value.kind === 'literal' && value.value === null) return false;
  const parts = policyParts(value);
  return parts === undefined ? undefined : parts.some((part) => !referrerPolicies.includes(part));
}

function fixes(settings: SettingsView, found: Alternative): readonly Fix[] {
  const text = settings.textOf(found.at);
  const quote = /^(["'])[^"'\\\r\n]*\1$/.exec(text)?.[1];
  const [only, ...others] = policyParts(found.value) ?? [];
  const meant =
    only !== undefined && others.length === 0
      ? nearest(only.toLowerCase().replaceAll('_', '-'), referrerPolicies)
      : undefined;
  if (quote === undefined || meant === undefined || found.via.length > 0) return [];
  const edits = [{ at: found.at, newText: quote + meant + quote }];
  return [{ title: `Write \`${meant}\``, edits, safety: 'unsafe', preferred: true }];
}

export default defineRule({
  id: 'referrer-policy-invalid',
  summary: '`SECURE_REFERRER_POLICY` is not a policy',
  why: 'Browsers ignore a policy that they do not know, and `manage.py check --deploy` ends with an error.',
  on: 'settings',
  profile: 'broken',
  django: ['security.E023'],
  cwe: [16],
  fixable: 'sometimes',
  sources: ['https://docs.djangoproject.com/en/stable/ref/settings/#secure-referrer-policy'],
  examples: [
    {
      code: `${middleware}${name} = 'strict-origin-when-crossorigin'\n#                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^`,
      after: `${middleware}${name} = 'strict-origin-when-cross-origin'`,
    },
    {
      title: 'One wrong part is enough',
      code: `${middleware}${name} = 'origin, nothing'\n#                        ^^^^^^^^^^^^^^^^^`,
    },
    { code: `${middleware}${name} = 'no-referrer,strict-origin-when-cross-origin'` },
    { code: `${middleware}${name} = ['same-origin']` },
    { title: 'Not known', code: `import os\n${middleware}${name} = os.environ['POLICY']` },
  ],
  *check(settings) {
    const found = settings.get(name).deployed(isInvalid);
    if (found?.written === undefined || hasMiddleware(settings, securityMiddleware) !== true) return;
    yield {
      at: found.at,
      subject: name,
      message: `${whereMissing(settings.get(name), found, isInvalid)}\`${name}\` is not a policy that browsers know, so it is ignored. Use one such as \`same-origin\` or \`strict-origin-when-cross-origin\`.`,
      fixes: found.read ? [] : fixes(settings, found),
    };
  },
});
