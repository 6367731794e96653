import { moveValue } from './env-file';
import { requiredRead } from './idiom';
import { keyword, sentryCalls } from './sentry';
import { urlCredential } from './url';
import type { WrittenKeyword } from '../../model/source-facts';
import type { Fix, SettingsView } from './model';

const old = /^https?:\/\/[0-9a-f]{32}:[0-9a-f]{32}@[^/?#\s]+\/(?:[^?#\s]*\/)?\d+$/;

/** The address of a Sentry project in the form of its first releases, with a second key, which is secret. */
export function isOldDsn(text: string): boolean {
  return old.test(text.trim());
}

/** Such addresses, and others with a password, that `sentry_sdk.init` is given as they are. */
export function writtenDsns(settings: SettingsView): readonly (WrittenKeyword & { readonly value: string })[] {
  return sentryCalls(settings).flatMap((call) => {
    const dsn = keyword(call, 'dsn');
    return typeof dsn?.value === 'string' && urlCredential(dsn.value) ? [{ ...dsn, value: dsn.value }] : [];
  });
}

/** Reads the address from the environment instead. */
export function moveDsn(
  settings: SettingsView,
  { at, value }: { at: WrittenKeyword['at']; value: string },
): readonly Fix[] {
  const variable = 'SENTRY_DSN';
  const read = requiredRead(settings, at, variable);
  const moved = moveValue(settings, at, read.reader, { variable, value }, 'the present value');
  const edits = [...read.edits, { at, newText: read.text }, ...moved.edits];
  return [{ title: `Read it from the environment ${moved.says}`, edits, safety: 'unsafe', preferred: true }];
}
