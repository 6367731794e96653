import { parseServiceUrl, reachOf, type Reach } from './service-url';
import { isOfKafka } from './kafka';
import { textIn } from './values';
import type { Leaf } from './leaves';
import type { DictItem, Value } from './model';

/** Options of clients that check a certificate unless they are told not to. */
const flags = /^(?:verify_certs|verify_ssl|ssl_verify|ssl_assert_hostname|enable\.ssl\.certificate\.verification)$/;
/** The same as a setting of its own, for services whose clients have such an option. */
const named =
  /^(?:ELASTICSEARCH|OPENSEARCH|ES|KAFKA|SOLR|VAULT|MEILISEARCH)_(?:\w+_)?VERIFY(?:_CERTS|_SSL)?$|^(?:\w+_)?(?:VERIFY|VALIDATE)_(?:\w+_)?(?:SSL|TLS|CERTS?)(?:_CERT(?:S|IFICATES?)?)?(?:_(?:IN|EX)TERNAL)?$|^(?:\w+_)?(?:SSL|TLS)_(?:CERTS?_)?(?:VERIFY|VERIFICATION)$/;
/** Rules of their own speak of these. */
const known = /^(?:OIDC|SOCIAL_AUTH)_/;
const addresses = /^(?:hosts?|urls?|address|endpoint|server|cloud_id|bootstrap[._]servers)$/i;

/** An option with which a client checks a certificate; `verify` alone says what it verifies only beside an address. */
export function checksCertificate(leaf: Leaf, name: string): boolean {
  const { path, beside, setting } = leaf;
  if (path.length === 1) return named.test(setting) && !known.test(setting);
  if (name === 'ssl_check_hostname') return isOfKafka(leaf);
  return flags.test(name) || (name === 'verify' && beside.some(({ key }) => addresses.test(textIn(key) ?? '')));
}

/**
 * How far away the service is, by the address beside an option. Where a variable names it, the deployed one is anywhere; what
 * stands in for the variable only says whether the address is one without TLS.
 */
export function reachOfService(beside: readonly DictItem[]): Reach {
  const values = beside.filter(({ key }) => addresses.test(textIn(key) ?? '')).flatMap(({ value }) => value);
  const texts = values.flatMap((each) => textsIn(each.value));
  if (values.some((each) => isRead(each.value)) && !texts.some((text) => text.startsWith('http:'))) return 'public';
  const hosts = texts.flatMap((text) => parseServiceUrl(text)?.hosts ?? [text.replace(/:\d+$/, '')]);
  return hosts.length === 0 ? 'public' : reachOf(hosts);
}

function isRead(value: Value): boolean {
  if (value.kind === 'sequence') return value.items.some((item) => item.some((each) => isRead(each.value)));
  return value.kind === 'env';
}

function textsIn(value: Value): readonly string[] {
  if (value.kind === 'sequence') return value.items.flatMap((item) => item.flatMap((each) => textsIn(each.value)));
  const text = textIn(value);
  return text === undefined ? [] : [text];
}
