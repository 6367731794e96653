import { alwaysOn } from './shared/always-on';
import { changeFallback, fallbackPlace, isFallbackText, isNeverMissing, placeOf } from './shared/fallback';
import { isOfChosenModule, onWhenUnset, whenNotChosen } from './shared/chosen-module';
import { missingFor, whyOpen } from './shared/missing-variables';
import { platformVariable, runsElsewhere } from './shared/platform';
import { serverDefaultProblems } from './shared/server-default';
import { onWithoutFile } from './shared/debug-without-file';
import { whenUnexpected } from './shared/debug-unexpected';
import { turnRound } from './shared/turn-round';
import { truthy } from './shared/values';
import { defineRule } from './rule';
import type { Alternative, Fix, SettingsView } from './shared/model';
import type { Problem } from './problem';

function closeFallback(settings: SettingsView, open: Alternative): readonly Fix[] {
  const edit = open.read && changeFallback(settings, 'DEBUG', open.read, false);
  if (edit === undefined) return turnRound(settings, open);
  return [
    { title: 'Leave `DEBUG` off when the variable is missing', edits: [edit], safety: 'unsafe', preferred: true },
  ];
}

function whenMissing(settings: SettingsView, open: Alternative): Problem | undefined {
  const variable = open.read?.variable;
  if (variable === undefined ? open.at.uri !== settings.uri : isOfChosenModule(settings, open))
    return whenNotChosen(settings, open);
  const missing = missingFor(settings, open);
  return {
    at: fallbackPlace(settings, open),
    subject: 'DEBUG',
    ...(missing.isAddress && { severity: 'info' }),
    message: `\`DEBUG\` is on ${whyOpen(missing)}. Make "off" the case that needs no setting.`,
    fixes: closeFallback(settings, open),
  };
}

/** A variable that the platform itself sets cannot be forgotten there; it is missing once the site moves to another one. */
function offThePlatform(settings: SettingsView, open: Alternative): Problem | undefined {
  const variable = platformVariable(settings, open);
  if (variable === undefined || runsElsewhere(settings)) return undefined;
  return {
    at: placeOf(open),
    subject: 'DEBUG',
    severity: 'info',
    message: `\`DEBUG\` is on wherever the platform does not set \`${variable}\`, so a move to another host opens the error pages to everybody. Make "off" the case that needs no setting.`,
  };
}

export default defineRule({
  id: 'debug-fails-open',
  summary: '`DEBUG` turns itself on when an environment variable is missing or misspelt',
  why: 'A deployment that loses one variable, or spells it differently, then runs with `DEBUG` on. A secure default fails closed: without any setting, `DEBUG` is off.',
  notes:
    'Where only a text that nobody expects turns it on, a warning in settings for production and information elsewhere. Information as well where it is off with an address such as that of the database, and where the variable is one that a platform always sets, unless a compose file alone starts the site, behind a proxy of its own, and at `wsgi.py` that names settings for development, or ones that let in no host but the own machine, though the project has others for production, or a package of settings that takes those, unless a file that starts the project chooses, or a compose file starts the server of a deployed site without the variable: that site is open.',
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
      title: 'By the module of settings that is taken, where the compose file chooses',
      path: 'settings/__init__.py',
      files: {
        'compose.yaml':
          'services:\n  web:\n    command: gunicorn shop.wsgi\n    environment:\n      STAGE: ${STAGE:-prod}\n',
        'settings/dev.py': 'DEBUG = True\n',
        'settings/prod.py': 'DEBUG = False\n',
      },
      code: 'import os\nSTAGE = os.environ.get("STAGE", "dev")\nif STAGE == "prod":\n    from .prod import *\nelse:\n    from .dev import *',
    },
    { code: 'import environ\nenv = environ.Env()\nDEBUG = env.bool("DEBUG", default=False)' },
    {
      title: 'Off unless somebody asks',
      code: 'import os\nDEBUG = False\nif os.environ.get("DEBUG"):\n    DEBUG = True',
    },
  ],
  *check(settings) {
    const debug = settings.get('DEBUG');
    if (debug.must(truthy) !== undefined || alwaysOn(settings, 'DEBUG') !== undefined) return;
    const open = debug.deployed(truthy) ?? onWhenUnset(settings);
    if (open === undefined) yield* [...whenUnexpected(settings), ...onWithoutFile(settings)];
    if (open?.written === undefined || isFallbackText(open) || isNeverMissing(settings, open)) return;
    const problem = offThePlatform(settings, open) ?? whenMissing(settings, open);
    if (problem !== undefined) yield problem;
  },
  checkUrls: serverDefaultProblems,
});
