import { marked } from './shared/marked';
import { keyword, sentryCalls } from './shared/sentry';
import { defineRule } from './rule';
import type { Problem } from './shared/model';

const init = (args: string): string => `import sentry_sdk\nsentry_sdk.init(\n    dsn="",\n    ${args},\n)`;

function weight(whole: boolean, isCleaned: boolean): Pick<Problem, 'profile'> {
  if (isCleaned) return { profile: 'hint' };
  return whole ? { profile: 'prodwarn' } : {};
}

export default defineRule({
  id: 'sentry-pii',
  summary: 'Personal data of visitors goes to Sentry',
  why: 'With `send_default_pii` each event carries the address, the name and mail of the user, cookies and the data of the request. That is personal data handed to another company, and a login for whoever can read the event.',
  notes:
    'Information, because a contract and a purpose may allow it; a warning where the whole body of each request goes along too. Where `before_send` may clean events it is a hint.',
  on: 'settings',
  profile: 'info',
  isLouder: true,
  django: [],
  cwe: [359],
  fixable: 'always',
  sources: [
    'https://docs.sentry.io/platforms/python/configuration/options/#send_default_pii',
    'https://docs.sentry.io/platforms/python/data-management/sensitive-data/',
  ],
  examples: [
    { code: marked(init('send_default_pii=True'), 'True'), after: init('send_default_pii=False') },
    {
      title: 'With whole bodies',
      code: marked(init('send_default_pii=True,\n    max_request_body_size="always"'), 'True'),
    },
    {
      title: 'Cleaned: a hint',
      code: marked(`from shop.privacy import clean\n${init('send_default_pii=True, before_send=clean')}`, 'True'),
    },
    { title: 'By its bare name', code: marked('from sentry_sdk import init\ninit(send_default_pii=True)', 'True') },
    { code: init('send_default_pii=False') },
    { title: 'The default', code: init('environment="live"') },
    {
      title: 'While `DEBUG` is on',
      code: 'import sentry_sdk\nDEBUG = False\nif DEBUG:\n    sentry_sdk.init(send_default_pii=True)',
    },
  ],
  *check(settings) {
    for (const { call } of sentryCalls(settings)) {
      const pii = keyword(call, 'send_default_pii');
      if (pii?.value !== true) continue;
      const whole = keyword(call, 'max_request_body_size')?.value === 'always';
      yield {
        at: pii.at,
        subject: 'sentry_sdk.init',
        message: `Names, addresses and cookies of visitors${whole ? ', and the whole body of each request,' : ''} go to Sentry with every event. Turn this off, or clean events in \`before_send\`.`,
        fixes: [
          {
            title: 'Send no personal data',
            edits: [{ at: pii.at, newText: 'False' }],
            safety: 'unsafe',
            preferred: true,
          },
        ],
        ...weight(whole, keyword(call, 'before_send') !== undefined),
      };
    }
  },
});
