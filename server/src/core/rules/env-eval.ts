import { importOffset } from './shared/idiom';
import { eolOf, moduleText, scanPython } from './shared/source';
import { placeKey } from './shared/values';
import { defineRule } from './rule';
import type { EnvRead, Place, SettingsView } from './shared/model';

/** How far before a read its call is looked for, in UTF-16 code units: looking through the whole text for each read is slow. */
const reach = 200;

/** The call of `eval` or `exec` whose first argument a read is. */
function evalAround(
  settings: SettingsView,
  { at }: EnvRead,
): { readonly name: Place; readonly word: string } | undefined {
  const text = moduleText(settings, at.uri);
  const cast = castBy(text, at);
  if (cast !== undefined) return cast;
  const near = Math.max(0, at.span.start - reach);
  const match = /(?<![\w.])(eval|exec)\(\s*(?:str\(\s*)?$/.exec(text.slice(near, at.span.start));
  if (match === null) return undefined;
  const start = near + match.index;
  const { comments } = scanPython(text.slice(0, at.span.start));
  if (comments.some(({ end }) => end > start)) return undefined;
  const word = match[1] ?? '';
  return { name: { uri: at.uri, span: { start, end: start + word.length } }, word };
}

/** `eval(raw)` behind `raw = os.environ["X"]`. */
function evalBelow(
  settings: SettingsView,
  { at }: EnvRead,
): { readonly name: Place; readonly word: string } | undefined {
  const text = moduleText(settings, at.uri);
  const near = Math.max(0, at.span.start - reach);
  const rest = text.slice(at.span.end);
  const name = /^(\w+)[ \t]*=[ \t]*$/m.exec(text.slice(near, at.span.start))?.[1];
  if (name === undefined || !/^[ \t]*(?:#|\r?\n)/.test(rest)) return undefined;
  const match = new RegExp(`(?<![\\w.])(eval|exec)\\(\\s*${name}\\s*[,)]`).exec(rest);
  if (match === null || new RegExp(`^${name}\\s*=`, 'm').test(rest.slice(0, match.index))) return undefined;
  const start = at.span.end + match.index;
  const { comments } = scanPython(text.slice(0, start + match[0].length));
  if (comments.some(({ end }) => end > start)) return undefined;
  const word = match[1] ?? '';
  return { name: { uri: at.uri, span: { start, end: start + word.length } }, word };
}

/** `config("X", cast=eval)` of python-decouple. */
function castBy(text: string, { uri, span }: Place): { readonly name: Place; readonly word: string } | undefined {
  const call = text.slice(span.start, span.end);
  const match = /^[^"'#]*\(\s*(["'])\w+\1[^#]*?,\s*cast\s*=\s*(eval|exec)\s*[,)]/.exec(call);
  const word = match?.[2];
  if (match === null || word === undefined) return undefined;
  const start = span.start + match[0].lastIndexOf(word);
  return { name: { uri, span: { start, end: start + word.length } }, word };
}

/** A module has many reads, and hardly any has one of the two words. */
function mayEvaluate(settings: SettingsView, { at: { uri } }: EnvRead): boolean {
  return settings.once(`evaluates ${uri}`, () => /(?<![\w.])(?:eval|exec)\b/.test(moduleText(settings, uri)));
}

export default defineRule({
  id: 'env-eval',
  summary: 'The text of an environment variable is run as Python code',
  why: 'Whoever can set a variable of the process, such as through a container file, a panel of the host or a build service, runs any code as the site, and a slip of the pen in a value becomes a program. A literal needs no more than a parser.',
  notes:
    'The fix reads Python literals: numbers, texts, lists, dictionaries, `True` and `None`. `exec` has no fix, because what it runs has to be written into the module.',
  on: 'settings',
  profile: 'hard',
  django: [],
  cwe: [95],
  fixable: 'sometimes',
  sources: [
    'https://docs.python.org/3/library/ast.html#ast.literal_eval',
    'https://bandit.readthedocs.io/en/latest/blacklists/blacklist_calls.html#b307-eval',
  ],
  examples: [
    {
      code: 'import os\nimport ast\nSITE_LIMITS = eval(os.environ.get("SITE_LIMITS", "{}"))\n#             ^^^^',
      after: 'import os\nimport ast\nSITE_LIMITS = ast.literal_eval(os.environ.get("SITE_LIMITS", "{}"))',
    },
    {
      title: 'The import is added',
      code: 'import os\nSITE_LIMITS = eval(os.environ["SITE_LIMITS"])\n#             ^^^^',
      after: 'import ast\nimport os\nSITE_LIMITS = ast.literal_eval(os.environ["SITE_LIMITS"])',
    },
    {
      title: 'Through a name',
      code: 'import os\nraw = os.environ["SITE_LIMITS"]\nSITE_LIMITS = eval(raw)\n#             ^^^^',
      after: 'import ast\nimport os\nraw = os.environ["SITE_LIMITS"]\nSITE_LIMITS = ast.literal_eval(raw)',
    },
    {
      title: 'A name that stands for something else by then',
      code: 'import os\nraw = os.environ["SITE_LIMITS"]\nraw = "{}"\nSITE_LIMITS = eval(raw)',
    },
    { code: 'import ast\nimport os\nSITE_LIMITS = ast.literal_eval(os.environ["SITE_LIMITS"])' },
    { code: 'import json\nimport os\nSITE_LIMITS = json.loads(os.environ["SITE_LIMITS"])' },
  ],
  *check(settings) {
    const seen = new Set<string>();
    for (const read of settings.reads) {
      if (!mayEvaluate(settings, read)) continue;
      const found = evalAround(settings, read) ?? evalBelow(settings, read);
      const key = found && placeKey(found.name);
      if (found === undefined || key === undefined || seen.has(key)) continue;
      seen.add(key);
      const { name, word } = found;
      const text = moduleText(settings, name.uri);
      const isImported = /^import ast\b/m.test(text.slice(0, name.span.start));
      const start = { uri: name.uri, span: { start: importOffset(text), end: importOffset(text) } };
      const edits = [
        ...(isImported ? [] : [{ at: start, newText: `import ast${eolOf(text)}` }]),
        { at: name, newText: 'ast.literal_eval' },
      ];
      yield {
        at: name,
        subject: read.variable,
        message: `The text of \`${read.variable}\` is run as Python code. Read a literal with \`ast.literal_eval\`, or JSON.`,
        fixes: word === 'eval' ? [{ title: 'Read a literal', edits, safety: 'unsafe', preferred: true }] : [],
      };
    }
  },
});
