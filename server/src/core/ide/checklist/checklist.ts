import { isOfSite } from '../../model/roles';
import { collect } from '../../lint/collect';
import type { Candidate } from '../../lint/candidate';
import type { Finding } from '../../lint/finding';
import { lint } from '../../lint/lint';
import type { LoadedProject } from '../../lint/loaded';
import { defaultOptions } from '../../lint/options';
import type { RulePlan } from '../../lint/plan';
import { areRivals } from '../../lint/precedence';
import type { ProjectModel } from '../../model/model';
import type { Place } from '../../model/value';
import type { EnvFileView, Role, SettingsView } from '../../model/view';
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

/** An item of the checklist with what the project makes of it. */
export interface CheckedItem {
  readonly id: string;
  readonly title: string;
  /** What to do, as Markdown. */
  readonly help: string;
  /** The gravest of the results. */
  readonly state: ChecklistState;
  readonly results: readonly CheckedSubject[];
}

/** An item's result for one entry, or for another file of the project that has something to tell about it. */
export interface CheckedSubject {
  readonly uri: Uri;
  readonly role: Role;
  readonly state: ChecklistState;
  /** Why it is so, in words; null where the places say it. */
  readonly reason: string | null;
  readonly places: readonly FailedPlace[];
}

/** A text because of which an item has failed. */
export interface FailedPlace {
  readonly at: Place;
  readonly message: string;
  /** The finding behind it, with its fixes. */
  readonly finding: Finding;
}

/**
 * Goes through the checklist for the entries that are deployed: those for development and tests are left out where there are
 * others. Every rule is asked, whatever the preset or a baseline leaves out; what the configuration switches off counts as
 * accepted. An item has failed exactly where one of its rules has a finding.
 */
