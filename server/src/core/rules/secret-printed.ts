import { isForDevelopment } from './shared/branches';
import { isCredentialName } from './shared/classifier';
import { removeStatement } from './shared/remove';
import { defineRule } from './rule';
import type { WrittenCall } from '../model/source-facts';

/** What puts its arguments where others read them. */
const printer =
  /^(?:print|pprint|pprint\.pprint|pp|sys\.std(?:out|err)\.write|(?:\w+\.)*_?(?:log|logger|logging)\.(?:debug|info|warning|warn|error|critical|exception|log))$/i;

/** Whole containers that hold secrets. */
const containers =
  /^(?:(?:os\.)?environ|env\.ENVIRON|environ\.Env\.ENVIRON|locals\(\)|globals\(\)|vars\(\)|DATABASES(?:\.\w+)?|CACHES)$/;

/** The part of a call that shows a secret, by its name alone. */
function secretIn({ shows }: WrittenCall): WrittenCall['shows'][number] | undefined {
  return shows.find(({ path }) => containers.test(path.join('.')) || isCredentialName(path.at(-1) ?? ''));
}

export default defineRule({
  id: 'secret-printed',
  summary: 'A secret is printed when the settings are loaded',
  why: 'What is printed at start ends up in the logs of the server, of the container platform and of every build, where many more people and services can read it than the settings.',
  notes:
    'Silent for what only shows whether there is a secret, such as `bool(SECRET_KEY)` or its length, and under `if DEBUG`.',
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [532],
  fixable: 'sometimes',
  sources: ['https://docs.djangoproject.com/en/stable/topics/logging/#security-implications'],
  examples: [
    {
      code: 'import os\nSECRET_KEY = os.environ["SECRET_KEY"]\nprint("key:", SECRET_KEY)\n#             ^^^^^^^^^^\nDEBUG = False',
      after: 'import os\nSECRET_KEY = os.environ["SECRET_KEY"]\nDEBUG = False',
    },
    {
      title: 'In a text',
      code: 'import logging\nlogging.info(f"mail: {MAIL_PASSWORD}")\n#                     ^^^^^^^^^^^^^',
    },
    { title: 'The whole environment', code: 'import os\nprint(os.environ)\n#     ^^^^^^^^^^', after: 'import os\n' },
    {
      title: 'Only whether there is one',
      code: 'import os\nSECRET_KEY = os.environ["SECRET_KEY"]\nprint(bool(SECRET_KEY), len(SECRET_KEY), "yes" if SECRET_KEY else "no")',
    },
    { title: 'No secret', code: 'import os\nprint(os.environ.get("STAGE"), "password is set", __name__)' },
    {
      title: 'While `DEBUG` is on',
      code: 'import os\nDEBUG = False\nTOKEN = os.environ["API_TOKEN"]\nif DEBUG:\n    print(os.environ["API_TOKEN"])',
    },
  ],
  *check(settings) {
    for (const call of settings.sources.flatMap(({ calls }) => calls)) {
      const shown = printer.test(call.callee) ? secretIn(call) : undefined;
      if (shown === undefined || isForDevelopment(settings, call.tests)) continue;
      const edit = removeStatement(settings, call.at, call.alone);
      yield {
        at: shown.at,
        message: 'This writes a secret into the logs at every start. Remove it.',
        fixes: edit ? [{ title: 'Remove the line', edits: [edit], safety: 'unsafe', preferred: true }] : [],
      };
    }
  },
});
