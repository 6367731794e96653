import type { Role } from '../model/view';
import type { Severity } from '../rules/problem';

/** The table of `pyproject.toml` that configures this product, as the path of its keys. */
export const configSection = ['tool', 'django-settings-lint'] as const;

/** What a project or an editor may configure, already checked. */
export interface Options {
  readonly preset: 'default' | 'strict';
  /** By rule id (an alias counts as its rule): a severity, `off`, or `on` for the profile's severity. */
  readonly rules: ReadonlyMap<string, RuleLevel>;
  /** Roles given to entry modules, by path relative to the configuration file's folder. */
  readonly entries: ReadonlyMap<string, Role>;
  /** Such as `5.2`; null where the project is asked. */
  readonly djangoVersion: string | null;
  /** Glob patterns relative to the configuration file's folder. */
  readonly exclude: readonly string[];
  /** Paths or globs of the `.env` files of the project; empty where they are found by name. */
  readonly envFiles: readonly string[];
}

/** What a user may say of a rule; `on` is the level that the rule has by itself. */
export type RuleLevel = Severity | 'off' | 'on';

export const defaultOptions: Options = Object.freeze({
  preset: 'default',
  rules: new Map(),
  entries: new Map(),
  djangoVersion: null,
  exclude: [],
  envFiles: [],
});
