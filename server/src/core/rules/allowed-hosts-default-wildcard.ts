import { replaceKeepingComments } from './shared/edits';
import { cleanItems } from './shared/idiom';
import { fallbackLiteral, fallbackPlace, stepsOf } from './shared/fallback';
import { splitsAtCommas } from './shared/env-text';
import { platformVariable } from './shared/platform';
import { requireVariable } from './shared/require';
import { equals, has, itemsWhere, within } from './shared/values';
import { defineRule } from './rule';
import type { Alternative, EnvRead, FileEdit, Fix, Place, SettingsView } from './shared/model';
import type { Problem } from './problem';

const wildcard = equals('*');

function fixes(settings: SettingsView, hosts: Alternative, read: EnvRead): readonly Fix[] {
  const literal = fallbackLiteral(settings, read);
  if (literal === undefined) return requireHost(settings, read);
  const written = settings.textOf(literal.at);
  const isList = /^[[(]/.test(written);
  const isText = /^(["'])\*\1$/.test(written) && splitsAtCommas(stepsOf(settings, 'ALLOWED_HOSTS', read));
  if (!isList && !isText) return requireHost(settings, read);
  const newText = isList ? '[]' : written.replace('*', '');
  const edits = cleaned(settings, hosts, literal.at, newText) ?? [{ at: literal.at, newText }];
  return [{ title: 'Allow no host when the variable is missing', edits, safety: 'unsafe', preferred: true }];
}

/** `"".split(",")` is a list with one empty item, which is left out. */
function cleaned(
  settings: SettingsView,
  { written }: Alternative,
  at: Place,
  newText: string,
): readonly FileEdit[] | undefined {
  if (written?.how !== 'assign' || !within(written.value, at)) return undefined;
  const { start } = written.value.span;
  const text = settings.textOf(written.value);
  if (!/^[\w.]+(?:\(.*\)|\[.*\])\.split\(\s*(["']),\1\s*\)$/s.test(text)) return undefined;
  const split = text.slice(0, at.span.start - start) + newText + text.slice(at.span.end - start);
  return replaceKeepingComments(settings, written.value, cleanItems(split), written);
}

/** One host for each variable: without its fallback, a missing variable stops the program. */
function requireHost(settings: SettingsView, read: EnvRead): readonly Fix[] {
  const edits = requireVariable(settings, read);
  const title = `Require \`${read.variable}\`: stop at start when it is missing`;
  return edits === undefined ? [] : [{ title, edits, safety: 'unsafe', preferred: true }];
}

/** The wildcard itself comes from a read, or stands in a list that does. */
function readOf(hosts: Alternative): EnvRead | undefined {
  return hosts.read ?? itemsWhere(hosts.value, wildcard, 'unset')[0]?.read;
}

/** In `[host] if host else ["*"]` with a variable that the platform itself sets: it is missing once the site moves elsewhere. */
function offThePlatform(settings: SettingsView): Problem | undefined {
  const reached = settings.get('ALLOWED_HOSTS').actualAlternatives({ unset: true });
  const open = reached.every(({ value }) => has(wildcard)(value) === true) ? reached[0] : undefined;
  const variable = open && platformVariable(settings, open);
  const item = open && itemsWhere(open.value, wildcard)[0];
  if (item === undefined || variable === undefined) return undefined;
  // The fallback of another variable is there on the platform as well.
  if (item.read !== undefined && item.read.variable !== variable) return undefined;
  return {
    at: item.at,
    subject: 'ALLOWED_HOSTS',
    severity: 'info',
    message: `Wherever the platform does not set \`${variable}\`, \`ALLOWED_HOSTS\` accepts any \`Host\` header. Allow no host there.`,
  };
}

export default defineRule({
  id: 'allowed-hosts-default-wildcard',
  summary: '`ALLOWED_HOSTS` accepts every host when an environment variable is missing',
  why: 'One forgotten variable opens the site to forged `Host` headers, and nothing looks wrong. Without a default the site answers 400 until the hosts are named.',
  notes: 'Information where the variable is one that a platform always sets, in settings for production.',
  on: 'settings',
  profile: 'hard',
  django: [],
  cwe: [1188],
  fixable: 'sometimes',
  reveals: ['allowed-hosts-blank-entry', 'allowed-hosts-empty'],
  sources: ['https://docs.djangoproject.com/en/stable/ref/settings/#allowed-hosts'],
  examples: [
    {
      code: 'import os\nALLOWED_HOSTS = os.getenv("ALLOWED_HOSTS", "*").split(",")\n#                                          ^^^',
      after:
        'import os\nALLOWED_HOSTS = [item.strip() for item in os.getenv("ALLOWED_HOSTS", "").split(",") if item.strip()]',
    },
    {
      code: 'import environ\nenv = environ.Env()\nALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["*"])\n#                                         ^^^^^^^^^^^^^',
      after: 'import environ\nenv = environ.Env()\nALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])',
    },
    {
      code: 'from decouple import config, Csv\nALLOWED_HOSTS = config("ALLOWED_HOSTS", default="*", cast=Csv())\n#                                       ^^^^^^^^^^^',
      after: 'from decouple import config, Csv\nALLOWED_HOSTS = config("ALLOWED_HOSTS", default="", cast=Csv())',
    },
    {
      title: 'An item with a host of its own as a fallback',
      code: 'import os\nALLOWED_HOSTS = [os.environ.get("HOST", "example.org")]',
    },
    {
      title: 'The same in settings for all',
      code: 'import os\nhost = os.environ.get("RENDER_EXTERNAL_HOSTNAME")\nALLOWED_HOSTS = [host] if host else ["*"]',
    },
    {
      title: 'Added whatever the variable says',
      code: 'import os\nALLOWED_HOSTS = os.environ.get("HOSTS", "").split(",")\nALLOWED_HOSTS.append("*")',
    },
  ],
  *check(settings) {
    if (settings.role === 'development') return;
    const hosts = settings.get('ALLOWED_HOSTS').deployed(has(wildcard, 'unset'));
    const read = hosts && readOf(hosts);
    if (hosts === undefined && settings.role === 'production') {
      const problem = offThePlatform(settings);
      if (problem !== undefined) yield problem;
    }
    // Where every way leads to a wildcard, it is not the variable that decides.
    if (hosts === undefined || read === undefined || settings.get('ALLOWED_HOSTS').must(has(wildcard))) return;
    yield {
      at: hosts.read === undefined ? (read.fallbackAt ?? read.at) : fallbackPlace(settings, hosts),
      subject: 'ALLOWED_HOSTS',
      message: `When the variable \`${read.variable}\` is missing, \`ALLOWED_HOSTS\` accepts any \`Host\` header. Allow no host until the variable names them.`,
      fixes: fixes(settings, hosts, read),
    };
  },
});
