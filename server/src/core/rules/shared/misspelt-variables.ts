import { boundedDistance } from './nearest';
import type { EnvFileEntry, EnvFileView } from './model';

/** The one variable that settings read, that the file does not set, and that a line of it is a single slip away from. */
export function meantVariable(wanted: readonly string[], { key }: EnvFileEntry): string | undefined {
  const near = wanted.filter(
    (each) =>
      Math.abs(each.length - key.length) <= 1 &&
      each.replace(/\d/g, '') !== key.replace(/\d/g, '') &&
      boundedDistance(key, each, 1) <= 1,
  );
  return near.length === 1 ? near[0] : undefined;
}

/** The variables that settings read and the file does not set. */
export function wantedBy(file: EnvFileView): readonly string[] {
  const names = new Set(file.reads.map(({ variable }) => variable));
  return [...names].filter((name) => name.length >= 6 && file.get(name) === undefined);
}

/** Whether another line of the file takes the value of a variable, as in `$NAME` and `${NAME:-other}`. */
export function isReferredTo(file: EnvFileView, { key }: EnvFileEntry): boolean {
  const name = new RegExp(`\\$\\{?${key}(?!\\w)`);
  return file.entries.some((entry) => name.test(file.textOf(entry.rawAt)));
}
