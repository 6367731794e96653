import { alwaysOn } from './shared/always-on';
import { isConverted } from './shared/converted';
import { placeOf, takesTypeOfText } from './shared/fallback';
import { isOn } from './shared/idiom';
import { editable, replaceKeepingComments } from './shared/edits';
import { isRawText } from './shared/env-text';
import { moduleQuote } from './shared/source';
import { truthy, within } from './shared/values';
import { defineRule } from './rule';
import type { Alternative, EnvRead, Fix, Problem, SettingsView } from './shared/model';

/** The same read with the conversion to a flag that its library offers, and False where the variable is missing. */
function parsed(settings: SettingsView, read: EnvRead): string | undefined {
  if (read.reader === 'pydantic-settings') return undefined;
  const variable = settings.textOf(read.variableAt);
  const callee = read.callee.replace(/\.str$/, '');
  if (read.reader === 'python-decouple') return `${callee}(${variable}, default=False, cast=bool)`;
  if (read.reader === 'django-environ' || read.reader === 'environs')
    return `${callee}.bool(${variable}, default=False)`;
  const quote = moduleQuote(settings, read.at.uri);
  const get = callee.endsWith('.get') || callee.endsWith('getenv') ? callee : `${callee}.get`;
  return isOn(`${get}(${variable}, ${quote}${quote})`, quote);
}

/** `values.Value(False)` becomes `values.BooleanValue(False)`; where the class alone is imported, the other one is not there. */
function booleanValue(settings: SettingsView, read: EnvRead): string | undefined {
  const [, head, rest = ''] = /^([\w.]+\.)Value\((.*)\)$/s.exec(settings.textOf(read.at)) ?? [];
  if (head === undefined || /^\s*["']|\bdefault\s*=\s*["']|#/.test(rest)) return undefined;
  return `${head}BooleanValue(${rest})`;
}

function fixes(settings: SettingsView, text: Alternative, read: EnvRead): readonly Fix[] {
  const at = editable(settings, text);
  if (at === undefined || !within(at, read.at)) return [];
  const flag = read.reader === 'django-configurations' ? booleanValue(settings, read) : parsed(settings, read);
  const edits = flag === undefined ? undefined : replaceKeepingComments(settings, at, flag, text.written);
  if (edits === undefined) return [];
  return [{ title: 'Read `DEBUG` as a flag, off by default', edits, safety: 'unsafe', preferred: true }];
}

/** `"DEBUG" in os.environ`: on with whatever text there is. A name that speaks of nothing else is meant to hold a flag. */
function onByPresence(settings: SettingsView): Problem | undefined {
  const all = settings.get('DEBUG').possibleAlternatives;
  const [on, off] = [true, false].map((flag) =>
    all.find(({ value, when }) => value.kind === 'literal' && truthy(value) === flag && when.length === 1),
  );
  const [present, absent] = [on?.when[0], off?.when[0]];
  const variable = /^env:((?:\w+_)?DEBUG)$/.exec(present?.id ?? '')?.[1];
  if (on === undefined || variable === undefined || all.length !== 2) return undefined;
  if (present?.arm !== true || absent?.id !== present.id) return undefined;
  return {
    at: placeOf(on),
    subject: 'DEBUG',
    severity: 'warning',
    message: `\`DEBUG\` is on wherever there is a variable \`${variable}\`, so the text \`False\` would still turn it on. Look at its text.`,
  };
}

export default defineRule({
  id: 'debug-env-string',
  summary: '`DEBUG` is the raw text of an environment variable',
  why: 'An environment variable is text, and every text that is not empty counts as true in Python. `DEBUG=False` and `DEBUG=0` in the environment therefore switch `DEBUG` *on*, while everybody believes that it is off.',
  notes:
    'django-environ turns `env("DEBUG", default=False)` into a flag because of the type of the default; environs and python-decouple do not.',
  on: 'settings',
  profile: 'hard',
  django: [],
  cwe: [489, 704],
  fixable: 'sometimes',
  sources: [
    'https://docs.djangoproject.com/en/stable/ref/settings/#debug',
    'https://django-environ.readthedocs.io/en/latest/types.html',
    'https://github.com/HBNetwork/python-decouple#understanding-the-cast-argument',
    'https://github.com/sloria/environs',
  ],
  examples: [
    {
      code: "import os\nDEBUG = os.environ.get('DEBUG')\n#       ^^^^^^^^^^^^^^^^^^^^^^^",
      after: "import os\nDEBUG = os.environ.get('DEBUG', '').strip().lower() in {'1', 'true', 'yes', 'on'}",
    },
    {
      code: 'import os\nDEBUG = os.getenv("DEBUG", False)\n#       ^^^^^^^^^^^^^^^^^^^^^^^^^',
      after: 'import os\nDEBUG = os.getenv("DEBUG", "").strip().lower() in {"1", "true", "yes", "on"}',
    },
    {
      code: 'import os\nDEBUG = os.environ["DEBUG"]\n#       ^^^^^^^^^^^^^^^^^^^',
      after: 'import os\nDEBUG = os.environ.get("DEBUG", "").strip().lower() in {"1", "true", "yes", "on"}',
    },
    {
      title: 'django-environ takes the type of the default',
      code: 'import environ\nenv = environ.Env()\nDEBUG = env("DEBUG", default=False)',
    },
    {
      title: 'A scheme says the type',
      code: 'import environ\nenv = environ.Env(DEBUG=(bool, False))\nDEBUG = env("DEBUG")',
    },
    { code: 'import os\nDEBUG = int(os.environ.get("DEBUG", 0))' },
  ],
  *check(settings) {
    if (alwaysOn(settings, 'DEBUG') !== undefined) return;
    const all = settings.get('DEBUG').possibleAlternatives;
    for (const text of all) {
      if (text.value.kind !== 'env' || text.read === undefined || !isRawText(text.value.steps)) continue;
      if (takesTypeOfText(settings, text.read)) continue; // debug-default-is-string says what is wrong.
      if (isConverted(settings, text, all)) continue;
      yield {
        at: placeOf(text),
        subject: 'DEBUG',
        message: `\`DEBUG\` is the raw text of the variable \`${text.read.variable}\`, so the text \`False\` would still turn it on. Convert the text to a flag.`,
        fixes: fixes(settings, text, text.read),
      };
      return;
    }
    const problem = onByPresence(settings);
    if (problem !== undefined) yield problem;
  },
});
