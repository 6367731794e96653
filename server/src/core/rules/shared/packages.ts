import { packages, type PackageFacts, type PackageId } from '../../django/packages';
import { hasApp } from './apps';
import { isOlder } from './releases';
import { has, isKnown, textIn } from './values';
import type { SettingsView, Test } from './model';

/**
 * Whether a project uses a package: a rule about it speaks only then. Its app is installed, its middleware or backend is
 * listed, a module that the entry runs imports it, or a dependency file asks for it. False also where nothing is known.
 */
export function usesPackage(settings: SettingsView, id: PackageId): boolean {
  return settings.once(`package ${id}`, () => {
    const facts: PackageFacts = packages[id];
    return (
      facts.distributions.some((name) => settings.packages?.has(name) === true) ||
      facts.apps.some((name) => hasApp(settings, name) === true) ||
      isImported(settings, facts.modules) ||
      isListed(settings, facts.modules)
    );
  });
}

/**
 * The release of a package in use, such as `[4, 3, 1]`: from a lock file or a pin, else the lowest that a range allows.
 * Undefined where no dependency file tells.
 */
export function packageVersion(settings: SettingsView, id: PackageId): readonly number[] | undefined {
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

function isImported(settings: SettingsView, modules: readonly string[]): boolean {
  return settings.sources.some(({ imports }) => imports.some(({ module }) => isWithin(module, modules)));
}

const lists = ['MIDDLEWARE', 'AUTHENTICATION_BACKENDS'] as const;

function isListed(settings: SettingsView, modules: readonly string[]): boolean {
  const named: Test = (value) => {
    const text = textIn(value);
    return text === undefined ? (isKnown(value) ? false : undefined) : isWithin(text, modules);
  };
  return lists.some((name) => settings.get(name).judge(has(named)) === true);
}

function isWithin(path: string, modules: readonly string[]): boolean {
  return modules.some((module) => path === module || path.startsWith(`${module}.`));
}
