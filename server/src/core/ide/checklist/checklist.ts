import { collect } from '../../lint/collect';
import type { Candidate } from '../../lint/candidate';
import type { Finding } from '../../lint/finding';
import { lint } from '../../lint/lint';
import type { LoadedProject } from '../../lint/loaded';
import { defaultOptions } from '../../lint/options';
import type { ProjectModel } from '../../model/model';
import type { Place } from '../../model/value';
import type { EnvFileView, Role, SettingsView } from '../../model/view';
import type { Rule } from '../../rules/rule';
import { touches, type Uri } from '../../text';
import { isManual, type ItemSpec, type Verdict } from './item';
import { checklistSections } from './items';

/**
 * `accepted`: found, but excused by a comment or switched off in the configuration. `manual`: nothing in the files decides it.
 * `not-applicable`: about something that the project does not use.
 */
export type ChecklistState = 'passed' | 'failed' | 'accepted' | 'unknown' | 'manual' | 'not-applicable';

/** The checklist of one project, item by item and entry by entry. No value of a setting is part of it. */
export interface Checklist {
  readonly sections: readonly { readonly id: string; readonly title: string; readonly items: readonly CheckedItem[] }[];
}

export interface CheckedItem {
  readonly id: string;
  readonly title: string;
  /** What to do, as Markdown. */
  readonly help: string;
  /** The gravest of the results. */
  readonly state: ChecklistState;
  readonly results: readonly CheckedSubject[];
}

/** An item's result for one entry, or for one environment file. */
export interface CheckedSubject {
  readonly uri: Uri;
  readonly role: Role;
  readonly state: ChecklistState;
  /** Why it is so, in words; null where the places say it. */
  readonly reason: string | null;
  readonly places: readonly FailedPlace[];
}

export interface FailedPlace {
  readonly at: Place;
  readonly message: string;
  /** The finding behind it, with its fixes; null where the settings themselves show it. */
  readonly finding: Finding | null;
}

/**
 * Goes through the checklist for the entries that are deployed: those for development and tests are left out where there are
 * others. Every rule is asked, whatever the preset leaves out; what the configuration switches off counts as accepted.
 */
export function checklist(model: ProjectModel, loaded: LoadedProject, rules: readonly Rule[]): Checklist {
  const evidence = gather(model, loaded, rules);
  const sections = checklistSections.map(({ id, title, items }) => ({
    id,
    title,
    items: items.map((item) => checkItem(item, evidence)),
  }));
  return { sections };
}

interface Evidence {
  readonly entries: readonly SettingsView[];
  readonly files: readonly EnvFileView[];
  readonly findings: readonly Finding[];
  /** What the rules see before comments and configuration are applied. */
  readonly candidates: readonly Candidate[];
}

function gather(model: ProjectModel, loaded: LoadedProject, rules: readonly Rule[]): Evidence {
  const options = { ...loaded.options, preset: 'strict' as const };
  return {
    entries: deployedEntries(model),
    files: model.envFiles.filter(({ role }) => role !== 'example' && role !== 'test' && role !== 'development'),
    findings: lint(model, { ...loaded, options }, rules),
    candidates: collect(model, rules, { ...defaultOptions, preset: 'strict' }).candidates.filter(
      ({ severity }) => severity !== 'off',
    ),
  };
}

function deployedEntries(model: ProjectModel): readonly SettingsView[] {
  const whole = model.cautious.filter(({ isFragment }) => !isFragment);
  const named = whole.filter(({ uri }) => model.project.entries.some((entry) => entry.uri === uri));
  const entries = named.length > 0 ? named : whole;
  const deployed = entries.filter(({ role }) => role === 'production' || role === 'unknown');
  return deployed.length > 0 ? deployed : entries;
}

