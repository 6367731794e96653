import { checksOf, runChecks } from '../django/checks';
import { isDjangoPlace } from '../django/settings';
import { possibleVersions } from '../django/versions';
import { contextOf, display } from '../model/display';
import type { ProjectModel } from '../model/model';
import type { Alternative, EnvRead } from '../model/value';
import type { Setting, SettingsView } from '../model/view';
import { relativePath } from '../text';
import type { Uri } from '../text';
import { conditions } from './conditions';
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
  return [...shown, ...(more > 0 ? [`… and ${String(more)} more entries`] : [])].join('\n\n');
}

function entryText(model: ProjectModel, view: SettingsView, name: string): string {
  const setting = view.get(name);
  const alternatives = setting.actualAlternatives({ unset: false });
  const file = relativePath(model.project.root, view.uri);
  const inClass = view.configuration === undefined ? '' : `, class ${code(view.configuration.name)}`;
  const title = `${code(file)}${inClass}${view.role === 'unknown' ? '' : ` (${view.role})`}`;
  const lines = alternatives.map((one) => `- ${alternativeText(model, view, name, one)}`);
  const chain = chainText(model, setting);
  return [`${title}${chain === '' ? '' : ` — ${chain}`}`, ...lines, ...checkLines(view, name)].join('\n');
}

function alternativeText(model: ProjectModel, view: SettingsView, name: string, alternative: Alternative): string {
  const value = code(display(alternative.value, contextOf(name, maxItems)));
  const when = conditions(view, alternative.when);
  const origin = isDjangoPlace(alternative.at) ? " (Django's default)" : '';
  return `${value}${origin}${sourceText(model, alternative.read)}${when.length === 0 ? '' : ` ${plain(when.join(' and '))}`}`;
}

/** The environment file that gives the variable of a read, with its line; its value never shows. */
function sourceText(model: ProjectModel, read: EnvRead | undefined): string {
  if (read === undefined) return '';
  const given = model.envFiles.flatMap((file) => {
    const entry = file.role === 'example' ? undefined : file.get(read.variable);
    return entry === undefined ? [] : [code(placeText(model, entry.keyAt))];
  });
  return given.length === 0 ? '' : ` (${code(read.variable)} is set in ${given.slice(0, 3).join(', ')})`;
}

/** `production.py:12` overrides `base.py:40`; a change in place adds to what was there. */
function chainText(model: ProjectModel, setting: Setting): string {
  const writes = [...setting.writes].reverse().slice(0, 4);
  return writes
    .map((write, i) => {
      const joined = write.how === 'augment' || write.how === 'change' ? 'adds to' : 'overrides';
      return `${code(placeText(model, write.name))}${i < writes.length - 1 ? ` ${joined} ` : ''}`;
    })
    .join('');
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
