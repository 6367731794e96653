import { switchedOn } from './shared/environment';
import { defineRule } from './rule';

const variable = 'DJANGO_ALLOW_ASYNC_UNSAFE';

export default defineRule({
  id: 'async-unsafe-enabled',
  summary: '`DJANGO_ALLOW_ASYNC_UNSAFE` is set',
  why: "Django refuses to use the database from asynchronous code, because connections are not made for it: with the check off, two requests can share one connection and its transaction, and one user's data ends up with another. Any text that is not empty counts, also `false`.",
  on: 'settings',
  profile: 'hard',
  django: ['async.E001'],
  cwe: [662],
  fixable: 'sometimes',
  sources: [
    'https://docs.djangoproject.com/en/stable/topics/async/#async-safety',
    'https://docs.djangoproject.com/en/stable/ref/checks/#asynchronous-support',
  ],
  examples: [
    {
      code: `import os\nos.environ["${variable}"] = "true"\n# ${'^'.repeat(46)}\nDEBUG = False`,
      after: 'import os\nDEBUG = False',
    },
    {
      title: 'As a default, and "false" does not help',
      code: `import os\nos.environ.setdefault("${variable}", "false")\n# ${'^'.repeat(57)}\n`,
      after: 'import os\n',
    },
    { title: 'Empty is off', code: `import os\nos.environ["${variable}"] = ""` },
    {
      title: 'For a shell of the developer',
      code: `import os\nif os.environ.get("NOTEBOOK"):\n    os.environ["${variable}"] = "true"`,
    },
    { title: 'Not known', code: `import os\nfrom tools import value\nos.environ["${variable}"] = value()` },
    { title: 'For tests', role: 'test', code: `import os\nos.environ["${variable}"] = "true"` },
  ],
  check: (settings) =>
    switchedOn(
      settings,
      variable,
      `\`${variable}\` lets requests share one database connection, whatever its text is. Remove the line.`,
    ),
});
