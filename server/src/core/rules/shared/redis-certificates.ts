import { importedPath } from '../../model/objects';
import { brokerTexts, certificateOptions } from './celery-app';
import { isOfKafka } from './kafka';
import { isOptIn, leafName, type Leaf } from './leaves';
import { redisSchemes } from './servers';
import { parseServiceUrl } from './service-url';
import { moduleText } from './source';
import { textIn, truthy } from './values';
import type { EnvValue, Guard, Place, SettingsView, UrlsView, Value } from './model';

/** What is left of checking a server's certificate: nothing, a look at one that is sent, or all but the name in it. */
export type Check = 'none' | 'optional' | 'name';

/** What is said of each. */
export const certificateMessages: Readonly<Record<Check | 'heroku', string>> = {
  none: 'TLS to Redis accepts any certificate, so another machine can take the place of the server. Require a certificate that is checked.',
  heroku:
    'TLS to Redis accepts any certificate, as Heroku asks for, whose Redis signs its own. Check it wherever else the site is deployed.',
  optional: 'TLS to Redis does not insist on a certificate. Require one that is checked.',
  name: 'TLS to Redis accepts the certificate of any other server. Check its name as well.',
};

/** The settings read the variable in which Heroku gives the address, or another one that only Heroku sets. */
export function isAskedByHeroku({ reads }: SettingsView): boolean {
  return reads.some(({ variable }) => /^(?:REDIS_TLS_URL|DYNO|HEROKU_\w+)$/.test(variable));
}

/** The same text with a check, in the author's way of writing it; undefined for what is neither name nor address. */
export function required(text: string): string | undefined {
  if (/\bCERT_(?:NONE|OPTIONAL)\b/.test(text)) return text.replace(/\bCERT_(?:NONE|OPTIONAL)\b/, 'CERT_REQUIRED');
  return /ssl_cert_reqs=(?:none|optional)/i.test(text) ? text.replace(/(ssl_cert_reqs=)\w+/i, '$1required') : undefined;
}

/** A branch that only some servers take counts; what somebody has to ask for does not. */
export function isUnchecked(settings: SettingsView, leaf: Leaf): boolean {
  if (uncheckedIn(settings, leaf) === undefined) return false;
  const isAboutChecking = ({ at }: Guard): boolean => /verif|valid|check|cert|insecure/i.test(settings.textOf(at));
  return !isOptIn(leaf, isAboutChecking);
}

/** What a value of the settings leaves unchecked, by its name or as the address of a server. */
export function uncheckedIn(settings: SettingsView, leaf: Leaf): Check | undefined {
  const { value } = leaf.alternative;
  const name = leafName(leaf);
  if (name === 'SSL_CERT_REQS' && leaf.setting === 'RQ_QUEUES')
    return queueMayUseTls(leaf) ? requirement(value) : undefined;
  if (name === 'ssl_cert_reqs') return requirement(value);
  if (isHandedOn(settings, leaf)) return requirement(value);
  if (name === 'ssl_check_hostname' && isOfKafka(leaf)) return undefined;
  if (name === 'ssl_check_hostname') return value.kind === 'literal' && value.value === false ? 'name' : undefined;
  if (value.kind === 'env') return requirementBehind(value);
  return requirementIn(textIn(value) ?? '');
}

/** What a value under `ssl_cert_reqs` leaves unchecked, as redis-py and Celery read it. */
function requirement(value: Value): Check | undefined {
  if (value.kind === 'literal' && (value.value === null || value.value === 0 || value.value === false)) return 'none';
  return requirementCalled(textIn(value) ?? importedPath(value) ?? '');
}

/** The same by the text of the value, `None` and `ssl.CERT_NONE` included. */
function requirementCalled(name: string): Check | undefined {
  const text = name.replace(/^ssl\./, '').toLowerCase();
  if (text === 'none' || text === 'cert_none') return 'none';
  return text === 'optional' || text === 'cert_optional' ? 'optional' : undefined;
}

/** What the app of Celery leaves unchecked: in its options, and in the addresses of its servers. */
export function uncheckedByApp(urls: UrlsView): readonly { readonly at: Place; readonly check: Check }[] {
  const options = certificateOptions(urls).map(({ at }) => {
    const text = urls.textOf(at).replace(/^["']|["']$/g, '');
    return { at, check: requirementCalled(text) };
  });
  const addresses = brokerTexts(urls).map(({ text: { at, text } }) => ({ at, check: requirementIn(text) }));
  return [...options, ...addresses].flatMap(({ at, check }) => (check === undefined ? [] : [{ at, check }]));
}

/** What an address asks for: `rediss://cache.example.org/0?ssl_cert_reqs=none`. */
function requirementIn(address: string): Check | undefined {
  const url = address.includes('ssl_cert_reqs=') ? parseServiceUrl(address) : undefined;
  return url !== undefined && redisSchemes.has(url.scheme)
    ? requirementCalled(url.query.get('ssl_cert_reqs') ?? '')
    : undefined;
}

/** The end of an address that starts with variables: `f"rediss://{HOST}/0?ssl_cert_reqs=none"`. */
function requirementBehind({ steps }: EnvValue): Check | undefined {
  const last = steps.at(-1);
  const asked = last?.op === 'wrap' ? /[?&]ssl_cert_reqs=(\w+)/i.exec(last.after)?.[1] : undefined;
  return asked === undefined ? undefined : requirementCalled(asked);
}

/** Whether a queue of django-rq may use TLS: it asks for it, or its address is not plainly without. */
function queueMayUseTls({ beside }: Leaf): boolean {
  const valuesOf = (key: string): readonly Value[] =>
    beside.filter((entry) => textIn(entry.key) === key).flatMap(({ value }) => value.map((each) => each.value));
  const addresses = valuesOf('URL');
  if (addresses.length > 0) return addresses.some((value) => textIn(value)?.startsWith('redis://') !== true);
  return valuesOf('SSL').some((value) => truthy(value) === true);
}

/** `REDIS_CERT_REQS = None` that a call of the same module gets as `ssl_cert_reqs`. */
function isHandedOn(settings: SettingsView, { setting, path, alternative: { at, read, value } }: Leaf): boolean {
  if (path.length > 1 || read !== undefined || value.kind === 'env' || !setting.endsWith('CERT_REQS')) return false;
  return new RegExp(String.raw`\bssl_cert_reqs\s*=\s*${setting}\b`).test(moduleText(settings, at.uri));
}
