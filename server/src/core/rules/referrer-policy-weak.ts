import { isHonoured, securityMiddleware } from './shared/middleware';
import { referrerPolicies } from '../django/referrer-policies';
import { policyParts } from './shared/referrer';
import { replaceText, reportPlace } from './shared/replacing';
import { defineRule } from './rule';
import type { Value } from './shared/model';

const name = 'SECURE_REFERRER_POLICY';

/** What each of the weak policies tells other sites. */
const weak: ReadonlyMap<string, string> = new Map([
  ['unsafe-url', 'the full address of a page, over plain HTTP too'],
  ['no-referrer-when-downgrade', 'the full address of a page'],
  ['origin', 'the name of the site, over plain HTTP too'],
  ['origin-when-cross-origin', 'the name of the site, over plain HTTP too'],
]);

/** Browsers take the last policy of a list that they know. */
function effective(value: Value): string | undefined {
  const parts = policyParts(value);
  return parts?.every((part) => referrerPolicies.includes(part)) === true ? parts.at(-1) : undefined;
}

function isWeak(value: Value): boolean | undefined {
  const policy = effective(value);
  return policy === undefined ? undefined : weak.has(policy);
}

export default defineRule({
  id: 'referrer-policy-weak',
  summary: '`SECURE_REFERRER_POLICY` tells other sites more than it needs to',
  why: 'Addresses hold tokens, search words and names. A policy weaker than the one that browsers use on their own hands them to every site that a page links to, or loads something from.',
  notes: 'Where several policies are given, the last one that a browser knows counts.',
  on: 'settings',
  profile: 'hint',
  isLouder: true,
  django: [],
  cwe: [200],
  fixable: 'sometimes',
  sources: ['https://docs.djangoproject.com/en/stable/ref/middleware/#referrer-policy'],
  examples: [
    {
      code: `${name} = 'unsafe-url'\n#                        ^^^^^^^^^^^^`,
      after: `${name} = 'strict-origin-when-cross-origin'`,
    },
    {
      code: `${name} = "no-referrer-when-downgrade"\n#                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^`,
      after: `${name} = "strict-origin-when-cross-origin"`,
    },
    { code: `${name} = "origin"\n#                        ^^^^^^^^` },
    { code: `${name} = "origin-when-cross-origin"\n#                        ^^^^^^^^^^^^^^^^^^^^^^^^^^` },
    {
      title: 'The last one counts',
      code: `${name} = "same-origin, origin"\n#                        ^^^^^^^^^^^^^^^^^^^^^`,
    },
    { code: `${name} = ["origin", "strict-origin-when-cross-origin"]` },
    { code: `${name} = "same-origin"` },
    { title: 'Not known', code: `import os\n${name} = os.environ["POLICY"]` },
    { title: 'Without the middleware another rule speaks', code: `MIDDLEWARE = []\n${name} = "unsafe-url"` },
  ],
  *check(settings) {
    const found = settings.get(name).deployed(isWeak);
    if (found?.written === undefined || !isHonoured(settings, securityMiddleware)) return;
    const policy = effective(found.value) ?? '';
    const better = 'strict-origin-when-cross-origin';
    yield {
      at: reportPlace(settings, found),
      subject: name,
      message: `\`${policy}\` tells other sites ${weak.get(policy) ?? ''}. Use \`${better}\` or \`same-origin\`.`,
      fixes: replaceText(settings, found, better, `Send \`${better}\``),
      ...(policy === 'unsafe-url' ? { profile: 'warn' as const } : {}),
    };
  },
});
