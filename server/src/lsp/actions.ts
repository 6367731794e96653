import { CodeActionKind, type CodeAction, type Diagnostic, type Range } from 'vscode-languageserver';
import type { Finding } from '../core/lint/finding';
import type { FileEdit, Fix } from '../core/rules/problem';
import { ruleAddress } from '../core/rules/address';
import { touches, type Span, type Uri } from '../core/text';
import { diagnosticOf, findingId, type Conversion } from './convert';
import { isRecord } from './configuration';
import { canApply } from './edits';
import { fileIgnore, lineIgnore } from './ignores';
import { shown, type Shown } from './shown';

export const fixAllKind = `${CodeActionKind.SourceFixAll}.djangoSettingsLint`;

/** The command of our VS Code client that shows a rule's page. */
export const showRuleCommand = 'djangoSettingsLint.showRule';

/** Names an offered action, so that its edit can be computed once the user has picked it. Holds no text of the file. */
export type ActionData =
  | { readonly what: 'fix'; readonly uri: string; readonly id: string; readonly fix: number }
  | { readonly what: 'ignore-line' | 'ignore-file'; readonly uri: string; readonly id: string }
  | { readonly what: 'fix-all'; readonly uri: string; readonly version: number | null };

/** The findings of one file as they are right now. */
export interface FileFindings {
  readonly uri: Uri;
  readonly language: 'python' | 'dotenv' | 'other';
  readonly findings: readonly Finding[];
}

/**
 * What a client may offer for a range of a file, without edits. `only` are the kinds that it asked for: an answer has one
 * of these kinds or is a sub-kind of one, never a broader one.
 */
export function actionsFor(file: FileFindings, range: Span, only: readonly string[] | undefined, to: Conversion): readonly CodeAction[] {
  if (!to.profile.actions.literals) return [];
  const wants = (kind: string): boolean => only === undefined || only.some((asked) => kind === asked || kind.startsWith(`${asked}.`));
  const quick = wants(CodeActionKind.QuickFix) ? quickFixes(file, range, to) : [];
  return [...quick, ...(wants(fixAllKind) ? fixAll(file, to) : [])];
}

function quickFixes(file: FileFindings, range: Span, to: Conversion): readonly CodeAction[] {
  const here = shown(file.findings).filter((item) => touches(item.at.span, range));
  const about = here.map((item) => ({ item, diagnostic: diagnosticOf(item, to) }));
  return [
    ...about.flatMap(({ item, diagnostic }) => item.members.flatMap((finding) => fixActions(finding, diagnostic, to))),
    ...about.flatMap(({ item, diagnostic }) => ignoreActions(file, item, diagnostic, to)),
    ...about.flatMap(({ item, diagnostic }) => (to.profile.own.showRule && !item.group ? [showRule(item.code, diagnostic)] : [])),
  ];
}

function fixActions(finding: Finding, diagnostic: Diagnostic, to: Conversion): readonly CodeAction[] {
  const mixed = new Set(finding.fixes.map((fix) => fix.safety)).size > 1;
  const preferred = finding.fixes.findIndex((fix) => fix.preferred);
  return finding.fixes.flatMap((fix, index) => {
    if (!canApply(fix.edits, to)) return [];
    const action = quickFix(titleOf(fix, mixed), diagnostic);
    const best = index === preferred && to.profile.actions.preferred ? { isPreferred: true } : {};
    return [{ ...action, ...best, data: dataOf('fix', finding, to, index) }];
  });
}

/** Whether a fix changes what a site does is only news where another one beside it does not. */
function titleOf(fix: Fix, mixed: boolean): string {
  return mixed && fix.safety === 'unsafe' ? `${fix.title} (changes how the site behaves)` : fix.title;
}

/** Members of a group stand on a line that has nothing to do with them, so they are ignored for the file only. */
function ignoreActions(file: FileFindings, item: Shown, diagnostic: Diagnostic, to: Conversion): readonly CodeAction[] {
  if (file.language === 'other') return [];
  return item.members.flatMap((finding) => {
    const line = { ...quickFix(`Ignore ${finding.rule} on this line`, diagnostic), data: dataOf('ignore-line', finding, to) };
    const whole = { ...quickFix(`Ignore ${finding.rule} in this file`, diagnostic), data: dataOf('ignore-file', finding, to) };
    return item.group ? [whole] : [line, whole];
  });
}

function quickFix(title: string, diagnostic: Diagnostic): CodeAction {
  return { title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic] };
}

function showRule(rule: string, diagnostic: Diagnostic): CodeAction {
  const title = `Show rule ${rule}`;
  return { ...quickFix(title, diagnostic), command: { title, command: showRuleCommand, arguments: [rule, ruleAddress(rule)] } };
}

function dataOf(what: 'fix' | 'ignore-line' | 'ignore-file', finding: Finding, to: Conversion, fix = 0): ActionData {
  const named = { uri: to.spell(finding.at.uri), id: findingId(finding, to) };
  return what === 'fix' ? { what, ...named, fix } : { what, ...named };
}

function fixAll(file: FileFindings, to: Conversion): readonly CodeAction[] {
  if (safeEdits(file).length === 0) return [];
  const data: ActionData = { what: 'fix-all', uri: to.spell(file.uri), version: to.version(file.uri) ?? null };
  return [{ title: 'Fix all safe findings of Django Settings Lint in this file', kind: fixAllKind, data }];
}

/** The edits of one safe fix for each finding that has one within this file; of fixes that overlap the first one stays. */
export function safeEdits(file: FileFindings): readonly FileEdit[] {
  const taken: FileEdit[] = [];
  for (const finding of file.findings) {
    const safe = finding.fixes.filter((fix) => fix.safety === 'safe' && fix.edits.every((edit) => edit.at.uri === file.uri && edit.create !== true));
    const fix = safe.find((candidate) => candidate.preferred) ?? safe[0];
    const free = fix?.edits.every((edit) => !taken.some((other) => touches(other.at.span, edit.at.span)));
    if (fix !== undefined && free === true) taken.push(...fix.edits);
  }
  return taken;
}

/** The edits of a picked action; undefined where the text has changed since or the data is not ours. */
export function editsOf(data: ActionData, file: FileFindings, to: Conversion): readonly FileEdit[] | undefined {
  if (data.what === 'fix-all') {
    return data.version === (to.version(file.uri) ?? null) ? safeEdits(file) : undefined;
  }
  const finding = file.findings.find((candidate) => findingId(candidate, to) === data.id);
  if (finding === undefined) return undefined;
  if (data.what === 'fix') return finding.fixes[data.fix]?.edits;
  const text = to.texts.get(file.uri);
  if (text === undefined || file.language === 'other') return undefined;
  const ignore = data.what === 'ignore-line' ? lineIgnore : fileIgnore;
  return ignore(text, finding, file.language);
}

/** What a client sent back as the data of an action; undefined where it is nothing that was ever offered. */
export function actionData(sent: unknown): ActionData | undefined {
  if (!isRecord(sent)) return undefined;
  const { what, uri, id, fix, version } = sent;
  if (typeof uri !== 'string') return undefined;
  if (what === 'fix-all' && (typeof version === 'number' || version === null)) return { what, uri, version };
  if (typeof id !== 'string') return undefined;
  if (what === 'fix' && typeof fix === 'number') return { what, uri, id, fix };
  return what === 'ignore-line' || what === 'ignore-file' ? { what, uri, id } : undefined;
}

export function toSpan(range: Range, file: Uri, to: Conversion): Span {
  const lines = to.texts.lines(file);
  return lines === undefined ? { start: 0, end: 0 } : { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) };
}
