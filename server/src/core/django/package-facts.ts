import type { SettingFacts } from './setting-facts';

/** How a package shows in a project. */
export interface PackageNames {
  /** Its names on PyPI, normalized (PEP 503), the present one first. */
  readonly distributions: readonly string[];
  /** What `INSTALLED_APPS` names it by: the app or a prefix of its configuration class. */
  readonly apps: readonly string[];
  /** What `MIDDLEWARE`, backends and imports name it by, where that differs from the apps: top-level modules. */
  readonly modules: readonly string[];
}

/** What a package says about one of its settings, in our words. */
export interface PackageSettingFacts extends Omit<SettingFacts, 'since' | 'deprecated' | 'removed'> {
  /** What applies where nobody sets it, as Python text; missing where the package does not say, or it depends. */
  readonly default?: string;
  /** The first release of the package that knows it, such as `3.5`; missing for one that all known releases have. */
  readonly since?: string;
  /** The first release of the package without it. */
  readonly removed?: string;
  /** The keys of a dictionary, such as those of `REST_FRAMEWORK`. */
  readonly keys?: readonly PackageKeyFacts[];
}

/** A key of a dictionary setting of a package, such as `DEFAULT_PERMISSION_CLASSES` of `REST_FRAMEWORK`. */
export interface PackageKeyFacts {
  readonly name: string;
  readonly kind: SettingFacts['kind'];
  readonly doc: string;
  readonly safe?: string;
  readonly default?: string;
  readonly since?: string;
  readonly removed?: string;
}

/** A package with its settings. */
export interface PackageFacts extends PackageNames {
  /** The page that describes the settings. */
  readonly docs: string;
  /** Its code cannot be imported without its app, because that defines models: settings alone have no effect then. */
  readonly needsApp?: true;
  readonly settings: readonly PackageSettingFacts[];
}

/** Checks the literal where it is written, and keeps the setting's names apart in its type. */
export function definePackage(facts: PackageFacts): PackageFacts {
  return Object.freeze(facts);
}
