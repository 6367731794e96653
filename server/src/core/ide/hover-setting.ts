import { checksOf, runChecks } from '../django/checks';
import { isDjangoPlace } from '../django/settings';
import { possibleVersions } from '../django/versions';
import { contextOf, display } from '../model/display';
import type { ProjectModel } from '../model/model';
import type { Alternative, Guard, Write } from '../model/value';
import type { SettingsView } from '../model/view';
import { relativePath } from '../text';
import type { Uri } from '../text';
import { conditions, variableOf } from './conditions';
import { sourcesOf } from './env-sources';
import { factLines, knownSetting, linkTo } from './facts';
import { code, paragraphs, plain } from './markdown';
import { placeText } from './places';

/** More entries than this are counted, so that a hover stays readable. */
const maxEntries = 6;
const maxItems = 8;

/** The entries that a file's setting takes part in; where it takes part in none, those that the file itself is. */
export function viewsOf(model: ProjectModel, uri: Uri, name: string): readonly SettingsView[] {
  return model.cautious.filter(
    (view) => view.uri === uri || view.get(name).writes.some((write) => write.name.uri === uri),
  );
}

/** The hover of a setting's name; null where neither Django, a known package nor the project knows it. */
export function hoverSetting(model: ProjectModel, views: readonly SettingsView[], name: string): string | null {
  const known = knownSetting(name);
  const assigned = views.filter((view) => view.get(name).isAssigned);
  if (known === undefined && assigned.length === 0) return null;
  const view = views[0] ?? model.views[0];
  const releases = { django: view?.django, packages: view?.packages };
  return paragraphs([
    `**${code(name)}**${known === undefined ? '' : ` — ${known.facts.doc}`}`,
    known === undefined ? '' : factLines(known, releases),
    entryLines(model, views, name),
    known === undefined ? '' : linkTo(known, releases),
  ]);
}

function entryLines(model: ProjectModel, views: readonly SettingsView[], name: string): string {
  const shown = views.slice(0, maxEntries).map((view) => entryText(model, view, name));
  const more = views.length - shown.length;
  return [...shown, ...(more > 0 ? [`… and ${String(more)} more ${more === 1 ? 'entry' : 'entries'}`] : [])].join(
    '\n\n',
  );
}

function entryText(model: ProjectModel, view: SettingsView, name: string): string {
  const setting = view.get(name);
  const alternatives = setting.actualAlternatives({ unset: false });
  const file = relativePath(model.project.root, view.uri);
  const inClass = view.configuration === undefined ? '' : `, class ${code(view.configuration.name)}`;
  const title = `${code(file)}${inClass}${view.role === 'unknown' ? '' : ` (${view.role})`}`;
  const lines = alternatives.map((one) => `- ${alternativeText(model, view, name, one)}`);
  const chain = chainText(model, view, name, alternatives);
  return [`${title}${chain === '' ? '' : ` — ${chain}`}`, ...lines, ...checkLines(view, name)].join('\n');
}

function alternativeText(model: ProjectModel, view: SettingsView, name: string, alternative: Alternative): string {
  const value = code(display(alternative.value, contextOf(name, maxItems)));
  const origin = isDjangoPlace(alternative.at) ? " (Django's default)" : '';
  return `${value}${origin}${sourceText(model, view, alternative)}${conditionText(view, alternative)}`;
}

/** The line of the environment file that gives the value; the value itself never shows. */
function sourceText(model: ProjectModel, view: SettingsView, { value, read }: Alternative): string {
  if (value.kind !== 'env' || read === undefined) return '';
  const places = sourcesOf(model, view, read.variable).map((place) => code(placeText(model, place)));
  return places.length === 0 ? '' : `, read from ${places.join(' or ')}`;
}

/** When it is so, in words; that a variable is set goes without saying where its value is what counts. */
function conditionText(view: SettingsView, { value, when }: Alternative): string {
  const isOwn = (guard: Guard): boolean => value.kind === 'env' && guard.arm && variableOf(guard) === value.variable;
  const words = conditions(
    view,
    when.filter((guard) => !isOwn(guard)),
    { variable: (name, isSet) => `where ${code(name)} is ${isSet ? '' : 'not '}set`, branch: plain },
  );
  return words.length === 0 ? '' : `, ${words.join(' and ')}`;
}

/** How many writes of a setting a chain names. */
const maxWrites = 4;

/**
 * `production.py:12` overrides `base.py:40`; a change in place adds to what was there, and two sides of a branch stand beside
 * each other.
 */
function chainText(
  model: ProjectModel,
  view: SettingsView,
  name: string,
  alternatives: readonly Alternative[],
): string {
  const writes = [...view.get(name).writes].reverse();
  const shown = writes.slice(0, maxWrites);
  const isInForce = ({ name: at }: Write): boolean =>
    alternatives.some(({ written }) => written?.name.uri === at.uri && written.name.span.start === at.span.start);
  const words = shown.map((write, i) => {
    const place = code(placeText(model, write.name));
    const before = shown[i + 1];
    return before === undefined ? place : `${place} ${relation(view, write, isInForce(before))} `;
  });
  return words.join('') + (writes.length > maxWrites ? ' and others before' : '');
}

function relation(view: SettingsView, write: Write, isBeforeInForce: boolean): string {
  if (/^del\s+\w+\s*$/.test(view.textOf(write.statement))) return 'removes';
  if (write.how === 'augment' || (write.how === 'change' && !isForNames(view, write))) return 'adds to';
  return isBeforeInForce ? 'or' : 'overrides';
}

/** `globals().update(…)`, `globals()[name] = …` in a loop: it writes names of the module, not into what they hold. */
function isForNames(view: SettingsView, { statement }: Write): boolean {
  return /^(?:globals|vars|locals|setattr)\(/.test(view.textOf(statement));
}

/** The verdicts of Django's own checks that this setting decides first. */
function checkLines(view: SettingsView, name: string): string[] {
  const verdicts = runChecks(view);
  const version = view.django ?? possibleVersions.at(-1);
  if (version === undefined) return [];
  const own = checksOf(version).filter((check) => check.settings[0] === name && Object.hasOwn(verdicts, check.id));
  return own.map((check) => `- ${verdictText(check.id, verdicts[check.id] ?? null)}`);
}

function verdictText(id: string, verdict: boolean | null): string {
  if (verdict === null) return `Django's check ${code(id)}: not known`;
  return verdict ? `Django's check ${code(id)} **reports this**` : `Django's check ${code(id)} passes`;
}
