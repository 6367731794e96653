import { isOfSite } from '../../model/roles';
import { basename } from '../../text';
import { classify } from './classifier';
import { isForSite, isLive, isOwn, isRead, isSampleByComment, settingsOf } from './env-entries';
import { realSecret } from './env-secrets';
import { urlCredential } from './url';
import type { Profile } from '../rule';
import type { EnvFileEntry, EnvFileView, Fix, Problem, RelatedPlace } from './model';

/** The entry that says best why a file must not be seen, and how sure it is that it holds a secret. */
export interface Telling {
  readonly entry: EnvFileEntry;
  /** `certain`: its form leaves no doubt; `likely`: a password in words; `none`: no entry holds a secret. */
  readonly secret: 'certain' | 'likely' | 'none';
}

/** How severe it is that others may see the file. */
const profileOf: Readonly<Record<Telling['secret'], Profile>> = {
  certain: 'hard',
  likely: 'warn',
  none: 'hint',
};

/**
 * Undefined for a file without entries, for one whose values are encrypted (sops, dotenvx), which may be stored, and for one
 * that says of a secret in it that it is a sample.
 */
export function telling(file: EnvFileView): Telling | undefined {
  const { entries } = file;
  if (entries.some(isEncrypted)) return undefined;
  if (entries.some((entry) => isSecret(entry) && isSampleByComment(file, entry))) return undefined;
  // Of what tells by its form whose it is another rule speaks, which would take the word from a password beside it.
  const grave = entries.filter((entry) => !isToken(entry));
  const certain = grave.find((entry) => realSecret(entry) !== undefined);
  if (certain !== undefined) return { entry: certain, secret: 'certain' };
  const likely = grave.find(isSecret);
  const token = entries.find((entry) => realSecret(entry) !== undefined);
  if (likely === undefined && token !== undefined) return { entry: token, secret: 'certain' };
  if (likely !== undefined) return { entry: likely, secret: 'likely' };
  const [first] = entries;
  return first && { entry: first, secret: 'none' };
}

/** A word by which a value says that nobody else needs it: the key of a developer's machine, the password of a container. */
const ownWords =
  /(?:^|[^a-z])(?:dev\w*|local\w*|test\w*|insecure|secret|passw\w+|admin|root|postgres|dummy|fake|demo)(?:[^a-z]|$)/i;

/** What `startproject` writes in front of a key that it makes: no word of the author's. */
const madeKey = /^django-insecure-(?=.{40})/;

/** True for a file for development by its own words, where each secret says the same of itself. */
function isForWork(file: EnvFileView): boolean {
  const saysSo = ({ value }: EnvFileEntry): boolean => ownWords.test((value ?? '').replace(madeKey, ''));
  return !isLive(file) && file.entries.filter(isSecret).every(saysSo);
}

/**
 * True for a file that settings for development or tests alone load, while those of a site do not, and that nothing which starts
 * programs speaks of.
 */
function isLoadedForWorkOnly(file: EnvFileView): boolean {
  const { loadedBy, views, uri } = file;
  const isForSome = loadedBy.length > 0 && loadedBy.every(({ role }) => !isOfSite(role));
  if (!isForSome || isForSite(file) || !views.some(({ role }) => role === 'production')) return false;
  return !views.some(({ processes }) => processes.some(({ text }) => text.includes(basename(uri))));
}

/**
 * What is wrong with a file that others see, said at the entry that tells it; `words` by whether it holds a secret: without
 * words for one that holds none, nothing is said of it.
 */
export function aboutStored(
  file: EnvFileView,
  words: { readonly secrets: string; readonly none?: string },
  fixes: readonly Fix[],
): readonly Problem[] {
  const found = isOwn(file) ? telling(file) : undefined;
  if (found === undefined) return [];
  const { entry } = found;
  const isMild = found.secret === 'likely' && (isForWork(file) || isLoadedForWorkOnly(file));
  const secret = isMild ? 'none' : found.secret;
  // What a front end builds in, or a script sets, is often meant to be stored.
  if (secret === 'none' && !file.loader.known && !file.entries.some(isRead)) return [];
  const message = secret === 'none' ? words.none : words.secrets;
  if (message === undefined) return [];
  const related = secret === 'none' ? [] : otherSecrets(file, entry);
  return [{ at: entry.keyAt, subject: entry.key, message, profile: profileOf[secret], related, fixes }];
}

/** All others that have to be changed as well: the file is one cause, and its first secret says so for it. */
function otherSecrets(file: EnvFileView, first: EnvFileEntry): readonly RelatedPlace[] {
  return file.entries
    .filter((entry) => entry !== first && (realSecret(entry) !== undefined || isSecret(entry)))
    .map(({ key, keyAt }) => ({ at: keyAt, message: `\`${key}\` is a secret, too.` }));
}

function isToken(entry: EnvFileEntry): boolean {
  return classify(entry.key, entry.value ?? '') === 'token';
}

function isEncrypted({ key, value }: EnvFileEntry): boolean {
  return /^sops_|^DOTENV_PUBLIC_KEY/.test(key) || /^(?:ENC\[|encrypted:)/.test(value ?? '');
}

function isSecret(entry: EnvFileEntry): boolean {
  const value = entry.value ?? '';
  if (settingsOf(entry).includes('SECRET_KEY')) return value !== '' && classify('SECRET_KEY', value) === 'credential';
  return classify(entry.key, value) === 'credential' || urlCredential(value) !== undefined;
}
