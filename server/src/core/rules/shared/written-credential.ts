import { classify, isKeyNumber, soundsSecret, upperName } from './classifier';
import { leafName, type Leaf } from './leaves';
import { levelOfWritten } from './near-credential';
import { asksForRandom, isBlank, isOwnSecret } from './placeholder-secret';
import { isOnlyRefused } from './refused-texts';
import { isSplit } from './tokens';
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

/** Keys that say what a value is, and not whose. */
const fields =
  /(?:^|_)(?:id|kid|name|user|username|login|host|url|uri|path|file|dir|prefix|suffix|header|alg|algorithm|type|kind|format|label|title|description|scopes?|role|issuer|audience|region|version|backend|class|store|provider|model|field|expires?|lifetime|default|example|test)$/i;

/** Words with numbers behind them, as the name of something in a store of secrets is. */
const called = /^[a-z]+\d*(?:[-_/.:](?:[a-z]+\d*|\d+))*$/;

/** What a value is by its names: in `PARTNER_API_KEYS = {"acme": …}` the key tells whose it is, and the setting what. */
function nameOf(leaf: Leaf): string {
  const { setting, path, alternative } = leaf;
  const name = leafName(leaf);
  if (path.length !== 2 || soundsSecret(name) || fields.test(name)) return name;
  const text = textIn(alternative.value) ?? '';
  const isLikely = text.length >= 12 && /\d/.test(text) && /[a-z]/i.test(text) && !called.test(text);
  return isLikely && /^\w[\w.-]{0,23}$/.test(name)
    ? (/^(\w*(?:KEY|SECRET|TOKEN|PASSWORD))S$/.exec(setting)?.[1] ?? name)
    : name;
}

/** True for a text in the source that is a credential under its name, or works as one. */
export function isWrittenCredential(settings: SettingsView, leaf: Leaf): boolean {
  const name = nameOf(leaf);
  // Names leave nearly all texts out.
  if (leaf.alternative.read !== undefined || !soundsSecret(name)) return false;
  if (isElsewhere(leaf) || isIdOfApple(leaf) || isScope(leaf) || isKeyOfSite(settings, leaf)) return false;
  const text = textIn(leaf.alternative.value) ?? '';
  const verdict = classify(name, text);
  if (isKeyNumber(name, text, (secret) => isBeside(settings, leaf, secret))) return false;
  const isOne =
    verdict === 'placeholder'
      ? isInForce(settings, leaf)
      : verdict === 'credential' || (verdict === 'token' && isSplit(settings.textOf(leaf.alternative.at)));
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
