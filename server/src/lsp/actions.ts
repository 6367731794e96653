import { CodeActionKind, type CodeAction, type Diagnostic } from 'vscode-languageserver';
import type { Finding } from '../core/lint/finding';
import { ruleAddress } from '../core/rules/address';
import type { FileEdit, Fix } from '../core/rules/problem';
import { touches, type Span, type Uri } from '../core/text';
import { applyCommand, showRuleCommand } from '../protocol';
import { isRecord } from './configuration';
import { diagnosticOf, findingId, type Conversion } from './convert';
import { canApply } from './edits';
import { ignoreEdits, type IgnoreScope } from './ignores';
import type { ProjectIgnores } from './project-ignores';
import type { Language } from './relevance';
import { shown, type Shown } from './shown';

export const fixAllKind = `${CodeActionKind.SourceFixAll}.djangoSettingsLint`;

/** A kind of their own, so that a client can ask for the ways to excuse a finding alone. */
export const ignoreKind = `${CodeActionKind.QuickFix}.djangoSettingsLint.ignore`;

/** Names an offered action, so that its edit can be computed once the user has picked it. Holds no text of the file. */
export type ActionData = FixData | IgnoreData | FixAllData;

interface FixData {
  readonly what: 'fix';
  readonly uri: string;
  readonly id: string;
  readonly fix: number;
  /** Set where it is offered by a checklist, which also shows what the preset leaves out. */
  readonly of?: 'checklist';
}

interface IgnoreData {
  readonly what: IgnoreScope;
  readonly uri: string;
  readonly id: string;
  /** The rule or group. */
  readonly name: string;
}

/** What a code action that fixes all safe findings keeps until it is resolved. */
export interface FixAllData {
  readonly what: 'fix-all';
  readonly uri: string;
  readonly version: number | null;
}

/** The findings of one file as they are right now. */
export interface FileFindings {
  readonly uri: Uri;
  readonly language: Language;
  readonly findings: readonly Finding[];
  /** True where the file has safe fixes, which may be done all at once. */
  readonly fixable: boolean;
  readonly inProject: ProjectIgnores;
}

/**
 * What a client may offer for a range of a file, without edits. `only` are the kinds that it asked for: an answer has one
 * of these kinds or is a sub-kind of one, never a broader one.
 */
export function actionsFor(
  file: FileFindings,
  range: Span,
  only: readonly string[] | undefined,
  to: Conversion,
): readonly CodeAction[] {
  if (!to.profile.actions.literals) return [];
  const wants = (kind: string): boolean =>
    only === undefined || only.some((asked) => asked === '' || kind === asked || kind.startsWith(`${asked}.`));
  const all = [...quickFixes(file, range, to), ...(file.fixable ? [fixAll(file, to)] : [])];
  return all.filter(({ kind = '' }) => wants(kind));
}

/** The edits of a picked action; undefined where the text has changed since, because the finding has another name then. */
export function editsOf(
  data: FixData | IgnoreData,
  file: FileFindings,
  to: Conversion,
): readonly FileEdit[] | undefined {
  const finding = file.findings.find((candidate) => findingId(candidate, to) === data.id);
  if (finding === undefined) return undefined;
  if (data.what === 'fix') return finding.fixes[data.fix]?.edits;
  return excusing(data.what, file, finding, data.name, to);
}

/** What a client sent back as the data of an action; undefined where it is nothing that was ever offered. */
export function actionData(sent: unknown): ActionData | undefined {
  if (!isRecord(sent)) return undefined;
  const { what, uri, id, fix, name, version, of } = sent;
  if (typeof uri !== 'string') return undefined;
  if (what === 'fix-all' && (typeof version === 'number' || version === null)) return { what, uri, version };
  if (typeof id !== 'string') return undefined;
  if (what === 'fix' && typeof fix === 'number')
    return { what, uri, id, fix, ...(of === 'checklist' && { of: 'checklist' }) };
  const isScope = what === 'line' || what === 'file' || what === 'project';
  return isScope && typeof name === 'string' ? { what, uri, id, name } : undefined;
}

