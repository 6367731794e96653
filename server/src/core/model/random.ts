import { single } from './bounds';
import type { Value } from './value';

/** Functions that give something else in every process. */
const sources =
  /^(?:django\.core\.management\.utils\.get_random_secret_key|django\.utils\.crypto\.get_random_string|cryptography\.fernet\.Fernet\.generate_key|secrets\.\w+|os\.urandom|uuid\.uuid[14]|random\.\w+)$/;

/** Functions that only write what they are given in other letters. */
const rewriting = /^(?:base64|binascii|hashlib|codecs)\.\w+$|^str\.join$/;

/** The call of such a function, or what is made of its result: `uuid4().hex`, `str(uuid4())`, `b64encode(urandom(32)).decode()`. */
export function isRandom(value: Value): boolean {
  if (value.kind !== 'call') return false;
  const names = value.callee.replace(/^(?:str\()+/, '').split(/[^\w.]/)[0] ?? '';
  const parts = names.split('.');
  const starts = parts.map((_, i) => parts.slice(0, i + 1).join('.'));
  if (starts.some((name) => sources.test(name))) return true;
  return starts.some((name) => rewriting.test(name)) && value.args.some((argument) => isRandomBound(argument.value));
}

function isRandomBound(bound: Parameters<typeof single>[0]): boolean {
  const value = single(bound);
  return value !== undefined && isRandom(value);
}
