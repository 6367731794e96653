/** Where files name the settings module of a process. Pure functions over texts; dotted names come out as written. */

import { withoutCommentLines } from '../../core/text';

// `DJANGO_SETTINGS_MODULE` is imported by its text, which may well have a hyphen in it.
const segment = String.raw`[A-Za-z_]\w*(?:-\w+)*`;
const quotedName = String.raw`["']?(${segment}(?:\.${segment})*)(?![\w.{(])`;

// setdefault("KEY", "x"), environ.get(…, "x"), environ["…"] = "x", KEY=x, KEY: x, ENV KEY x, ${KEY:-x}; and the pairs of Render,
// DigitalOcean and Kubernetes, with `value:` in a line below
function patternsFor(key: string): readonly RegExp[] {
  return [
    new RegExp(String.raw`${key}["']?(?:\s*(?:\]\s*=|,)|[ \t]*:?[-=:]|[ \t]+(?=["'\w]))[ \t\n]*${quotedName}`, 'g'),
    new RegExp(String.raw`${key}["']?\s*\]\s*=\s*${quotedName}`, 'g'),
    new RegExp(String.raw`${key}["']?\s*,\s*(?:default\s*=\s*)?${quotedName}`, 'g'),
    new RegExp(
      String.raw`${key}["']?[ \t]*\r?\n(?:[ \t]+(?:scope|type):[^\n]*\n)*[ \t]+value:[ \t]*${quotedName}`,
      'g',
    ),
  ];
}

const modulePatterns: readonly RegExp[] = [
  ...patternsFor('DJANGO_SETTINGS_MODULE'),
  // pytest --ds=x, manage.py … --settings=x
  new RegExp(String.raw`--(?:ds|settings)["']?(?:\s*,\s*|[= ]\s*)${quotedName}`, 'g'),
];

const classPatterns: readonly RegExp[] = [
  ...patternsFor('DJANGO_CONFIGURATION'),
  new RegExp(String.raw`--(?:dc|configuration)["']?(?:\s*,\s*|[= ]\s*)${quotedName}`, 'g'),
];

const reserved: ReadonlySet<string> = new Set(['os', 'env', 'environ', 'None', 'str', 'f', 'value', 'name', 'default']);

/** The modules that a text names as Django's settings, in order and once each. Comments do not count. */
export function settingsModulesIn(text: string): readonly string[] {
  return namesIn(text, modulePatterns);
}

/** The classes of django-configurations that a text names, in order and once each. */
export function configurationsIn(text: string): readonly string[] {
  return namesIn(text, classPatterns);
}

function namesIn(text: string, patterns: readonly RegExp[]): readonly string[] {
  // In `.ini` files, `;` begins a comment as well.
  const code = withoutCommentLines(text).replace(/^[ \t]*;.*$/gm, '');
  const found = patterns.flatMap((pattern) =>
    [...code.matchAll(pattern)].map((match) => ({ at: match.index, name: match[1] ?? '' })),
  );
  const names = found.sort((a, b) => a.at - b.at).map(({ name }) => name.replace(/\.py$/, ''));
  return [...new Set(names)].filter((name) => name !== '' && !reserved.has(name));
}

/** `manage.py` of other tools (Flask, plain scripts) speaks of no Django. */
export function mentionsDjango(text: string): boolean {
  return /\bdjango\b|DJANGO_|configurations\.management/.test(text);
}