function quickFixes(file: FileFindings, range: Span, to: Conversion): readonly CodeAction[] {
  const here = shown(file.findings).filter((item) => touches(item.at.span, range));
  const about = here.map((item) => ({ item, diagnostic: diagnosticOf(item, to) }));
  return [
    ...about.flatMap(({ item, diagnostic }) => item.members.flatMap((finding) => fixActions(finding, diagnostic, to))),
    ...about.flatMap(({ item, diagnostic }) => ignoreActions(file, item, diagnostic, to)),
    ...(to.profile.own.showRule ? about.flatMap(({ item, diagnostic }) => showRules(item, diagnostic)) : []),
  ];
}

function fixActions(finding: Finding, diagnostic: Diagnostic, to: Conversion): readonly CodeAction[] {
  const mixed = new Set(finding.fixes.map((fix) => fix.safety)).size > 1;
  const preferred = finding.fixes.findIndex((fix) => fix.preferred);
  return finding.fixes.flatMap((fix, index) => {
    if (!canApply(fix.edits, to)) return [];
    const data: FixData = { what: 'fix', ...nameOf(finding, to), fix: index };
    const best = index === preferred && to.profile.actions.preferred ? { isPreferred: true } : {};
    const action = { ...quickFix(titleOf(fix, mixed), diagnostic), ...best, data };
    return [asking(action, fix.edits, finding.at.uri, to)];
  });
}

/** Whether a fix changes what a site does is only news where another one beside it does not. */
function titleOf(fix: Fix, mixed: boolean): string {
  return mixed && fix.safety === 'unsafe' ? `${fix.title} (changes how the site behaves)` : fix.title;
}

/** A group stands on a line that has nothing to do with its members, so it is never ignored for a line. */
function ignoreActions(file: FileFindings, item: Shown, diagnostic: Diagnostic, to: Conversion): readonly CodeAction[] {
  const [finding] = item.members;
  const scopes: readonly IgnoreScope[] = item.group ? ['file', 'project'] : ['line', 'file', 'project'];
  return scopes.flatMap((what) => {
    const edits = excusing(what, file, finding, item.code, to);
    if (edits === undefined || !canApply(edits, to)) return [];
    const data: IgnoreData = { what, ...nameOf(finding, to), name: item.code };
    const title = `Ignore ${item.code} ${scopeWords[what]}`;
    return [asking({ ...quickFix(title, diagnostic), kind: ignoreKind, data }, edits, file.uri, to)];
  });
}

/** Our own client asks by itself before other files are changed: VS Code's own preview would carry out half of a fix. */
function asking(action: CodeAction, edits: readonly FileEdit[], home: Uri, { profile }: Conversion): CodeAction {
  if (!profile.own.confirm || edits.every(({ at }) => at.uri === home)) return action;
  const { data, ...offered } = action as Omit<CodeAction, 'data'> & { readonly data?: unknown };
  const { title, kind } = action;
  return { ...offered, command: { title, command: applyCommand, arguments: [{ title, kind, data }] } };
}

const scopeWords: Readonly<Record<IgnoreScope, string>> = {
  line: 'on this line',
  file: 'in this file',
  project: 'in this project',
};

function excusing(
  scope: IgnoreScope,
  file: FileFindings,
  finding: Finding,
  name: string,
  to: Conversion,
): readonly FileEdit[] | undefined {
  if (scope === 'project') return file.inProject(name, file.uri);
  const text = to.texts.get(file.uri);
  return text === undefined ? undefined : ignoreEdits(scope, text, finding, name, file.language);
}

function showRules(item: Shown, diagnostic: Diagnostic): readonly CodeAction[] {
  const rules = new Set(item.members.map((finding) => finding.rule));
  return [...rules].map((rule) => {
    const title = `Show rule ${rule}`;
    const command = { title, command: showRuleCommand, arguments: [rule, ruleAddress(rule)] };
    return { ...quickFix(title, diagnostic), command };
  });
}

function quickFix(title: string, diagnostic: Diagnostic): CodeAction {
  return { title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic] };
}

function nameOf(finding: Finding, to: Conversion): { readonly uri: string; readonly id: string } {
  return { uri: to.spell(finding.at.uri), id: findingId(finding, to) };
}

function fixAll(file: FileFindings, to: Conversion): CodeAction {
  const data: FixAllData = { what: 'fix-all', uri: to.spell(file.uri), version: to.version(file.uri) ?? null };
  return { title: 'Fix all safe findings of Settings Lint in this file', kind: fixAllKind, data };
}
