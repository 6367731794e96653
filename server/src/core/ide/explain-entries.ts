import { runChecks } from '../django/checks';
import { isDjangoPlace } from '../django/settings';
import { contextOf, display } from '../model/display';
import { displayJson } from '../model/display-json';
import type { ProjectModel } from '../model/model';
import type { Alternative, Place, Value } from '../model/value';
import type { SettingsView } from '../model/view';
import { whyWords } from '../model/words';
import { conditions } from './conditions';
import { becauseOf, entryOf } from './entry';
import { toldOnce, type Told } from './told-once';
import type { AlternativeReport, EntryReport, EntrySummary, SettingReport } from './explain';

/** Every entry and loose module with its role and Django's own verdicts. */
export function summarize(model: ProjectModel): readonly EntrySummary[] {
  return model.views.map((view, i) => new Summary(namedEntry(model, view), () => model.cautious[i] ?? view));
}

/**
 * What the settings of every entry may be, values masked: all that are assigned, or the named ones with Django's default
 * where nobody assigns them. A name that means nothing to Django and the project has no alternatives.
 */
export function explain(model: ProjectModel, names?: readonly string[]): readonly EntryReport[] {
  return model.cautious.map((view) => ({
    ...namedEntry(model, view),
    checks: runChecks(view),
    settings: (names ?? view.assigned).map((name) => settingReport(view, name)),
  }));
}

type NamedEntry = Omit<EntrySummary, 'checks'>;

function namedEntry(model: ProjectModel, view: SettingsView): NamedEntry {
  const entry = model.project.entries.find(({ uri }) => uri === view.uri);
  return { ...entryOf(view), role: view.role, because: becauseOf(view, entry) };
}

/** The verdicts are worked out when they are first read: an editor lints at every keystroke and seldom shows them. */
class Summary implements EntrySummary {
  declare readonly uri: EntrySummary['uri'];
  declare readonly configuration?: string;
  declare readonly role: EntrySummary['role'];
  declare readonly because: EntrySummary['because'];
  readonly #cautious: () => SettingsView;
  #checks: EntrySummary['checks'] | undefined;

  constructor(entry: NamedEntry, cautious: () => SettingsView) {
    Object.assign(this, entry);
    this.#cautious = cautious;
  }

  get checks(): EntrySummary['checks'] {
    return (this.#checks ??= runChecks(this.#cautious()));
  }
}

function settingReport(view: SettingsView, name: string): SettingReport {
  const alternatives = view.get(name).actualAlternatives({ unset: false });
  const told = toldOnce(alternatives.map((one) => ({ shown: alternativeReport(view, name, one), when: one.when })));
  return { name, alternatives: told.map(({ shown, when }) => ({ ...shown, when: conditions(view, when) })) };
}

function alternativeReport(view: SettingsView, name: string, alternative: Alternative): Told['shown'] {
  const { value } = alternative;
  const byDjango = isDjangoPlace(alternative.at);
  const at: Place = byDjango ? view.absentAt() : alternative.at;
  const why = whyOf(value);
  return {
    kind: byDjango ? 'default' : kindOf(value),
    ...(value.kind === 'env' || why !== undefined ? {} : { value: displayJson(value, contextOf(name)) }),
    display: display(value, contextOf(name)),
    uri: at.uri,
    offset: at.span.start,
    ...(why === undefined ? {} : { why }),
  };
}

function kindOf(value: Value): AlternativeReport['kind'] {
  return value.kind === 'opaque' ? 'unknown' : value.kind;
}

/** Why a value is not known; a part of the program, such as a function, is no value of a setting. */
function whyOf(value: Value): string | undefined {
  if (value.kind === 'unknown') return whyWords(value.why);
  return value.kind === 'opaque' ? value.what : undefined;
}
