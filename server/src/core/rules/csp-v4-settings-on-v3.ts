import { csp3, csp4, packagePolicy } from './shared/csp-examples';
import { certainWrites } from './shared/lifecycle';
import { marked } from './shared/marked';
import { packageAtLeast } from './shared/packages';
import { defineRule } from './rule';

const names = ['CONTENT_SECURITY_POLICY', 'CONTENT_SECURITY_POLICY_REPORT_ONLY'] as const;

export default defineRule({
  id: 'csp-v4-settings-on-v3',
  summary: 'django-csp before 4.0 does not read this policy',
  why: "The older releases know one setting for each directive. Without them they send `default-src 'self'`, which forbids more than the policy in the settings and allows what that one forbids.",
  notes: 'Needs a known release of django-csp, as from a lock file. Silent where the older settings are there as well.',
  on: 'settings',
  profile: 'broken',
  django: [],
  cwe: [16],
  fixable: { never: 'an upgrade of django-csp, or the settings of the older release, is for the author to choose' },
  sources: ['https://django-csp.readthedocs.io/en/latest/migration-guide.html'],
  examples: [
    {
      packages: csp3,
      code: marked(packagePolicy(`"default-src": ["'self'"]`), 'CONTENT_SECURITY_POLICY'),
    },
    { packages: csp4, code: packagePolicy(`"default-src": ["'self'"]`) },
    {
      title: 'The release is not known',
      code: `INSTALLED_APPS = ["csp"]\n${packagePolicy(`"default-src": ["'self'"]`)}`,
    },
    {
      title: 'For both releases',
      packages: csp3,
      code: `${packagePolicy(`"default-src": ["'self'"]`)}\nCSP_DEFAULT_SRC = ["'self'"]`,
    },
  ],
  *check(settings) {
    if (packageAtLeast(settings, 'csp', '4.0') !== false) return;
    if (settings.assigned.some((name) => name.startsWith('CSP_'))) return;
    for (const name of names) {
      const [write] = certainWrites(settings, name);
      if (write === undefined) continue;
      yield {
        at: write.name,
        subject: name,
        message: `The release of django-csp in use ignores \`${name}\` and sends \`default-src 'self'\` instead. Upgrade to 4.0, or use its own settings.`,
      };
    }
  },
});
