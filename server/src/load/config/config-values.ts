import type { Options, RuleLevel } from '../../core/lint/options';
import type { Role } from '../../core/model/view';
import { nearest } from './nearest';

/** A problem in a configuration, at a key's path such as `['rules', 'debug-enabled']`. */
export interface ConfigIssue {
  readonly rule: 'configuration-invalid' | 'unknown-rule';
  readonly path: readonly (string | number)[];
  readonly part: 'key' | 'value';
  readonly message: string;
  /** The text that the key or value should most likely be, without quotes. */
  readonly nearest?: string;
}

/** What a configuration sets; a key that is missing or wrong leaves the default. */
export type PartialOptions = { readonly [K in keyof Options]?: Options[K] };

/** The options that a configuration gives, without what is not valid in it. */
export interface ConfigValues {
  readonly options: PartialOptions;
  readonly issues: readonly ConfigIssue[];
}

export const levels: readonly RuleLevel[] = ['off', 'on', 'error', 'warning', 'info', 'hint'];
export const presets: readonly Options['preset'][] = ['default', 'strict'];
export const roles: readonly Role[] = ['production', 'development', 'test', 'unknown'];
export const optionKeys = ['rules', 'preset', 'entries', 'django-version', 'exclude', 'env-files'] as const;

/** Checks the values of a configuration section. Whatever is wrong is an issue, and everything else still counts. */
export function checkConfig(section: Readonly<Record<string, unknown>>, ruleIds: readonly string[]): ConfigValues {
  const issues: ConfigIssue[] = unknownKeys(section);
  const options: PartialOptions = {
    ...('rules' in section && { rules: ruleLevels(section['rules'], ruleIds, issues) }),
    ...given('preset', oneOf(section['preset'], presets, ['preset'], issues)),
    ...('entries' in section && { entries: entryRoles(section['entries'], issues) }),
    ...given('djangoVersion', version(section['django-version'], issues)),
    ...('exclude' in section && { exclude: texts(section['exclude'], 'exclude', issues) }),
    ...('env-files' in section && { envFiles: texts(section['env-files'], 'env-files', issues) }),
  };
  return { options, issues };
}

function given<K extends keyof Options>(key: K, value: Options[K] | undefined): PartialOptions {
  return value === undefined ? {} : { [key]: value };
}

function unknownKeys(section: Readonly<Record<string, unknown>>): ConfigIssue[] {
  const known: readonly string[] = optionKeys;
  return Object.keys(section)
    .filter((key) => !known.includes(key))
    .map((key) => unknownName('configuration-invalid', 'option', key, known, [key], 'key'));
}

/** The levels by rule id. A rule that is switched off by a misspelt name would otherwise stay on in silence. */
export function ruleLevels(
  value: unknown,
  ruleIds: readonly string[],
  issues: ConfigIssue[],
): ReadonlyMap<string, RuleLevel> {
  const known = new Set(ruleIds);
  const found = new Map<string, RuleLevel>();
  for (const [id, level] of tableOf(value, 'rules', issues)) {
    if (!known.has(id)) issues.push(unknownName('unknown-rule', 'rule', id, ruleIds, ['rules', id], 'key'));
    const checked = oneOf(level, levels, ['rules', id], issues);
    if (checked !== undefined && known.has(id)) found.set(id, checked);
  }
  return found;
}

function entryRoles(value: unknown, issues: ConfigIssue[]): ReadonlyMap<string, Role> {
  const found = new Map<string, Role>();
  for (const [path, role] of tableOf(value, 'entries', issues)) {
    const checked = oneOf(role, roles, ['entries', path], issues);
    if (checked !== undefined) found.set(path, checked);
  }
  return found;
}

function version(value: unknown, issues: ConfigIssue[]): string | undefined {
  if (value === undefined) return undefined;
  const found = typeof value === 'string' ? /^(\d+\.\d+)(\.\d+)?$/.exec(value.trim())?.[1] : undefined;
  if (found === undefined) {
    issues.push(invalid(['django-version'], '`django-version` must be a text such as `"5.2"`.'));
  }
  return found;
}

function texts(value: unknown, key: string, issues: ConfigIssue[]): readonly string[] {
  if (!Array.isArray(value)) {
    issues.push(invalid([key], `\`${key}\` must be a list of texts, such as \`["…"]\`.`));
    return [];
  }
  const items: readonly unknown[] = value;
  return items.flatMap((item, index) => {
    if (typeof item === 'string' && item.trim() !== '') return [item];
    issues.push(invalid([key, index], `Each item of \`${key}\` must be a text that is not empty.`));
    return [];
  });
}

function tableOf(value: unknown, key: string, issues: ConfigIssue[]): readonly (readonly [string, unknown])[] {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return Object.entries(value);
  issues.push(invalid([key], `\`${key}\` must be a table of names and values.`));
  return [];
}

function oneOf<T extends string>(
  value: unknown,
  allowed: readonly T[],
  path: readonly string[],
  issues: ConfigIssue[],
): T | undefined {
  if (value === undefined) return undefined;
  const found = allowed.find((item) => item === value);
  if (found !== undefined) return found;
  const choices = `${allowed.slice(0, -1).map(quoted).join(', ')} or ${quoted(allowed.at(-1) ?? '')}`;
  const near = typeof value === 'string' ? (levelWords.get(value.toLowerCase()) ?? nearest(value, allowed)) : undefined;
  const guess = near !== undefined && allowed.some((item) => item === near) ? near : undefined;
  issues.push({
    ...invalid(path, `${quoted(path.at(-1) ?? '')} must be ${choices}.`),
    ...(guess && { nearest: guess }),
  });
  return undefined;
}

/** What other tools call the same. */
const levelWords: ReadonlyMap<string, string> = new Map([
  ['warn', 'warning'],
  ['information', 'info'],
  ['err', 'error'],
  ['disable', 'off'],
  ['disabled', 'off'],
  ['ignore', 'off'],
  ['false', 'off'],
  ['enable', 'on'],
  ['enabled', 'on'],
  ['true', 'on'],
  ['prod', 'production'],
  ['staging', 'production'],
  ['dev', 'development'],
  ['local', 'development'],
]);

function invalid(path: readonly (string | number)[], message: string): ConfigIssue {
  return { rule: 'configuration-invalid', path, part: 'value', message };
}

function unknownName(
  rule: ConfigIssue['rule'],
  what: string,
  name: string,
  known: readonly string[],
  path: readonly string[],
  part: ConfigIssue['part'],
): ConfigIssue {
  const near = nearest(name, known);
  const hint = near === undefined ? 'It has no effect.' : `Did you mean ${quoted(near)}?`;
  return { rule, path, part, message: `There is no ${what} ${quoted(name)}. ${hint}`, ...(near && { nearest: near }) };
}

function quoted(name: string | number): string {
  return `\`${String(name)}\``;
}