function checkItem(item: ItemSpec, evidence: Evidence): CheckedItem {
  const { id, title, help } = item;
  if (isManual(item) && item.applies === undefined) return { id, title, help, state: 'manual', results: [] };
  const results = [
    ...(item.fileProof === undefined ? evidence.entries.map((view) => checkEntry(item, view, evidence)) : []),
    ...evidence.files.flatMap((file) => checkFile(item, file, evidence)),
  ];
  return { id, title, help, state: gravest(results.map(({ state }) => state)), results };
}

function checkEntry(item: ItemSpec, view: SettingsView, evidence: Evidence): CheckedSubject {
  const subject = { uri: view.uri, role: view.role, reason: null, places: [] };
  const used = item.applies?.by(view);
  if (item.applies !== undefined && used === false)
    return { ...subject, state: 'not-applicable', reason: `${item.applies.name} is not used` };
  const { places, accepted } = found(item, evidence, (one) => one.entry === view.uri, view.uri);
  if (places.length > 0) return { ...subject, state: 'failed', places };
  if (accepted) return { ...subject, state: 'accepted', reason: excused };
  if (item.applies !== undefined && used === undefined)
    return { ...subject, state: 'unknown', reason: `whether ${item.applies.name} is used is not known` };
  if (item.proof === undefined) return { ...subject, state: 'manual' };
  return { ...subject, ...stateOf(item.proof(view)) };
}

/** An environment file is listed where it has something to tell about the item. */
function checkFile(item: ItemSpec, file: EnvFileView, evidence: Evidence): readonly CheckedSubject[] {
  const role = file.role === 'example' ? 'unknown' : file.role;
  const subject = { uri: file.uri, role, reason: null, places: [] };
  const { places, accepted } = found(item, evidence, ({ problem }) => problem.at.uri === file.uri, null);
  if (places.length > 0) return [{ ...subject, state: 'failed', places }];
  if (accepted) return [{ ...subject, state: 'accepted', reason: excused }];
  return item.fileProof === undefined ? [] : [{ ...subject, ...stateOf(item.fileProof(file)) }];
}

const excused = 'excused by a comment, or switched off in the configuration';

/** What the rules of an item say about one subject. Where another rule speaks about the same place, that one is shown. */
function found(
  item: ItemSpec,
  { candidates, findings }: Evidence,
  isHere: (candidate: Candidate) => boolean,
  entry: Uri | null,
): { readonly places: readonly FailedPlace[]; readonly accepted: boolean } {
  const rules = new Set(item.rules ?? []);
  const seen = candidates.filter(
    (one) => rules.has(one.rule.id) && (one.entry === null) === (entry === null) && isHere(one),
  );
  const spoken = seen.flatMap((candidate) => findingFor(candidate, findings, entry) ?? []);
  const places = [...new Set(spoken)].map((finding) => ({ at: finding.at, message: finding.message, finding }));
  return { places, accepted: seen.length > 0 && places.length === 0 };
}

function findingFor(
  { rule, problem }: Candidate,
  findings: readonly Finding[],
  entry: Uri | null,
): Finding | undefined {
  const here = findings.filter(
    ({ at, entries }) =>
      at.uri === problem.at.uri && touches(at.span, problem.at.span) && (entry === null || entries.includes(entry)),
  );
  return here.find((finding) => finding.rule === rule.id) ?? here.find(({ subject }) => subject === problem.subject);
}

function stateOf(verdict: Verdict): Pick<CheckedSubject, 'state' | 'reason' | 'places'> {
  switch (verdict.state) {
    case 'holds':
      return { state: 'passed', reason: verdict.why ?? null, places: [] };
    case 'fails':
      return { state: 'failed', reason: null, places: [{ at: verdict.at, message: verdict.why, finding: null }] };
    case 'open':
      return { state: 'unknown', reason: verdict.why, places: [] };
  }
}

const gravity: readonly ChecklistState[] = ['failed', 'unknown', 'manual', 'accepted', 'passed', 'not-applicable'];

function gravest(states: readonly ChecklistState[]): ChecklistState {
  return gravity.find((state) => states.includes(state)) ?? 'manual';
}
