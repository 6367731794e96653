import { equals, has, itemsWhere } from './shared/values';
import { marked } from './shared/marked';
import { mayUsePackage } from './shared/packages';
import { removeEntry } from './shared/remove';
import { defineRule } from './rule';

const one = /^SOCIAL_AUTH_(?:\w+_)?PIPELINE$/;
const step = 'social_core.pipeline.social_auth.associate_by_email';
const others = '"social_core.pipeline.social_auth.social_uid",\n    "social_core.pipeline.user.create_user",';
const list = (items: string): string => `SOCIAL_AUTH_PIPELINE = (\n    ${items}\n)`;

export default defineRule({
  id: 'social-auth-email-association',
  summary: 'A login provider opens the local account with the same address',
  why: 'The step `associate_by_email` takes whoever a provider sends for the local user with that address. A provider that does not prove addresses, also one that is added later, lets anybody take over accounts, administrators too.',
  notes:
    'Safe only where each provider proves addresses. Taking the step out gives people who come by a second provider a second account.',
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [287],
  fixable: 'sometimes',
  sources: ['https://python-social-auth.readthedocs.io/en/latest/configuration/django.html'],
  examples: [
    {
      code: marked(list(`"${step}",\n    ${others}`), `"${step}"`),
      after: list(others),
    },
    {
      title: 'For one provider',
      code: marked(`SOCIAL_AUTH_GITHUB_PIPELINE = ["${step}"]`, `"${step}"`),
      after: 'SOCIAL_AUTH_GITHUB_PIPELINE = []',
    },
    { code: list(others) },
    {
      title: 'In front of the steps of the package',
      code: marked(
        `from social_core.pipeline import DEFAULT_AUTH_PIPELINE\nSOCIAL_AUTH_PIPELINE = ("${step}",) + DEFAULT_AUTH_PIPELINE`,
        `"${step}"`,
      ),
    },
    { title: 'Not known', code: 'from tools import steps\nSOCIAL_AUTH_PIPELINE = steps()' },
    { title: 'The package is not used', packages: { django: '5.2' }, code: `SOCIAL_AUTH_PIPELINE = ["${step}"]` },
    { title: 'For tests', role: 'test', code: `SOCIAL_AUTH_PIPELINE = ["${step}"]` },
  ],
  *check(settings) {
    if (!mayUsePackage(settings, 'social-auth')) return;
    for (const name of settings.assigned.filter((each) => one.test(each))) {
      const found = settings.get(name).deployed(has(equals(step)));
      const [item] = found === undefined ? [] : itemsWhere(found.value, equals(step));
      if (item === undefined) continue;
      const edit = removeEntry(settings, item.at);
      yield {
        at: item.at,
        subject: name,
        message:
          '`associate_by_email` lets a provider that does not prove addresses open local accounts. Remove it unless the providers in use prove them.',
        fixes: edit ? [{ title: 'Remove the step', edits: [edit], safety: 'unsafe', preferred: false }] : [],
      };
    }
  },
});
