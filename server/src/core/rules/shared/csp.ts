import { importedPath } from '../../model/objects';
import { directiveDocs, settingOf } from '../../django/packages/csp';
import { isBefore } from './honoured';
import { packageAtLeast, usesPackage } from './packages';
import { decided, partAt } from './parts';
import { textIn, truthy } from './values';
import type { Alternative, Place, SettingsView, Value } from './model';

/** One source of a directive: a text, or a constant of Django or django-csp in its place. */
export interface Source {
  /** As it stands in the header, with quotes: `'self'`; `'nonce-'` for a nonce. Undefined where it is not known. */
  readonly text: string | undefined;
  readonly found: Alternative;
  /** Where it stands in the directive; for a constant of a package, its use and not its import. */
  readonly at: Place;
}

/** A directive of a content security policy. */
export interface Directive {
  readonly name: string;
  readonly sources: readonly Source[];
  /** True where there may be more sources than are listed. */
  readonly open: boolean;
}

/** A Content Security Policy, whoever sends it. */
export interface Policy {
  /** Django 6.0 and newer; django-csp from 4.0; django-csp before. */
  readonly kind: 'django' | 'csp' | 'csp-3';
  /** The setting that holds it, the first of several. */
  readonly setting: string;
  readonly reportOnly: boolean;
  /** The name of the setting where it is written. */
  readonly at: Place;
  readonly directives: readonly Directive[];
  /** True where there may be more directives than are listed. */
  readonly open: boolean;
  /** The dict of directives; missing where each has a setting of its own. */
  readonly dict: Value | undefined;
}

export const djangoCsp = 'django.middleware.csp.ContentSecurityPolicyMiddleware';
export const packageCsp = 'csp.middleware.CSPMiddleware';

/** The policies of a deployed site. */
export function policiesIn(settings: SettingsView): readonly Policy[] {
  return settings.once('policies', () => [
    ...djangoPolicies(settings),
    ...packagePolicies(settings),
    ...former(settings),
  ]);
}

function djangoPolicies(settings: SettingsView): readonly Policy[] {
  if (isBefore(settings, '6.0')) return [];
  return ['SECURE_CSP', 'SECURE_CSP_REPORT_ONLY'].flatMap((name) =>
    fromDict(settings, 'django', name, (value) => value),
  );
}

function packagePolicies(settings: SettingsView): readonly Policy[] {
  if (packageAtLeast(settings, 'csp', '4.0') === false) return [];
  const directives = (value: Value): Value | undefined => partAt(value, 'DIRECTIVES')?.value;
  return ['CONTENT_SECURITY_POLICY', 'CONTENT_SECURITY_POLICY_REPORT_ONLY'].flatMap((name) =>
    fromDict(settings, 'csp', name, directives),
  );
}

function fromDict(
  settings: SettingsView,
  kind: Policy['kind'],
  setting: string,
  directivesOf: (value: Value) => Value | undefined,
): readonly Policy[] {
  const found = decided(settings.get(setting).deployedAlternatives);
  const dict = found && directivesOf(found.value);
  if (found?.written === undefined || dict?.kind !== 'dict' || dict.entries.length === 0) return [];
  const directives = dict.entries.flatMap((entry): readonly Directive[] => {
    const name = textIn(entry.key);
    const value = decided(entry.value);
    if (name === undefined || isOff(value?.value)) return [];
    return [{ name, ...(value === undefined ? { sources: [], open: true } : sourcesOf(value)) }];
  });
  const reportOnly = setting.endsWith('_REPORT_ONLY');
  return [{ kind, setting, reportOnly, at: found.written.name, directives, open: dict.open, dict }];
}

