import { isSetByPlatform } from './shared/platform';
import { defineRule } from './rule';
import type { EnvNeighbour, EnvRead, SettingsView } from './shared/model';

function templatesOf({ envFiles }: SettingsView): readonly EnvNeighbour[] {
  return envFiles.filter(({ role }) => role === 'example');
}

/** Each variable without which no site starts, or none that has a switch of the template on, once, at its first read. */
function required({ reads }: SettingsView, templates: readonly EnvNeighbour[]): readonly EnvRead[] {
  const first = new Map<string, EnvRead>();
  for (const read of reads)
    if (read.required && !isSetByPlatform(read.variable) && isReached(read, templates) && !first.has(read.variable))
      first.set(read.variable, read);
  return [...first.values()];
}

/** A template that names a switch is expected to name what it needs. */
function isReached({ always, below, variable }: EnvRead, templates: readonly EnvNeighbour[]): boolean {
  if (always === true) return true;
  if (below === undefined || below.includes(variable)) return false;
  return below.every((name) => templates.some((one) => one.defines(name)));
}

function reason({ always, below }: EnvRead): string {
  const names = (below ?? []).map((name) => `\`${name}\``);
  return always === true
    ? 'which the settings require'
    : `which the settings require where ${names.join(' and ')} asks for it`;
}

export default defineRule({
  id: 'env-key-undocumented',
  summary: 'The template does not name a variable that the settings require',
  why: 'Whoever sets the site up from the template finds out one by one what is missing, each time by an error.',
  notes:
    'Only in the strict preset. Speaks where the project has a template such as `.env.example`, and only about variables without a fallback that no platform sets by itself. Those that are read below a condition count where the template names the variable that is asked there, and where it only asks whether the site is deployed.',
  on: 'settings',
  profile: 'optin',
  django: [],
  cwe: [1059],
  fixable: 'always',
  sources: ['https://12factor.net/config'],
  examples: [
    {
      files: { '.env.example': 'SITE_NAME=\n' },
      code: 'import os\nEMAIL_HOST = os.environ["EMAIL_HOST"]\n#                       ^^^^^^^^^^^^',
      after: 'import os\nEMAIL_HOST = os.environ["EMAIL_HOST"]',
    },
    { files: { '.env.example': 'EMAIL_HOST=\n' }, code: 'import os\nEMAIL_HOST = os.environ["EMAIL_HOST"]' },
    {
      title: 'A platform sets it',
      files: { '.env.example': '' },
      code: 'import os\nSITE = os.environ["VCAP_SERVICES"]\nHOST = os.environ["RENDER_EXTERNAL_HOSTNAME"]',
    },
    {
      title: 'There is no template',
      files: { '.env': 'SITE_NAME=x\n' },
      code: 'import os\nEMAIL_HOST = os.environ["EMAIL_HOST"]',
    },
    {
      title: 'Below a switch that the template names',
      files: { '.env.example': 'USE_MAIL=\n' },
      code: 'import environ\nenv = environ.Env()\nUSE_MAIL = env.bool("USE_MAIL", False)\nif USE_MAIL:\n    EMAIL_HOST = env("EMAIL_HOST")\n#                    ^^^^^^^^^^^^',
    },
    {
      title: 'In a deployed site only',
      files: { '.env.example': '' },
      code: 'import os\nDEBUG = False\nif not DEBUG:\n    EMAIL_HOST = os.environ["EMAIL_HOST"]\n#                           ^^^^^^^^^^^^',
    },
  ],
  *check(settings) {
    const templates = templatesOf(settings);
    const [template] = templates;
    if (template === undefined) return;
    for (const read of required(settings, templates)) {
      const { variable, variableAt } = read;
      if (templates.some((one) => one.defines(variable))) continue;
      yield {
        at: variableAt,
        subject: variable,
        message: `\`${template.path}\` does not name \`${variable}\`, ${reason(read)}. Add a line for it.`,
        fixes: [
          {
            title: `Add \`${variable}=\` to \`${template.path}\``,
            edits: [template.appended(`${variable}=`)],
            safety: 'unsafe',
            preferred: true,
          },
        ],
      };
    }
  },
});
