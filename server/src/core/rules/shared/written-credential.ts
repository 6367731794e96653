import { classify, isKeyNumber, soundsSecret, upperName } from './classifier';
import { leafName, type Leaf } from './leaves';
import { levelOfWritten } from './near-credential';
import { asksForRandom, isBlank, isOwnSecret } from './placeholder-secret';
import { isOnlyRefused } from './refused-texts';
import { privateKeysIn, tokensIn } from './tokens';
import { placeKey, textIn } from './values';
import type { Alternative, Bound, Severity, SettingsView } from './model';

/** Django's own keys and its databases have rules of their own, but not what a driver is told. */
function isElsewhere({ setting, path }: Leaf): boolean {
  if (setting === 'DATABASES') return path[2] !== 'CLIENT' && path[2] !== 'OPTIONS';
  return setting === 'SECRET_KEY' || setting === 'SECRET_KEY_FALLBACKS';
}

/** `DEFAULT_SECRET_KEY` that `SECRET_KEY` falls back to: what is wrong with it is said of the key. */
function isKeyOfSite(settings: SettingsView, { alternative, setting, path }: Leaf): boolean {
  const places = settings.once(
    'places of SECRET_KEY',
    () => new Set(settings.get('SECRET_KEY').all.map(({ at }) => placeKey(at))),
  );
  if (places.has(placeKey(alternative.at))) return true;
  return path.length === 1 && settings.once('names in SECRET_KEY', () => namesInKey(settings)).has(setting);
}

/** The names that the key is written as or falls back to, also where a site that has no other key refuses to start. */
function namesInKey(settings: SettingsView): ReadonlySet<string> {
  const { all, writes } = settings.get('SECRET_KEY');
  const fallbacks = all.flatMap(({ read }) => read?.fallbackAt ?? []);
  return new Set(
    [...writes.map(({ value }) => value), ...fallbacks].flatMap(
      (place) => /(?:^|=\s*|\b(?:or|else)\s+)([A-Za-z_]\w*)$/.exec(settings.textOf(place))?.[1] ?? [],
    ),
  );
}

/** What allauth calls the secret and the key of Apple are the ids of a key and of a team: the key itself is `certificate_key`. */
function isIdOfApple({ setting, path }: Leaf): boolean {
  return setting === 'SOCIALACCOUNT_PROVIDERS' && path[1] === 'apple' && /^(?:secret|key)$/.test(path.at(-1) ?? '');
}

/** What may be done by a way to log in, as in OpenAPI's `{"password": ["read", "write"]}`: words in a list under the way's name. */
function isScope({ path, beside, alternative }: Leaf): boolean {
  if (path.length < 2 || !/^[a-z]+(?:[:._-][a-z]+)*$/.test(textIn(alternative.value) ?? '')) return false;
  const entry = beside.find(({ key }) => textIn(key) === path.at(-1));
  return entry?.value.some(({ value }) => value.kind === 'sequence' && isAmong(value.items, alternative)) === true;
}

function isAmong(items: readonly Bound[], one: Alternative): boolean {
  return items.some((item) => item.includes(one));
}

/** Whether the dict that a value stands in, or the settings, have something under another name. */
function isBeside(settings: SettingsView, { beside, path }: Leaf, other: string): boolean {
  if (path.length < 2) return settings.assigned.includes(other);
  return beside.some(({ key }) => upperName(textIn(key) ?? '') === other);
}

/** True for a text in the source that is a credential under its name, or works as one. */
export function isWrittenCredential(settings: SettingsView, leaf: Leaf): boolean {
  const name = leafName(leaf);
  // Names leave nearly all texts out.
  if (leaf.alternative.read !== undefined || !soundsSecret(name)) return false;
  if (isElsewhere(leaf) || isIdOfApple(leaf) || isScope(leaf) || isKeyOfSite(settings, leaf)) return false;
  const text = textIn(leaf.alternative.value) ?? '';
  const verdict = classify(name, text);
  if (isKeyNumber(name, text, (secret) => isBeside(settings, leaf, secret))) return false;
  const isOne =
    verdict === 'placeholder'
      ? isInForce(settings, leaf)
      : verdict === 'credential' || (verdict === 'token' && isJoined(settings, leaf));
  return isOne && !isOnlyRefused(settings, leaf);
}

/** A placeholder that a site signs with or compares with: everybody tries it first, and it works. */
function isInForce({ role }: SettingsView, leaf: Leaf): boolean {
  if (role !== 'production' && role !== 'unknown') return false;
  const [name, text] = [leafName(leaf), textIn(leaf.alternative.value) ?? ''];
  return (isOwnSecret(name) && !isBlank(text)) || asksForRandom(name, text);
}

/** How severe it is, by what is known of it; undefined for the usual. */
export function levelOf(settings: SettingsView, leaf: Leaf): Severity | undefined {
  const isWord = classify(leafName(leaf), textIn(leaf.alternative.value) ?? '') === 'placeholder';
  return isWord ? 'warning' : levelOfWritten(settings, leaf);
}

/** The token of a provider that is put together from pieces, where the rule about tokens in the text sees none. */
function isJoined(settings: SettingsView, { alternative }: Leaf): boolean {
  const written = settings.textOf(alternative.at);
  return /["']\s*\+|["']\s+["']/.test(written) && tokensIn(written).length + privateKeysIn(written).length === 0;
}
