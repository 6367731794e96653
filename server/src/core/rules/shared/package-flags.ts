import { reportPlace } from './replacing';
import { mayUsePackage } from './packages';
import { falsy, truthy } from './values';
import { setFlag, writtenAt, type SettingPath } from './dict-keys';
import type { PackageId } from '../../django/packages';
import type { Profile } from '../rule';
import type { Problem, SettingsView } from './model';

/** A flag of a package that is dangerous with one of its values. */
export interface FlagRow<P extends Profile = Profile> {
  readonly path: SettingPath;
  /** The value that is reported. */
  readonly wrong: boolean;
  readonly message: string;
  /** Replaces the profile of the rule. */
  readonly profile?: P;
}

/** Reports each flag that a project sets to its dangerous value, and offers the other one. */
export function* wrongFlags<P extends Profile>(
  settings: SettingsView,
  id: PackageId,
  rows: readonly FlagRow<P>[],
): Iterable<Problem & { readonly profile?: P; readonly absent?: never }> {
  if (!mayUsePackage(settings, id)) return;
  for (const { path, wrong, message, profile } of rows) {
    const found = writtenAt(settings, path, wrong ? truthy : falsy);
    if (found === undefined) continue;
    yield {
      at: reportPlace(settings, found.alternative),
      subject: path[0],
      message,
      fixes: setFlag(settings, found, !wrong),
      ...(profile === undefined ? {} : { profile }),
    };
  }
}
