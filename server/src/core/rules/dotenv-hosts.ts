import { isLive } from './shared/env-entries';
import { acceptsAll, givesHosts, hostProblem } from './shared/env-hosts';
import { listHas } from './shared/env-text';
import { placeholderIn } from './shared/placeholder-domain';
import { startedWith, usesOf } from './shared/process-variables';
import { defineRule } from './rule';

export default defineRule({
  id: 'dotenv-hosts',
  summary: 'The hosts in a `.env` file allow everything, or can never match',
  why: 'With `*`, an attacker chooses the host that Django builds links with, such as those in password-reset mails. A host with a scheme, a port or a blank never matches, and the usual way out of the errors that follow is `*`.',
  notes:
    'A `*` is reported as well where the settings take their hosts from a variable of `docker-compose.prod.yml`, the file of a platform or the `ENV` lines of an image that starts a server of deployed sites. In the place of `*` the fix puts the hosts that stand beside it, or those of `CSRF_TRUSTED_ORIGINS` in the same file; requests for any other name are refused then. A domain of documentation that is left in a file for production is a hint, also among origins and senders of mail. Files for development and tests are left alone, and so are examples.',
  on: 'env',
  profile: 'warn',
  django: [],
  cwe: [20],
  fixable: 'sometimes',
  reveals: ['dotenv-hosts'],
  sources: ['https://docs.djangoproject.com/en/stable/ref/settings/#allowed-hosts'],
  examples: [
    { title: 'Written hosts', files: { 'settings.py': 'ALLOWED_HOSTS = ["example.org"]\n' }, code: 'ALLOWED_HOSTS=*' },
    {
      title: 'Written hosts that are wrong themselves, of which another rule speaks',
      path: '.env.production',
      files: { 'settings.py': 'import os\n# ALLOWED_HOSTS = os.environ["ALLOWED_HOSTS"]\nALLOWED_HOSTS = ["*"]\n' },
      code: "ALLOWED_HOSTS='*'",
    },
    { title: 'Every host', path: '.env.production', code: 'ALLOWED_HOSTS=*\n#             ^' },
    {
      title: 'Every host, beside the origins of the site',
      code: 'ALLOWED_HOSTS=*\n#             ^\nCSRF_TRUSTED_ORIGINS=https://shop.example.org,https://*.example.com',
      after:
        'ALLOWED_HOSTS=shop.example.org,.example.com\nCSRF_TRUSTED_ORIGINS=https://shop.example.org,https://*.example.com',
    },
    {
      title: 'Every host, among others',
      code: 'ALLOWED_HOSTS="example.org, *"\n#              ^^^^^^^^^^^^^^',
      after: 'ALLOWED_HOSTS="example.org"',
    },
    {
      title: 'Blanks that part the hosts',
      files: { 'settings.py': 'import os\nALLOWED_HOSTS = os.environ["ALLOWED_HOSTS"].split(" ")\n' },
      code: 'ALLOWED_HOSTS=example.org example.com [::1]',
    },
  ],
  *check(file) {
    if (!isLive(file)) return;
    for (const entry of file.entries) {
      if (entry.value === null || entry.value === '') continue;
      const hosts = givesHosts(file, entry) ? hostProblem(file, entry, entry.value) : undefined;
      const problem = hosts ?? placeholderIn(file, entry);
      if (problem !== undefined) yield problem;
    }
  },
  *checkProject(project) {
    for (const { variable, isCertain } of startedWith(project)) {
      const { name, value, at } = variable;
      const uses = usesOf(project, name, ['ALLOWED_HOSTS']);
      if (!uses.some(({ steps }) => listHas(value, steps, '*'))) continue;
      yield { at, subject: name, severity: isCertain ? 'error' : 'warning', message: acceptsAll(name) };
    }
  },
});
