import { choices } from '../../django/choices';
import { packageSettings, type PackageFacts } from '../../django/packages';
import { settings } from '../../django/settings';
import type { ProjectModel } from '../../model/model';
import type { SettingsView } from '../../model/view';
import type { Span, Uri } from '../../text';
import { knownSetting, lifeOf, nameOf, type Known } from '../facts';
import { placeText } from '../places';
import type { Completion } from './completion';

/** What the module has been written with so far, as the values of new settings are. */
export interface Style {
  readonly quote: string;
}

/**
 * The settings of Django and of the packages in use that may be assigned at a place of a module: those of the releases in
 * use that the module itself does not assign yet. `rest` is what follows on the line: behind a name with a value only the
 * name itself is written.
 */
export function nameCompletions(
  model: ProjectModel,
  view: SettingsView,
  uri: Uri,
  span: Span,
  rest: string,
  style: Style,
): readonly Completion[] {
  const names = [...settings.keys(), ...packageNames(view)];
  const isWhole = !/^\s*[=+[.(:,]/.test(rest);
  return names.flatMap((name) => {
    const known = knownSetting(name);
    if (known === undefined || isWrittenIn(view, uri, name, span)) return [];
    const life = lifeOf(known, view);
    if (life === 'gone' || life === 'later') return [];
    const above = aboveText(model, view, name);
    const owner = known.of === 'package' ? nameOf(known.by) : undefined;
    return [
      {
        label: name,
        kind: 'setting' as const,
        span,
        insert: isWhole ? `${name} = ` : name,
        ...(isWhole && { snippet: snippetOf(known, style) }),
        ...detailOf(above, owner),
        about: { what: 'setting' as const, name },
        ...(life === 'old' && { deprecated: true as const }),
        rank: life === 'old' ? 3 : known.facts.safe === undefined ? 2 : 1,
      },
    ];
  });
}

function detailOf(above: string | undefined, owner: string | undefined): { readonly detail?: string } {
  const detail = above ?? owner;
  return detail === undefined ? {} : { detail };
}

/** Settings of packages that the project does not have would be noise. */
function packageNames(view: SettingsView): readonly string[] {
  return [...packageSettings].filter(([, { of }]) => isUsed(view, of)).map(([name]) => name);
}

/** True for a package that a dependency file asks for, or whose settings or app are there already. */
export function isUsed(view: SettingsView, of: PackageFacts): boolean {
  if (of.distributions.some((name) => view.packages?.has(name) === true)) return true;
  if (of.settings.some(({ name }) => view.get(name).isAssigned)) return true;
  return (
    view.sources.some(({ imports }) =>
      imports.some(({ module }) => of.modules.some((one) => module === one || module.startsWith(`${one}.`))),
    ) || isInstalled(view, of)
  );
}

function isInstalled(view: SettingsView, of: PackageFacts): boolean {
  return view.get('INSTALLED_APPS').all.some(({ value }) => {
    if (value.kind !== 'sequence') return false;
    return value.items.some((item) =>
      item.some((one) => {
        const text = one.value.kind === 'literal' ? one.value.value : undefined;
        return typeof text === 'string' && of.apps.some((app) => text === app || text.startsWith(`${app}.`));
      }),
    );
  });
}

/** Whether the module assigns the name elsewhere than at the cursor. */
function isWrittenIn(view: SettingsView, uri: Uri, name: string, span: Span): boolean {
  return view
    .get(name)
    .writes.some((write) => write.name.uri === uri && write.how !== 'import' && write.name.span.start !== span.start);
}

function aboveText(model: ProjectModel, view: SettingsView, name: string): string | undefined {
  const write = view.get(name).writes.at(-1);
  return write === undefined ? undefined : `overrides ${placeText(model, write.name)}`;
}

/** The assignment with a choice of values, the safe one first, or with room for the items. */
function snippetOf({ facts }: Known, { quote }: Style): string {
  const { name, kind, safe } = facts;
  const listed = choices[name]?.filter(({ since, removed }) => since === undefined && removed === undefined) ?? [];
  switch (kind) {
    case 'bool':
      return `${name} = \${1|${safe?.startsWith('`False`') === true ? 'False,True' : 'True,False'}|}`;
    case 'list':
      return `${name} = [\n    $0\n]`;
    case 'dict':
      return `${name} = {\n    $0\n}`;
    case 'text':
    case 'any': {
      const texts = listed.filter(({ code }) => code !== true).map(({ text }) => text);
      return texts.length === 0 ? `${name} = $0` : `${name} = ${quote}\${1|${texts.join(',')}|}${quote}`;
    }
    case 'int':
    case 'path':
      return `${name} = $0`;
  }
}
