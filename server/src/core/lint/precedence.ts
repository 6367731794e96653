import { touches } from '../text';
import type { Candidate } from './candidate';

/**
 * One finding per cause: where two rules speak about the same subject at the same place, the first of a row wins over the
 * others in it. Rules about what is not known yet are named already, so that adding them needs no change here.
 */
export const precedence: readonly (readonly string[])[] = Object.freeze([
  [
    'provider-token-in-source',
    'secret-key-hardcoded',
    'secret-key-insecure-default',
    'secret-key-weak',
    'secret-key-empty',
    'secret-key-regenerated',
  ],
  ['debug-env-string', 'debug-default-is-string', 'debug-fails-open', 'debug-enabled', 'bool-setting-from-string'],
  ['served-root-exposes-project', 'whitenoise-serves-media', 'media-static-overlap'],
  ['password-hasher-removed', 'password-hasher-weak', 'password-hasher-not-argon2'],
  [
    'allowed-hosts-wrong-type',
    'allowed-hosts-default-wildcard',
    'allowed-hosts-wildcard',
    'allowed-hosts-blank-entry',
    'allowed-hosts-empty',
  ],
  ['proxy-ssl-header-malformed', 'proxy-ssl-header-value-insecure', 'proxy-ssl-header-unconditional'],
  [
    'provider-token-in-source',
    'private-key-in-settings',
    'db-default-credentials',
    'credential-env-default',
    'db-password-hardcoded',
    'storage-keys-hardcoded',
    'jwt-signing-key-hardcoded',
    'broker-default-credentials',
    'jwt-signing-key-short',
    'credential-in-url',
    'hardcoded-credential',
  ],
  ['setting-name-typo', 'security-name-without-effect'],
  ['secret-key-rotation-ignored', 'setting-not-yet-available'],
  ['cors-wrong-type', 'bool-setting-from-string'],
  ['storage-insecure-transport', 'bool-setting-from-string'],
  ['db-url-ssl-require-downgrade', 'db-tls-unverified'],
  ['encryption-key-reuse', 'jwt-signing-key-shared'],
  ['implicit-string-concat', 'allowed-hosts-malformed', 'csrf-trusted-origin-malformed', 'cors-origin-malformed'],
  [
    'letters-in-list',
    'allowed-hosts-malformed',
    'csrf-trusted-origin-no-scheme',
    'csrf-trusted-origin-malformed',
    'cors-origin-malformed',
  ],
  ['dotenv-live-token', 'dotenv-tracked', 'dotenv-not-ignored'],
  // What the loader makes of a line comes before what the value that comes out of it means.
  [
    'dotenv-inline-comment',
    'dotenv-hash-in-value',
    'dotenv-unterminated-quote',
    'dotenv-trailing-space',
    'dotenv-bool-not-understood',
    'dotenv-debug-on',
    'dotenv-insecure-flag',
    'dotenv-hosts',
    'dotenv-origins',
    'dotenv-secret-key-weak',
    'service-default-credentials',
    'dotenv-placeholder-secret',
    'jwt-signing-key-short',
    'dotenv-empty-secret',
  ],
]);

/** The candidates that no other candidate takes the word from. In proportion to their number. */
export function withoutOverruled(candidates: readonly Candidate[]): readonly Candidate[] {
  const rivals = new Map<string, Candidate[]>();
  for (const winner of candidates.filter(({ rule }) => isRanked(rule.id))) {
    for (const key of keysOf(winner)) {
      const known = rivals.get(key);
      if (known === undefined) rivals.set(key, [winner]);
      else known.push(winner);
    }
  }
  return candidates.filter((loser) => {
    if (!isRanked(loser.rule.id)) return true;
    return !keysOf(loser).some((key) => rivals.get(key)?.some((winner) => overrules(winner, loser)) === true);
  });
}

/** Whether one of two rules may take the word from the other. */
export function areRivals(a: string, b: string): boolean {
  return [...precedence, aboutSecrets].some((row) => row.includes(a) && row.includes(b));
}

/** Only rules of a row can take the word from each other. */
function isRanked(id: string): boolean {
  return ranked.has(id);
}

/** Candidates can only be rivals where they share one of these: what they are about, or their text. */
function keysOf({ problem: { at, subject } }: Candidate): readonly [about: string, text: string] {
  const { start, end } = at.span;
  return [`${subject ?? ''} ${at.uri}`, `${String(start)}-${String(end)} ${at.uri}`];
}

/** Rules about secrets: a text that is used under two names, or by two entries, is one secret and takes one fix. */
const aboutSecrets: readonly string[] = Object.freeze([
  'provider-token-in-source',
  'private-key-in-settings',
  'secret-key-hardcoded',
  'secret-key-insecure-default',
  'secret-key-weak',
  'db-default-credentials',
  'credential-env-default',
  'db-password-hardcoded',
  'email-password-hardcoded',
  'storage-keys-hardcoded',
  'jwt-signing-key-hardcoded',
  'credential-in-url',
  'hardcoded-credential',
  'jwt-signing-key-short',
]);

const ranked: ReadonlySet<string> = new Set([...precedence.flat(), ...aboutSecrets]);

function overrules(winner: Candidate, loser: Candidate): boolean {
  if (isSameSecret(winner, loser)) return true;
  if (winner.problem.subject !== loser.problem.subject) return false;
  if (!ranksAbove(winner.rule.id, loser.rule.id)) return false;
  const a = winner.problem.at;
  const b = loser.problem.at;
  if (a.uri !== b.uri) return false;
  // Where two entries show one place, the one that is nearer to production decides what is said there.
  if (winner.entry !== loser.entry) return touches(a.span, b.span) && isAsSevere(winner, loser);
  // Of what is wrong with DEBUG one thing is enough, wherever in a module it is.
  return touches(a.span, b.span) || winner.problem.subject === 'DEBUG';
}

function isSameSecret(winner: Candidate, loser: Candidate): boolean {
  const rank = aboutSecrets.indexOf(winner.rule.id);
  return (
    isSameText(winner, loser) && rank >= 0 && rank < aboutSecrets.indexOf(loser.rule.id) && isAsSevere(winner, loser)
  );
}

function isSameText({ problem: { at: a } }: Candidate, { problem: { at: b } }: Candidate): boolean {
  return a.uri === b.uri && a.span.start === b.span.start && a.span.end === b.span.end;
}

const severities: readonly Candidate['severity'][] = ['off', 'hint', 'info', 'warning', 'error'];

function isAsSevere(winner: Candidate, loser: Candidate): boolean {
  return severities.indexOf(winner.severity) >= severities.indexOf(loser.severity);
}

function ranksAbove(winner: string, loser: string): boolean {
  return precedence.some((row) => {
    const at = row.indexOf(winner);
    return at >= 0 && row.indexOf(loser) > at;
  });
}
