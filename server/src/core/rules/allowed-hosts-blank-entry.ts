import { cleanWhole, dropEmptyItem } from './shared/clean-list';
import { keepsBlanks } from './shared/env-text';
import { equals, has, itemsWhere, within } from './shared/values';
import { placeOf } from './shared/fallback';
import { defineRule } from './rule';

const blank = equals('');

export default defineRule({
  id: 'allowed-hosts-blank-entry',
  aliases: ['allowed-hosts-unstripped'],
  summary: '`ALLOWED_HOSTS` holds an empty item, or items with blanks around them',
  why: '`"".split(",")` is `[""]`: a list that is not empty, so `manage.py check --deploy` is satisfied, and that no host matches. Blanks after a comma stay in the item as well, and such a host is never matched: every request for it gets 400.',
  notes:
    'django-environ drops empty items and keeps blanks, environs keeps blanks, python-decouple and django-configurations handle both.',
  on: 'settings',
  profile: 'hint',
  django: [],
  cwe: [20],
  fixable: 'sometimes',
  reveals: ['allowed-hosts-empty'],
  sources: ['https://docs.djangoproject.com/en/stable/ref/settings/#allowed-hosts'],
  examples: [
    {
      code: 'import os\nALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "").split(",")\n#               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
      after:
        'import os\nALLOWED_HOSTS = [item.strip() for item in os.environ.get("ALLOWED_HOSTS", "").split(",") if item.strip()]',
    },
    {
      title: 'Written in a list',
      code: 'ALLOWED_HOSTS = ["example.org", ""]\n#                               ^^',
      after: 'ALLOWED_HOSTS = ["example.org"]',
    },
    {
      title: 'Added by a statement of its own',
      code: 'ALLOWED_HOSTS = ["example.org"]\nALLOWED_HOSTS.append("")\n#                    ^^\n',
      after: 'ALLOWED_HOSTS = ["example.org"]\n',
    },
    {
      code: 'import os\nALLOWED_HOSTS = [h.strip() for h in os.environ.get("ALLOWED_HOSTS", "").split(",") if h.strip()]',
    },
    { code: 'from decouple import config, Csv\nALLOWED_HOSTS = config("ALLOWED_HOSTS", default="", cast=Csv())' },
    { code: 'ALLOWED_HOSTS = ["example.org"]' },
  ],
  *check(settings) {
    const setting = settings.get('ALLOWED_HOSTS');
    const hosts = setting.deployed(has(blank));
    const item = hosts?.written && itemsWhere(hosts.value, blank)[0];
    const computed = hosts?.read ?? item?.read;
    if (hosts !== undefined && item !== undefined && computed === undefined) {
      yield {
        at: item.at,
        subject: 'ALLOWED_HOSTS',
        message:
          'An empty item in `ALLOWED_HOSTS` matches no host and hides from Django that the list is empty. Remove it.',
        fixes: dropEmptyItem(settings, item),
      };
      return;
    }
    const list = setting.deployedAlternatives.find(({ value }) => value.kind === 'env' && keepsBlanks(value.steps));
    const found = hosts?.written === undefined ? list : hosts;
    if (found === undefined) return;
    const variable = (found.read ?? computed)?.variable ?? 'the variable';
    const message =
      found === list
        ? `Blanks after a comma in \`${variable}\` stay in the host names, which then never match. Strip the items.`
        : `A missing \`${variable}\` gives a list with one empty item, which satisfies Django's check but matches no host. Leave out empty items.`;
    const at = item !== undefined && found === hosts && !within(found.at, item.at) ? item.at : placeOf(found);
    yield { at, subject: 'ALLOWED_HOSTS', message, fixes: cleanWhole(settings, found) };
  },
});
