import { packageSettings } from '../../django/packages';
import { settings as facts } from '../../django/settings';
import { boundedDistance } from './nearest';
import type { EnvFileEntry, EnvFileView, Fix, Problem } from './model';

/** The one variable that settings read, that the file does not set, and that a line of it is a single slip away from. */
export function meantVariable(wanted: readonly string[], { key }: EnvFileEntry): string | undefined {
  const near = wanted.filter(
    (each) =>
      Math.abs(each.length - key.length) <= 1 &&
      each.replace(/\d/g, '') !== key.replace(/\d/g, '') &&
      isOneWord(each, key) &&
      boundedDistance(key, each, 1) <= 1,
  );
  return near.length === 1 ? near[0] : undefined;
}

/** `B2_REGION` and `R2_REGION` are two things: what is wrong in a word leaves enough of it to tell which one it is. */
function isOneWord(a: string, b: string): boolean {
  const [left, right] = [a.split('_'), b.split('_')];
  if (left.length !== right.length) return true;
  return left.every((word, i) => word === right[i] || Math.max(word.length, right[i]?.length ?? 0) > 2);
}

/** The variables that settings read and the file does not set. */
export function wantedBy(file: EnvFileView): readonly string[] {
  const names = new Set(file.reads.map(({ variable }) => variable));
  return [...names].filter((name) => name.length >= 6 && file.get(name) === undefined);
}

/** Whether another line of the file or what starts programs takes the value of a variable, as in `$NAME` and `${NAME:-other}`. */
export function isReferredTo(file: EnvFileView, { key }: EnvFileEntry): boolean {
  const [view] = file.views;
  const texts = [
    ...file.entries.map(({ rawAt }) => file.textOf(rawAt)),
    ...(view?.processes ?? []).map(({ text }) => text),
  ];
  return texts.some((text) => [...text.matchAll(/\$\{?(\w+)/g)].some(([, name]) => name === key));
}

/** A file of whose lines settings read none, where another one has the variable: `pgbouncer.env` beside `django.env`. */
export function isOfOtherProgram(file: EnvFileView, near: string): boolean {
  const isUnread = file.entries.every(({ reads }) => reads.length === 0);
  return isUnread && file.others.some((other) => other.role === file.role && other.defines(near));
}

/** Either name may be the wrong one: that of a setting is right, and so is one that other `.env` files have. */
function isWrongInCode(file: EnvFileView, key: string, near: string): boolean {
  return isRightName(file, key) && !isRightName(file, near);
}

/** A variable that is one slip away from one that settings read. */
export function aboutVariable(file: EnvFileView, { key, keyAt }: EnvFileEntry, near: string): Problem {
  const inCode = isWrongInCode(file, key, near);
  const reads = file.reads.filter(({ variable }) => variable === near);
  const title = `Rename it to \`${near}\` (it starts to work)`;
  const fix: Fix = { title, edits: [{ at: keyAt, newText: near }], safety: 'unsafe', preferred: false };
  const advice = inCode ? `Correct the name in the settings` : 'Rename it';
  return {
    at: keyAt,
    subject: key,
    message: `No settings module reads \`${key}\`, and nothing sets \`${near}\`, which they read. ${advice} if that is meant.`,
    related: reads.map(({ variableAt }) => ({ at: variableAt, message: `\`${near}\` is read here.` })),
    fixes: inCode ? [] : [fix],
  };
}

function isRightName(file: EnvFileView, name: string): boolean {
  return isSettingName(name.replace(/^DJANGO_/, '')) || file.others.some((other) => other.defines(name));
}

function isSettingName(name: string): boolean {
  return facts.has(name) || packageSettings.has(name) || name === 'SECRET_KEY';
}
