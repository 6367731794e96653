import { moveValue } from './env-file';
import { fallbackLiteral } from './fallback';
import { requiredRead } from './idiom';
import { requireFixes } from './require';
import { keyword, sentryCalls, type SentryCall } from './sentry';
import { urlCredential } from './url';
import { textIn, within } from './values';
import type { EnvRead, Fix, Place, SettingsView } from './model';

const old = /^https?:\/\/[0-9a-f]{32}:[0-9a-f]{32}@[^/?#\s]+\/(?:[^?#\s]*\/)?\d+$/;

/** The address of a Sentry project in the form of its first releases, with a second key, which is secret. */
export function isOldDsn(text: string): boolean {
  return old.test(text.trim());
}

/** A text with its place. */
interface Written {
  readonly value: string;
  readonly at: Place;
}

/** Such an address, or another with a password, that `sentry_sdk.init` gets. */
export interface WrittenDsn extends Written {
  /** The read that falls back to it; undefined where it is given as it is. */
  readonly read: EnvRead | undefined;
}

/** The addresses with a password that `sentry_sdk.init` gets: by position, by keyword, under a name, as a fallback. */
export function writtenDsns(settings: SettingsView): readonly WrittenDsn[] {
  return sentryCalls(settings)
    .flatMap((found) => [
      ...[...given(found), ...named(found)].map((written) => ({ ...written, read: undefined })),
      ...fallbacks(settings, found.call.at),
    ])
    .filter(({ value }) => urlCredential(value) !== undefined);
}

function given({ call }: SentryCall): readonly Written[] {
  const dsn = keyword(call, 'dsn');
  const byKeyword = typeof dsn?.value === 'string' ? [{ value: dsn.value, at: dsn.at }] : [];
  return call.first === undefined ? byKeyword : [call.first, ...byKeyword];
}

/** Under a name of the module, which is no setting: those are judged by themselves. */
function named({ call, source }: SentryCall): readonly Written[] {
  const names = call.shows.flatMap(({ path }) => (path.length === 1 ? path : []));
  return source.texts.filter(({ name }) => names.includes(name));
}

function fallbacks(settings: SettingsView, call: Place): readonly WrittenDsn[] {
  return settings.reads.flatMap((read) => {
    const literal = within(call, read.at) ? fallbackLiteral(settings, read) : undefined;
    const value = literal && textIn(literal.value);
    return literal === undefined || value === undefined ? [] : [{ value, at: read.fallbackAt ?? literal.at, read }];
  });
}

/** Reads the address from the environment instead, or without its fallback. */
export function moveDsn(settings: SettingsView, { at, value, read: present }: WrittenDsn): readonly Fix[] {
  if (present !== undefined) return requireFixes(settings, present);
  const variable = 'SENTRY_DSN';
  const read = requiredRead(settings, at, variable);
  const moved = moveValue(settings, at, read.reader, { variable, value }, 'the present value');
  const edits = [...read.edits, { at, newText: read.text }, ...moved.edits];
  return [{ title: `Read it from the environment ${moved.says}`, edits, safety: 'unsafe', preferred: true }];
}