export function checklist(model: ProjectModel, loaded: LoadedProject, plan: RulePlan): Checklist {
  const evidence = gather(model, loaded, plan);
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

function gather(model: ProjectModel, loaded: LoadedProject, plan: RulePlan): Evidence {
  const options = { ...loaded.options, preset: 'strict' as const };
  return {
    entries: deployedEntries(model),
    files: model.envFiles,
    findings: lint(model, { project: loaded.project, findings: loaded.findings, options }, plan).findings,
    candidates: collect(model, plan, { ...defaultOptions, preset: 'strict' }).candidates.filter((candidate) =>
      counts(candidate, model.envFiles),
    ),
  };
}

/** A mere hint about an environment file for development or tests says nothing about the deployed site. */
function counts({ severity, entry, problem }: Candidate, files: readonly EnvFileView[]): boolean {
  if (severity === 'off') return false;
  const file = entry === null ? files.find(({ uri }) => uri === problem.at.uri) : undefined;
  const isForDevelopers = file?.role === 'development' || file?.role === 'test';
  return !isForDevelopers || severity === 'error' || severity === 'warning';
}

function deployedEntries(model: ProjectModel): readonly SettingsView[] {
  const whole = model.cautious.filter(({ isFragment }) => !isFragment);
  const named = whole.filter(({ uri }) => model.project.entries.some((entry) => entry.uri === uri));
  const entries = named.length > 0 ? named : whole;
  const deployed = entries.filter(({ role }) => isOfSite(role));
  return deployed.length > 0 ? deployed : entries;
}

function checkItem(item: ItemSpec, evidence: Evidence): CheckedItem {
  const { id, title, help } = item;
  if (isManual(item) && item.applies === undefined) return { id, title, help, state: 'manual', results: [] };
  const results = [
    ...(item.fileProof === undefined ? evidence.entries.map((view) => checkEntry(item, view, evidence)) : []),
    ...filesOf(item, evidence).flatMap((uri) => checkFile(item, uri, evidence)),
  ];
  return { id, title, help, state: gravest(results.map(({ state }) => state)), results };
}

function checkEntry(item: ItemSpec, view: SettingsView, evidence: Evidence): CheckedSubject {
  const subject = { uri: view.uri, role: view.role, reason: null, places: [] };
  const { places, accepted } = found(item, evidence, view.uri, (one) => one.entry === view.uri);
  if (places.length > 0) return { ...subject, state: 'failed', places };
  if (accepted) return { ...subject, state: 'accepted', reason: excused };
  const used = item.applies?.by(view);
  if (item.applies !== undefined && used === false)
    return { ...subject, state: 'not-applicable', reason: `${item.applies.name} is not used` };
  if (item.applies !== undefined && used === undefined)
    return { ...subject, state: 'unknown', reason: `whether ${item.applies.name} is used is not known` };
  if (item.proof === undefined) return { ...subject, state: 'manual' };
  return { ...subject, ...stateOf(item.proof(view)) };
}

/** The files that no entry owns and that may tell about an item: environment files, and where its rules have found something. */
function filesOf({ rules = [] }: ItemSpec, { files, candidates }: Evidence): readonly Uri[] {
  const spoken = candidates.filter(({ rule, entry }) => entry === null && rules.includes(rule.id));
  return [
    ...new Set([...files.filter(isDeployed).map(({ uri }) => uri), ...spoken.map(({ problem }) => problem.at.uri)]),
  ];
}

function isDeployed({ role }: EnvFileView): boolean {
  return isOfSite(role);
}

/** A file is listed where it has something to tell about the item. */
function checkFile(item: ItemSpec, uri: Uri, evidence: Evidence): readonly CheckedSubject[] {
  const file = evidence.files.find((one) => one.uri === uri);
  const role = file === undefined || file.role === 'example' ? 'unknown' : file.role;
  const subject = { uri, role, reason: null, places: [] };
  const { places, accepted } = found(item, evidence, null, ({ problem }) => problem.at.uri === uri);
  if (places.length > 0) return [{ ...subject, state: 'failed', places }];
  if (accepted) return [{ ...subject, state: 'accepted', reason: excused }];
  const isAsked = item.fileProof !== undefined && file !== undefined && isDeployed(file);
  return isAsked ? [{ ...subject, ...stateOf(item.fileProof(file)) }] : [];
}

const excused = 'excused by a comment, or switched off in the configuration';

/** What the rules of an item say about one subject. Where another rule takes the word from one of them, that one is shown. */
function found(
  { rules = [] }: ItemSpec,
  { candidates, findings }: Evidence,
  entry: Uri | null,
  isHere: (candidate: Candidate) => boolean,
): { readonly places: readonly FailedPlace[]; readonly accepted: boolean } {
  const seen = candidates.filter(
    (one) => rules.includes(one.rule.id) && (one.entry === null) === (entry === null) && isHere(one),
  );
  const spoken = seen.flatMap((candidate) => findingFor(candidate, findings, entry) ?? []);
  const places = [...new Set(spoken)].map((finding) => ({ at: finding.at, message: finding.message, finding }));
  return { places, accepted: seen.length > 0 && places.length === 0 };
}

function findingFor(
  { rule, problem: { at, subject } }: Candidate,
  findings: readonly Finding[],
  entry: Uri | null,
): Finding | undefined {
  const near = findings.filter((one) => one.at.uri === at.uri && (entry === null || one.entries.includes(entry)));
  const here = near.filter((one) => touches(one.at.span, at.span));
  return (
    here.find((one) => one.rule === rule.id) ??
    here.find((one) => one.subject === (subject ?? null) || areRivals(one.rule, rule.id)) ??
    near.find((one) => one.subject === (subject ?? null) && areRivals(one.rule, rule.id))
  );
}

function stateOf(verdict: Verdict): Pick<CheckedSubject, 'state' | 'reason' | 'places'> {
  switch (verdict.state) {
    case 'holds':
      return { state: 'passed', reason: verdict.why ?? null, places: [] };
    case 'open':
      return { state: 'unknown', reason: verdict.why, places: [] };
  }
}

const gravity: readonly ChecklistState[] = ['failed', 'unknown', 'manual', 'accepted', 'passed', 'not-applicable'];

function gravest(states: readonly ChecklistState[]): ChecklistState {
  return gravity.find((state) => states.includes(state)) ?? 'manual';
}
