import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '../server/src/core/rules/index.generated';
import { ownFindings } from '../server/src/core/rules/own';
import { renderOwnPage, renderRulePage } from '../server/src/core/rules/page';
import { profiles } from '../server/src/core/rules/profiles';
import { configurationSchema } from '../server/src/load/config/config-schema';
import { l10nBundle } from './l10n-bundle';
import { pythonGrammar } from './python-grammar';
import { manifestTables } from './manifest-tables';
import { root } from './rule-files';
import { snippetFiles } from './snippet-files';
import { subjectsFile } from './subjects-file';
import type { Rule } from '../server/src/core/rules/rule';

const names = { group: 'missing-hardening', levels: ['on', 'off', 'error', 'warning', 'info', 'hint'] } as const;

/** Every generated file with its text before formatting, besides the index of rules. */
export function generatedFiles(): ReadonlyMap<string, string> {
  const docs = join(root, 'docs', 'rules');
  return new Map([
    ...rules.map((rule) => [join(docs, `${rule.id}.md`), renderRulePage(rule)] as const),
    ...ownFindings.map((own) => [join(docs, `${own.id}.md`), renderOwnPage(own)] as const),
    [join(docs, 'README.md'), `# Rules\n\n${rulesTable('')}\n\n## About configuration and comments\n\n${ownTable()}\n`],
    [join(root, 'schemas', 'django-settings-lint.schema.json'), JSON.stringify(configurationSchema(configurable()))],
    [join(root, 'syntaxes', 'python.tmLanguage.json'), JSON.stringify(pythonGrammar())],
    [join(root, 'package.json'), manifest()],
    subjectsFile(),
    ...snippetFiles(),
    l10nBundle(),
    ...readme(),
  ]);
}

/** Pages in the folder that no rule stands behind. */
export function stalePages(present: readonly string[]): readonly string[] {
  const wanted = new Set([
    'README.md',
    ...rules.map(({ id }) => `${id}.md`),
    ...ownFindings.map(({ id }) => `${id}.md`),
  ]);
  return present.filter((name) => !wanted.has(name));
}

function rulesTable(folder: string): string {
  const rows = rules.map((rule) => {
    const { production, unknown } = profiles[rule.profile];
    const fix = typeof rule.fixable === 'string' ? rule.fixable : 'no';
    return `| [${rule.id}](${folder}${rule.id}.md) | ${cell(rule.summary)} | ${production} | ${unknown} | ${fix} | ${rule.django.join(', ')} |`;
  });
  const head =
    '| Rule | Finds | Production | Unknown role | Quick-fix | Django check |\n| --- | --- | --- | --- | --- | --- |';
  return [head, ...rows].join('\n');
}

function ownTable(): string {
  const rows = ownFindings.map((own) => `| [${own.id}](${own.id}.md) | ${cell(own.summary)} | ${own.severity} |`);
  return ['| Name | Finds | Level |\n| --- | --- | --- |', ...rows].join('\n');
}

function cell(text: string): string {
  return text.replace(/\|/g, '\\|');
}

/** The tables between markers of the README. */
function readme(): readonly (readonly [string, string])[] {
  const path = join(root, 'README.md');
  const tables = { rules: rulesTable('docs/rules/'), manifest: manifestTables() };
  const text = Object.entries(tables).reduce(
    (before, [name, table]) => between(before, name, table),
    readIfThere(path),
  );
  return [[path, text]];
}

/** The text with another one between two markers; the same text where it has no such place. */
function between(text: string, name: string, inside: string): string {
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  return from < 0 || to < from ? text : `${text.slice(0, from + start.length)}\n\n${inside}\n\n${text.slice(to)}`;
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** What the configuration may name: rules, the group of missing settings, and the product's own findings. */
function configurable(): readonly Pick<Rule, 'id' | 'aliases' | 'summary'>[] {
  const group = { id: names.group, summary: 'All findings about security settings that nobody has written' };
  return [...rules, group, ...ownFindings.map(({ id, summary }) => ({ id, summary }))];
}

/** The manifest with one property for each rule in the editor's setting. */
function manifest(): string {
  const path = join(root, 'package.json');
  const text = readFileSync(path, 'utf8');
  const json: unknown = JSON.parse(text);
  const setting = isRecord(json) ? settingOf(json) : undefined;
  if (setting === undefined) return text;
  setting['additionalProperties'] = false;
  setting['properties'] = Object.fromEntries(
    configurable().map(({ id, summary }) => [id, { enum: names.levels, markdownDescription: `${summary}.` }]),
  );
  return `${JSON.stringify(json, null, 2)}\n`;
}

/** The settings of the manifest stand in titled sections, one of which has the rules. */
function settingOf(manifestJson: Record<string, unknown>): Record<string, unknown> | undefined {
  const contributes = manifestJson['contributes'];
  const sections: unknown = isRecord(contributes) ? contributes['configuration'] : undefined;
  for (const section of Array.isArray(sections) ? sections : []) {
    const properties: unknown = isRecord(section) ? section['properties'] : undefined;
    const setting = isRecord(properties) ? properties['djangoSettingsLint.rules'] : undefined;
    if (isRecord(setting)) return setting;
  }
  return undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
