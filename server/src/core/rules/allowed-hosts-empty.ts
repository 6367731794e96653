import { readHosts } from './shared/hosts-fixes';
import { falsy, isGivenElsewhere } from './shared/values';
import { addSetting } from './shared/edits';
import { listRead } from './shared/idiom';
import { defineRule } from './rule';
import type { Alternative, Fix, SettingsView } from './shared/model';

const name = 'ALLOWED_HOSTS';

/**
 * A module that says what a deployed site runs, and that DEBUG is off there: one that names its hosts elsewhere is no whole site, nor one
 * that has no key, with which Django does not start.
 */
function isWholeSite(settings: SettingsView, debug: Alternative): boolean {
  const needed = ['SECRET_KEY', 'MIDDLEWARE', 'INSTALLED_APPS', 'ROOT_URLCONF'];
  return debug.written !== undefined && !settings.open && needed.every((each) => settings.get(each).isAssigned);
}

function addHosts(settings: SettingsView): readonly Fix[] {
  const { at } = addSetting(settings, '', ['DEBUG']);
  const read = listRead(settings, at, name);
  const edits = [...read.edits, addSetting(settings, `${name} = ${read.text}`, ['DEBUG'])];
  return [{ title: `Read \`${name}\` from the environment`, edits, safety: 'unsafe', preferred: false }];
}

const site =
  "SECRET_KEY = open('key').read()\nMIDDLEWARE = []\nINSTALLED_APPS = ['shop']\nROOT_URLCONF = 'shop.urls'\n";

export default defineRule({
  id: 'allowed-hosts-empty',
  summary: '`ALLOWED_HOSTS` is empty while `DEBUG` is off',
  why: 'With `DEBUG` off, Django answers every request with 400 unless its host is listed. A list that is filled in a hurry on the day of the launch tends to become `["*"]`.',
  notes:
    'Silent while `DEBUG` is on or not known: Django then allows `localhost` on its own. A list that nobody sets is reported where the settings are those of a whole site and switch `DEBUG` off themselves.',
  on: 'settings',
  profile: 'prodwarn',
  django: ['security.W020'],
  cwe: [16],
  fixable: 'sometimes',
  absence: true,
  reveals: ['allowed-hosts-blank-entry'],
  sources: ['https://docs.djangoproject.com/en/stable/ref/settings/#allowed-hosts'],
  examples: [
    {
      code: 'import os\nDEBUG = False\nALLOWED_HOSTS = []\n#               ^^',
      after:
        'import os\nDEBUG = False\nALLOWED_HOSTS = [item.strip() for item in os.environ.get("ALLOWED_HOSTS", "").split(",") if item.strip()]',
    },
    {
      title: 'A file of the machine names them',
      files: { 'local_settings.py': 'DEBUG = True\nALLOWED_HOSTS = ["*"]\n' },
      code: 'DEBUG = False\nALLOWED_HOSTS = []\ntry:\n    from local_settings import *\nexcept ImportError:\n    pass',
    },
    {
      title: 'Not set at all',
      role: 'production',
      code: `import os\n${site}DEBUG = False\n#       ^^^^^\n`,
      after: `import os\n${site}DEBUG = False\nALLOWED_HOSTS = [item.strip() for item in os.environ.get('ALLOWED_HOSTS', '').split(',') if item.strip()]\n`,
    },
    { title: 'Another module may set it', role: 'production', code: `from tools.site import *\n${site}DEBUG = False` },
    { title: 'Not the settings of a whole site', role: 'production', code: 'DEBUG = False' },
    {
      title: 'Without a key no site starts: a module that is not here builds on it',
      role: 'production',
      code: `${site.slice(site.indexOf('\n') + 1)}DEBUG = False`,
    },
  ],
  *check(settings) {
    const hosts = settings.get(name).must(falsy);
    const debug = settings.get('DEBUG').must(falsy);
    if (hosts === undefined || debug === undefined) return;
    const message = `\`${name}\` is ${hosts.written === undefined ? 'not set' : 'empty'}, so every request is answered with 400 while \`DEBUG\` is off. Name the hosts of the site.`;
    if (isGivenElsewhere(settings.get(name), hosts, falsy)) return;
    if (hosts.written !== undefined) {
      const fixes = hosts.written.how === 'assign' ? readHosts(settings, hosts) : [];
      yield { at: hosts.at, subject: name, message, fixes };
    } else if (isWholeSite(settings, debug)) {
      yield { at: settings.absentAt(debug.at), subject: name, message, absent: true, fixes: addHosts(settings) };
    }
  },
});
