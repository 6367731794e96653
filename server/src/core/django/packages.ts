import type { PackageFacts, PackageSettingFacts } from './package-facts';
import { corsHeaders } from './packages/cors-headers';
import { csp } from './packages/csp';

export type { PackageFacts, PackageKeyFacts, PackageNames, PackageSettingFacts } from './package-facts';

/** The packages that rules, hovers and completions know, by the id that rules name them with. One row for each file. */
export const packages = Object.freeze({
  'cors-headers': corsHeaders,
  csp,
}) satisfies Readonly<Record<string, PackageFacts>>;

export type PackageId = keyof typeof packages;

/** Every setting of these packages with the package that it belongs to, by name. */
export const packageSettings: ReadonlyMap<
  string,
  { readonly id: PackageId; readonly of: PackageFacts; readonly facts: PackageSettingFacts }
> = new Map(
  Object.entries<PackageFacts>(packages).flatMap(([id, of]) =>
    of.settings.map((facts) => [facts.name, { id: id as PackageId, of, facts }] as const),
  ),
);
