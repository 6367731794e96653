import { importedPath } from '../../model/objects';
import { brokerTexts, certificateOptions } from './celery-app';
import { redisSchemes } from './servers';
import { parseServiceUrl } from './service-url';
import { textIn } from './values';
import type { Place, UrlsView, Value } from './model';

export type Check = 'none' | 'optional' | 'name';

/** What a value under `ssl_cert_reqs` leaves unchecked, as redis-py and Celery read it. */
export function requirement(value: Value): Check | undefined {
  if (value.kind === 'literal' && (value.value === null || value.value === 0 || value.value === false)) return 'none';
  return requirementCalled(textIn(value) ?? importedPath(value) ?? '');
}

/** The same by the text of the value, `None` and `ssl.CERT_NONE` included. */
export function requirementCalled(name: string): Check | undefined {
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
export function requirementIn(address: string): Check | undefined {
  const url = address.includes('ssl_cert_reqs=') ? parseServiceUrl(address) : undefined;
  return url !== undefined && redisSchemes.has(url.scheme)
    ? requirementCalled(url.query.get('ssl_cert_reqs') ?? '')
    : undefined;
}
