import { defineRule } from './rule';
import type { EnvRead, Fix, SettingsView } from './shared/model';

/** environs 15 and later, where a dependency file says so. */
function isRecent({ packages }: SettingsView): boolean {
  return (packages?.get('environs')?.version?.[0] ?? 0) >= 15;
}

function fixes(settings: SettingsView, read: EnvRead): readonly Fix[] {
  const { idiom } = settings;
  const text = settings.textOf(read.at);
  const args = /^[\w.]+(?:\[(.*)\]|\((.*)\))$/s.exec(text);
  const inner = args?.[1] ?? args?.[2];
  if (idiom.reader !== 'environs' || idiom.missingImport !== null || inner === undefined) return [];
  const edits = [{ at: read.at, newText: `${idiom.name}.str(${inner})` }];
  return [{ title: `Read it with \`${idiom.name}.str\``, edits, safety: 'unsafe', preferred: true }];
}

export default defineRule({
  id: 'environs-os-environ-miss',
  summary: '`os.environ` does not see what environs reads from a `.env` file',
  why: 'environs 15 no longer copies the file into `os.environ`. A read through `os` finds nothing and takes its fallback, or stops, although the file sets the variable.',
  notes:
    'Only for variables that the file sets, and where a dependency file says that environs is 15 or later. Silent where another library loads a file as well.',
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [665],
  fixable: 'sometimes',
  sources: ['https://github.com/sloria/environs/blob/main/CHANGELOG.md'],
  examples: [
    {
      packages: { environs: '15.2.0' },
      files: { '.env': 'SITE_NAME=example\n' },
      code: 'import os\nfrom environs import Env\nenv = Env()\nenv.read_env()\nSITE_NAME = os.environ.get("SITE_NAME", "none")\n#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
      after:
        'import os\nfrom environs import Env\nenv = Env()\nenv.read_env()\nSITE_NAME = env.str("SITE_NAME", "none")',
    },
    {
      title: 'An older release',
      packages: { environs: '14.1.0' },
      files: { '.env': 'SITE_NAME=example\n' },
      code: 'import os\nfrom environs import Env\nenv = Env()\nenv.read_env()\nSITE_NAME = os.environ.get("SITE_NAME", "none")',
    },
    {
      title: 'Read through environs',
      packages: { environs: '15.2.0' },
      files: { '.env': 'SITE_NAME=example\n' },
      code: 'from environs import Env\nenv = Env()\nenv.read_env()\nSITE_NAME = env.str("SITE_NAME", "none")',
    },
    {
      title: 'The file says nothing about it',
      packages: { environs: '15.2.0' },
      files: { '.env': 'OTHER=1\n' },
      code: 'import os\nfrom environs import Env\nenv = Env()\nenv.read_env()\nSITE_NAME = os.environ.get("SITE_NAME", "none")',
    },
  ],
  *check(settings) {
    const loads = settings.envLoads;
    if (!isRecent(settings) || loads.some(({ reader }) => reader !== 'environs')) return;
    for (const read of settings.reads) {
      const isSet = loads.some(({ file }) => file?.defines(read.variable) === true);
      if (read.reader !== 'os' || !isSet) continue;
      yield {
        at: read.at,
        subject: read.variable,
        message: `environs keeps what it reads from the file to itself, so \`os\` does not see \`${read.variable}\`. Read it through environs.`,
        fixes: fixes(settings, read),
      };
    }
  },
});
