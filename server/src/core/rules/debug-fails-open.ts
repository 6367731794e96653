import { alwaysOn } from './shared/always-on';
import { changeFallback, fallbackPlace, isFallbackText, placeOf } from './shared/fallback';
import { isRawText, textTruth } from './shared/env-text';
import { platformVariable } from './shared/platform';
import { truthy } from './shared/values';
import { defineRule } from './rule';
import type { Alternative, Fix, Place, SettingsView } from './shared/model';
import type { Problem } from './problem';

function closeFallback(settings: SettingsView, open: Alternative): readonly Fix[] {
  const edit = open.read && changeFallback(settings, 'DEBUG', open.read, false);
  if (edit === undefined) return turnRound(settings, open);
  return [
    { title: 'Leave `DEBUG` off when the variable is missing', edits: [edit], safety: 'unsafe', preferred: true },
  ];
}

/** The word that means "on" where the other one means "off". */
const on: Readonly<Record<string, string>> = { False: 'True', false: 'true', '0': '1', no: 'yes', off: 'on' };

/** `X != "False"` is on for everything else; `X == "True"` for that word alone. */
function turnRound(settings: SettingsView, { written, via }: Alternative): readonly Fix[] {
  if (written === undefined || via.length > 0) return [];
  const text = settings.textOf(written.value);
  const [, before, quote = '', off = ''] = /^([^!=<>\r\n]+) != (["'])(\w+)\2$/.exec(text) ?? [];
  const word = on[off];
  if (before === undefined || word === undefined) return turnListRound(settings, written.value);
  const edits = [{ at: written.value, newText: `${before} == ${quote}${word}${quote}` }];
  return [{ title: `Turn \`DEBUG\` on for \`${word}\` only`, edits, safety: 'unsafe', preferred: false }];
}

/** `X not in ("0", "false")` becomes `X in ("1", "true")`. */
function turnListRound(settings: SettingsView, at: Place): readonly Fix[] {
  const text = settings.textOf(at);
  const [, before, list] = /^([^!=<>\r\n]+) not in ([[({][\s\w"',]+[\])}])$/.exec(text) ?? [];
  const words = list?.match(/(["'])\w+\1/g) ?? [];
  if (before === undefined || list === undefined || !words.every((word) => word.slice(1, -1) in on)) return [];
  const turned = list.replace(/\w+/g, (word) => on[word] ?? word);
  const edits = [{ at, newText: `${before} in ${turned}` }];
  return [{ title: 'Turn `DEBUG` on for the words that mean it only', edits, safety: 'unsafe', preferred: false }];
}

function whenMissing(settings: SettingsView, open: Alternative): Problem {
  const variable = open.read?.variable;
  if (variable === undefined && open.at.uri !== settings.uri) return whenNotChosen(open);
  const missing =
    variable === undefined
      ? 'when nothing in the environment turns it off'
      : `when the variable \`${variable}\` is missing`;
  return {
    at: fallbackPlace(settings, open),
    subject: 'DEBUG',
    message: `\`DEBUG\` is on ${missing}, so one forgotten variable opens the error pages to everybody. Make "off" the case that needs no setting.`,
    fixes: closeFallback(settings, open),
  };
}

/** A variable that the platform itself sets cannot be forgotten there; it is missing once the site moves to another one. */
function offThePlatform(settings: SettingsView, open: Alternative): Problem | undefined {
  const variable = platformVariable(settings, open);
  if (variable === undefined) return undefined;
  return {
    at: placeOf(open),
    subject: 'DEBUG',
    severity: 'info',
    message: `\`DEBUG\` is on wherever the platform does not set \`${variable}\`, so a move to another host opens the error pages to everybody. Make "off" the case that needs no setting.`,
  };
}

/** A package of settings modules that takes the one for development where nothing names another. */
function whenNotChosen(open: Alternative): Problem {
  return {
    at: open.at,
    subject: 'DEBUG',
    severity: 'info',
    message:
      'These settings, with `DEBUG` on, are taken when nothing in the environment chooses others, so one forgotten variable opens the error pages to everybody. Let the deployed ones be the default.',
  };
}

/** On with an empty environment, also where a name such as "local" stands in for the missing variable. */
function onWhenUnset(settings: SettingsView): Alternative | undefined {
  const reached = settings.get('DEBUG').actualAlternatives({ unset: true });
  if (!reached.every(({ value }) => truthy(value) === true)) return undefined;
  return reached.find(({ read, when }) => read !== undefined || when.some(({ unset }) => unset !== undefined));
}

/** A text that nobody has in mind for the variable: a flag that it turns on is tested the wrong way round. */
const unexpected = 'a-text-nobody-expects';

function whenUnexpected(settings: SettingsView): Problem | undefined {
  const open = settings.get('DEBUG').deployedAlternatives.find(({ value }) => {
    return value.kind === 'env' && !isRawText(value.steps) && textTruth(unexpected, value.steps) === true;
  });
  if (open?.read === undefined) return undefined;
  return {
    at: placeOf(open),
    subject: 'DEBUG',
    severity: settings.role === 'production' ? 'warning' : 'info',
    message: `Any text in \`${open.read.variable}\` that this test does not name turns \`DEBUG\` on. Test for the words that mean "on" instead.`,
    fixes: turnRound(settings, open),
  };
}

export default defineRule({
  id: 'debug-fails-open',
  summary: '`DEBUG` turns itself on when an environment variable is missing or misspelt',
  why: 'A deployment that loses one variable, or spells it differently, then runs with `DEBUG` on. A secure default fails closed: without any setting, `DEBUG` is off.',
  notes:
    'Where only a text that nobody expects turns it on, a warning in settings for production and information elsewhere. Information as well where the variable is one that a platform always sets.',
  on: 'settings',
  profile: 'prod',
  django: [],
  cwe: [1188, 636],
  fixable: 'sometimes',
  sources: [
    'https://docs.djangoproject.com/en/stable/howto/deployment/checklist/#debug',
    'https://docs.djangoproject.com/en/stable/ref/settings/#debug',
  ],
  examples: [
    {
      code: 'import environ\nenv = environ.Env()\nDEBUG = env.bool("DEBUG", default=True)\n#                         ^^^^^^^^^^^^',
      after: 'import environ\nenv = environ.Env()\nDEBUG = env.bool("DEBUG", default=False)',
    },
    {
      code: 'from decouple import config\nDEBUG = config("DEBUG", default=True, cast=bool)\n#                       ^^^^^^^^^^^^',
      after: 'from decouple import config\nDEBUG = config("DEBUG", default=False, cast=bool)',
    },
    {
      code: 'import os\nDEBUG = os.environ.get("DEBUG", "True") == "True"\n#                               ^^^^^^',
      after: 'import os\nDEBUG = os.environ.get("DEBUG", "False") == "True"',
    },
    {
      title: 'A missing variable is not "False" either',
      code: 'import os\nDEBUG = os.environ.get("DEBUG") != "False"\n#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
      after: 'import os\nDEBUG = os.environ.get("DEBUG") == "True"',
    },
    {
      title: 'Off by default, but a typing error turns it on',
      code: 'import os\nDEBUG = os.environ.get("DEBUG", "False") != "False"\n#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
      after: 'import os\nDEBUG = os.environ.get("DEBUG", "False") == "True"',
    },
    {
      title: 'Off for two words only',
      code: 'import os\nDEBUG = os.environ.get("DEBUG", "0") not in ("0", "false")\n#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
      after: 'import os\nDEBUG = os.environ.get("DEBUG", "0") in ("1", "true")',
    },
    {
      title: 'By the name of the environment',
      code: 'import os\nDEBUG = os.environ.get("STAGE", "local") not in ("production", "staging")\n#                               ^^^^^^^',
    },
    {
      title: 'Through a helper of the project',
      code: 'import os\ndef flag(name, default=False):\n    return os.environ.get(name, str(default)).lower() in ("1", "true")\nDEBUG = flag("DEBUG", True)\n#       ^^^^^^^^^^^^^^^^^^^',
    },
    {
      title: 'On unless somebody says "production"',
      code: 'import os\nif os.environ.get("STAGE") == "production":\n    DEBUG = False\nelse:\n    DEBUG = True\n#           ^^^^',
    },
    {
      title: 'On everywhere but on one platform: for information',
      role: 'production',
      code: 'import os\nDEBUG = "RENDER" not in os.environ\n#       ^^^^^^^^^^^^^^^^^^^^^^^^^^',
    },
    { code: 'import environ\nenv = environ.Env()\nDEBUG = env.bool("DEBUG", default=False)' },
    {
      title: 'Off unless somebody asks',
      code: 'import os\nDEBUG = False\nif os.environ.get("DEBUG"):\n    DEBUG = True',
    },
    { code: 'import os\nDEBUG = os.environ.get("DEBUG", "") == "True"' },
    { title: 'For development', role: 'development', code: 'import os\nDEBUG = os.environ.get("DEBUG", "1") == "1"' },
    {
      title: 'Overridden by the module that is deployed',
      path: 'production.py',
      role: 'production',
      files: { 'base.py': 'import os\nDEBUG = os.environ.get("DEBUG", "1") == "1"\n' },
      code: 'from base import *\nDEBUG = False',
    },
    {
      title: 'A default that is not known',
      code: 'import os\nfrom tools import guess\nDEBUG = os.environ.get("DEBUG", guess()) == "1"',
    },
  ],
  *check(settings) {
    const debug = settings.get('DEBUG');
    if (debug.must(truthy) !== undefined || alwaysOn(settings, 'DEBUG') !== undefined) return;
    const open = debug.deployed(truthy) ?? onWhenUnset(settings);
    if (open?.written === undefined || isFallbackText(open)) {
      const problem = open === undefined ? whenUnexpected(settings) : undefined;
      if (problem !== undefined) yield problem;
      return;
    }
    yield offThePlatform(settings, open) ?? whenMissing(settings, open);
  },
});
