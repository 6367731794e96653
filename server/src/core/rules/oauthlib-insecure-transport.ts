import { switchedOn } from './shared/environment';
import { defineRule } from './rule';

const variable = 'OAUTHLIB_INSECURE_TRANSPORT';

export default defineRule({
  id: 'oauthlib-insecure-transport',
  summary: '`OAUTHLIB_INSECURE_TRANSPORT` is set',
  why: 'OAuthlib refuses addresses without HTTPS, because codes, tokens and client secrets are readable on the way. The variable turns that off for the whole process, and any text counts, also `0` and `false`.',
  notes:
    "Meant for a developer's machine: put it into the environment there, not into the settings of a deployed site.",
  on: 'settings',
  profile: 'hard',
  django: [],
  cwe: [319],
  fixable: 'sometimes',
  sources: ['https://oauthlib.readthedocs.io/en/latest/oauth2/security.html#environment-variables'],
  examples: [
    {
      code: `import os\nos.environ["${variable}"] = "1"\n# ${'^'.repeat(45)}\nDEBUG = False`,
      after: 'import os\nDEBUG = False',
    },
    {
      title: 'Also "0" counts',
      code: `import os\nos.environ.setdefault("${variable}", "0")\n# ${'^'.repeat(55)}\n`,
      after: 'import os\n',
    },
    { title: 'Empty is off', code: `import os\nos.environ["${variable}"] = ""` },
    { title: 'For development', code: `import os\nif DEBUG:\n    os.environ["${variable}"] = "1"` },
    { title: 'For tests', role: 'test', code: `import os\nos.environ["${variable}"] = "1"` },
  ],
  check: (settings) =>
    switchedOn(
      settings,
      variable,
      `\`${variable}\` lets tokens and secrets travel over plain HTTP, whatever its text is. Remove the line.`,
    ),
});