/** The settings of django-csp 3; where a newer dict is there too, they may be no more than names that it is made of. */
function former(settings: SettingsView): readonly Policy[] {
  const isThree = packageAtLeast(settings, 'csp', '4.0');
  const isReplaced = isThree === undefined && policyNames.some((name) => settings.get(name).isAssigned);
  if (isThree === true || isReplaced || !usesPackage(settings, 'csp')) return [];
  const found = Object.keys(directiveDocs).flatMap((name) => {
    const setting = settings.get(settingOf(name));
    const value = decided(setting.deployedAlternatives);
    // Where no variable asks for it, the setting may not be there at all.
    return setting.isAssigned && (value === undefined || value.written !== undefined) ? [{ name, value, setting }] : [];
  });
  const [first] = found;
  const at = first?.setting.writes[0]?.name;
  if (first === undefined || at === undefined) return [];
  const directives = found.flatMap(({ name, value }): readonly Directive[] =>
    isOff(value?.value) ? [] : [{ name, ...(value === undefined ? { sources: [], open: true } : sourcesOf(value)) }],
  );
  const reportOnly = settings.get('CSP_REPORT_ONLY').deployed(truthy)?.written !== undefined;
  return [
    {
      kind: 'csp-3',
      setting: settingOf(first.name),
      reportOnly,
      at,
      directives: withNonces(settings, directives),
      open: settings.open,
      dict: undefined,
    },
  ];
}

const policyNames = [
  'CONTENT_SECURITY_POLICY',
  'CONTENT_SECURITY_POLICY_REPORT_ONLY',
  'SECURE_CSP',
  'SECURE_CSP_REPORT_ONLY',
];

/** django-csp 3 adds nonces to the directives of `CSP_INCLUDE_NONCE_IN`; where that is not known, it may be any of them. */
function withNonces(settings: SettingsView, directives: readonly Directive[]): readonly Directive[] {
  const setting = settings.get('CSP_INCLUDE_NONCE_IN');
  if (!setting.isAssigned) return directives;
  const found = decided(setting.deployedAlternatives);
  const list = found && sourcesOf(found);
  return directives.map((directive) => {
    const named = list?.sources.find(({ text }) => text === directive.name);
    if (named !== undefined) return { ...directive, sources: [...directive.sources, { ...named, text: "'nonce-'" }] };
    return list === undefined || list.open ? { ...directive, open: true } : directive;
  });
}

/** None and False leave a directive out. */
function isOff(value: Value | undefined): boolean {
  return value?.kind === 'literal' && (value.value === null || value.value === false);
}

function sourcesOf(value: Alternative): Pick<Directive, 'sources' | 'open'> {
  const items = value.value.kind === 'sequence' ? value.value.items.map(decided) : [value];
  const known = items.filter((item) => item !== undefined);
  const open = known.length < items.length || (value.value.kind === 'sequence' && value.value.open);
  const sources = known.flatMap((found) => split(found));
  return { sources, open: open || sources.some(({ text }) => text === undefined) };
}

/** A text may hold several sources. */
function split(found: Alternative): readonly Source[] {
  const { value } = found;
  if (value.kind === 'literal' && value.value === true) return [];
  const text = textIn(value);
  if (text === undefined) return [{ text: constantText(value), found, at: found.via[0] ?? found.at }];
  const parts = text.split(/\s+/).filter((part) => part !== '');
  return parts.map((part) => ({ text: part === sentinel ? "'nonce-'" : part, found, at: found.at }));
}

/** The text of Django's `CSP.NONCE`. */
const sentinel = '<CSP_NONCE_SENTINEL>';

/** `CSP.SELF` of Django and `SELF` of django-csp stand for `'self'`. */
function constantText(value: Value): string | undefined {
  const name = /^(?:django\.utils\.csp\.CSP|csp\.constants)\.([A-Z_]+)$/.exec(importedPath(value) ?? '')?.[1];
  if (name === undefined) return undefined;
  return name === 'NONCE' ? "'nonce-'" : `'${name.toLowerCase().replaceAll('_', '-')}'`;
}

/** The directive that browsers use for one, after its fallbacks. */
export function effective({ directives }: Policy, ...names: readonly string[]): Directive | undefined {
  return names.map((name) => directives.find((each) => each.name === name)).find((each) => each !== undefined);
}

export const scriptDirectives = ['script-src-elem', 'script-src', 'default-src'] as const;
export const styleDirectives = ['style-src-elem', 'style-src', 'default-src'] as const;

/** The source of a directive with a text, if it has one. */
export function sourceWith(directive: Directive | undefined, text: string): Source | undefined {
  return directive?.sources.find((source) => source.text?.toLowerCase() === text);
}

/** True where browsers ignore `'unsafe-inline'`: a nonce or a hash is there, or may be. */
export function mayHaveNonce({ sources, open }: Directive): boolean {
  return (
    open || sources.some(({ text }) => /^'(?:nonce-|sha(?:256|384|512)-|strict-dynamic')/i.test(text ?? "'nonce-"))
  );
}
