import { packages, type PackageFacts, type PackageId } from '../../django/packages';
import { hasApp, listsNone } from './apps';
import { deployedLeaves, textsOf } from './leaves';
import { isOlder } from './releases';
import { textIn } from './values';
import type { SettingsView } from './model';

/**
 * Whether a project uses a package: a rule about it speaks only then. Its app is installed, its middleware or backend is
 * listed, a module that the entry runs imports it, or a dependency file asks for it. False also where nothing is known, and
 * for a package whose app is left out that nothing of it runs without.
 */
export function usesPackage(settings: SettingsView, id: PackageId): boolean {
  return settings.once(`package ${id}`, () => {
    // Most packages are not used, and nothing in the settings begins as they do.
    if (!nearPackages(settings).has(id)) return false;
    const { distributions, apps, modules }: PackageFacts = packages[id];
    if (lacksNeededApp(settings, id)) return false;
    return (
      distributions.some((name) => settings.packages?.has(name) === true) ||
      apps.some((name) => hasApp(settings, name) === true) ||
      isImported(settings, modules) ||
      isListed(settings, modules)
    );
  });
}

/** The packages that a project may use: no other has a name that a dependency file or a path in the settings begins with. */
export function nearPackages(settings: SettingsView): ReadonlySet<PackageId> {
  return settings.once('near packages', () => {
    const near = new Set<PackageId>();
    const take = (ids: readonly PackageId[] | undefined): void => ids?.forEach((id) => near.add(id));
    for (const name of settings.packages?.keys() ?? []) take(byDistribution.get(name));
    for (const root of rootsIn(settings)) take(byRoot.get(root));
    return near;
  });
}

const byDistribution = byNames(({ distributions }) => distributions);
const byRoot = byNames(({ apps, modules }) => [...apps, ...modules].map(rootOf));

function byNames(names: (facts: PackageFacts) => readonly string[]): ReadonlyMap<string, readonly PackageId[]> {
  const ids = Object.keys(packages) as PackageId[];
  const found = new Map<string, readonly PackageId[]>();
  for (const id of ids)
    for (const name of new Set(names(packages[id]))) found.set(name, [...(found.get(name) ?? []), id]);
  return found;
}

/** What the paths of modules begin with that an entry imports, or names where apps and classes are named. */
function rootsIn(settings: SettingsView): ReadonlySet<string> {
  return settings.once('roots of modules', () => {
    const roots = new Set<string>();
    for (const { imports } of settings.sources) for (const { module } of imports) roots.add(rootOf(module));
    for (const { alternative } of textsOf(settings, assignedOf(settings, named)))
      roots.add(rootOf(textIn(alternative.value) ?? ''));
    for (const { value } of settings.get('INSTALLED_APPS').deployedAlternatives) {
      const items = value.kind === 'sequence' ? value.items.flat() : [];
      for (const item of items) roots.add(rootOf(textIn(item.value) ?? ''));
    }
    return roots;
  });
}

function rootOf(path: string): string {
  const dot = path.indexOf('.');
  return dot < 0 ? path : path.slice(0, dot);
}

/**
 * Whether a setting that only one package reads counts: the project uses the package, or has no dependency file that could
 * tell. Where such a file is there and nothing asks for the package, the setting is a leftover.
 */
export function mayUsePackage(settings: SettingsView, id: PackageId): boolean {
  return settings.packages === undefined ? !lacksNeededApp(settings, id) : usesPackage(settings, id);
}

/** A list of apps that is written and known to the end, without the one that nothing of the package runs without. */
function lacksNeededApp(settings: SettingsView, id: PackageId): boolean {
  const { apps, needsApp }: PackageFacts = packages[id];
  return needsApp === true && listsNone(settings, apps);
}

/**
 * The release of a package in use, such as `[4, 3, 1]`: from a lock file or a pin, else the lowest that a range allows.
 * Undefined where no dependency file tells.
 */
function packageVersion(settings: SettingsView, id: PackageId): readonly number[] | undefined {
  const facts: PackageFacts = packages[id];
  const found = facts.distributions.map((name) => settings.packages?.get(name)?.version ?? undefined);
  return found.find((version) => version !== undefined);
}

/** Whether the release in use is at least `since`, such as `4.0`; undefined where the release is not known. */
export function packageAtLeast(settings: SettingsView, id: PackageId, since: string): boolean | undefined {
  const version = packageVersion(settings, id);
  if (version === undefined) return undefined;
  return !isOlder(version, since);
}

/** True only where no release that the dependency files allow is as new as `release`: an open range never is. */
export function packageIsBefore(settings: SettingsView, id: PackageId, release: string): boolean {
  const facts: PackageFacts = packages[id];
  const fact = facts.distributions.map((name) => settings.packages?.get(name)).find((found) => found !== undefined);
  return fact?.exact === true && fact.version !== null && isOlder(fact.version, release);
}

function isImported(settings: SettingsView, modules: readonly string[]): boolean {
  return settings.sources.some(({ imports }) => imports.some(({ module }) => isWithin(module, modules)));
}

/** The settings that name the classes of packages by their paths. */
const named = [
  'MIDDLEWARE',
  'AUTHENTICATION_BACKENDS',
  'REST_FRAMEWORK',
  'STORAGES',
  'STATICFILES_STORAGE',
  'DEFAULT_FILE_STORAGE',
];

function assignedOf(settings: SettingsView, names: readonly string[]): readonly string[] {
  return names.filter((name) => settings.get(name).isAssigned);
}

function isListed(settings: SettingsView, modules: readonly string[]): boolean {
  const names = assignedOf(settings, named);
  return (
    deployedLeaves(settings, ({ alternative }) => isWithin(textIn(alternative.value) ?? '', modules), names).length > 0
  );
}

function isWithin(path: string, modules: readonly string[]): boolean {
  return modules.some((module) => path === module || path.startsWith(`${module}.`));
}
