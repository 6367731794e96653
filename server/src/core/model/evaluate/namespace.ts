import { certain, literal, single, union, unknown } from '../bounds';
import { importedPath, objectOf, unbound } from '../objects';
import type { Bound, Place, UnknownReason, Value } from '../value';
import { none, type Call } from './calls';
import type { Frame } from './frame';
import { assign } from './targets';

/** From here on, any name of the module may have been set or replaced by code that is not followed. */
export function openNamespace(frame: Frame, at: Place, what: string): void {
  const hidden = unknown('namespace', at, what);
  for (const [name, bound] of frame.globals.entries()) {
    if (name === '*' || !/^[A-Z][A-Z0-9_]*$/.test(name)) continue;
    frame.globals.set(name, union([bound, hidden], at));
  }
  frame.globals.set('*', hidden);
}

/** `setattr(module, "NAME", value)` and `exec(…)`: writes to the namespace by a function of the language. */
export function writeNamespace(call: Call, name: string): Bound | undefined {
  if (name === 'exec' || name === 'eval') return execute(call);
  if (name !== 'setattr') return undefined;
  const [object, key, value] = call.args.positional;
  const target = object === undefined ? undefined : single(object);
  if (target === undefined || value === undefined || key === undefined || !isThisModule(target)) return none(call.at);
  return store(call, key, value);
}

function isThisModule(value: Value): boolean {
  return objectOf(value)?.type === 'namespace' || importedPath(value)?.startsWith('sys.modules') === true;
}

function store(call: Call, key: Bound, value: Bound): Bound {
  const name = single(key);
  if (name?.kind === 'literal' && typeof name.value === 'string') {
    assign(call.frame, { kind: 'name', id: name.value, span: call.node.span }, value, {
      statement: call.node,
      value: call.node,
    });
  } else openNamespace(call.frame, call.at, call.written);
  return none(call.at);
}

/** `exec(open("path").read())` runs the file here; anything else may do whatever it likes. */
function execute(call: Call): Bound {
  openNamespace(call.frame, call.at, 'exec');
  return none(call.at);
}

/** Methods of `globals()`: `update`, `get`, `setdefault`, `__setitem__`. */
export function namespaceMethod(call: Call, name: string): Bound | undefined {
  const [first, second] = call.args.positional;
  if (name === 'update') return update(call, first);
  if (name === 'get') return read(call, first, second);
  if (name === 'setdefault' && first !== undefined && second !== undefined) {
    const key = single(first);
    const bound =
      key?.kind === 'literal' && typeof key.value === 'string' ? call.frame.globals.find(key.value) : undefined;
    return bound ?? store(call, first, second);
  }
  return undefined;
}

function update(call: Call, first: Bound | undefined): Bound {
  for (const [name, value] of call.args.named) store(call, certain(literal(name), call.at), value);
  if (first === undefined) return none(call.at);
  if (first.every((alternative) => isEmailConfiguration(alternative.value))) return storeEmail(call);
  const value = single(first);
  if (value?.kind !== 'dict' || value.open) {
    openNamespace(call.frame, call.at, call.written);
    return none(call.at);
  }
  for (const entry of value.entries) store(call, certain(entry.key, entry.keyAt), entry.value);
  return none(call.at);
}

function read(call: Call, first: Bound | undefined, fallback: Bound | undefined): Bound {
  const key = first === undefined ? undefined : single(first);
  const known = key?.kind === 'literal' && typeof key.value === 'string' ? key.value : undefined;
  if (known === undefined) return unknown('namespace', call.at);
  return call.frame.globals.find(known) ?? fallback ?? none(call.at);
}

/** Settings that a parsed mail URL gives, as django-environ and dj-email-url name them. */
const mailSettings = [
  ...['EMAIL_FILE_PATH', 'EMAIL_HOST', 'EMAIL_PORT', 'EMAIL_HOST_USER', 'EMAIL_HOST_PASSWORD', 'EMAIL_BACKEND'],
  ...['EMAIL_USE_TLS', 'EMAIL_USE_SSL', 'EMAIL_TIMEOUT', 'EMAIL_SSL_KEYFILE', 'EMAIL_SSL_CERTFILE'],
];

function isEmailConfiguration(value: Value): boolean {
  if (value.kind === 'call') return value.callee === 'environ.email-url';
  return value.kind === 'env' && value.steps.some((step) => step.op === 'cast' && step.cast === 'email-url');
}

/** `vars().update(env.email_url(…))` sets the mail settings and no other. */
function storeEmail(call: Call): Bound {
  hide(call, mailSettings, 'environment');
  return none(call.at);
}

/** Names that may have been set become unknown or stay what they were. */
function hide(call: Call, names: readonly string[], reason: UnknownReason): void {
  for (const name of names) {
    const before = call.frame.globals.find(name) ?? certain(unbound, call.at);
    call.frame.globals.set(name, union([before, unknown(reason, call.at, call.written)], call.at));
  }
}

const herokuSettings = [
  'DATABASES',
  'TEST_RUNNER',
  'STATIC_ROOT',
  'STATIC_URL',
  'MIDDLEWARE',
  'MIDDLEWARE_CLASSES',
  'STATICFILES_STORAGE',
  'LOGGING',
  'SECRET_KEY',
];

/** django-heroku 0.3.1 and its fork django-on-heroku 1.1.2: `settings(locals())` allows every host and sets a few names. */
export function helperPackage(call: Call, path: string): Bound | undefined {
  if (path !== 'django_heroku.settings' && path !== 'django_on_heroku.settings') return undefined;
  hide(
    call,
    herokuSettings.filter((name) => name !== 'SECRET_KEY' || !isOff(call, 'secret_key')),
    'environment',
  );
  if (!isOff(call, 'allowed_hosts')) allowEveryHost(call);
  return none(call.at);
}

function isOff(call: Call, name: string): boolean {
  const given = call.args.named.get(name);
  const value = given === undefined ? undefined : single(given);
  return value?.kind === 'literal' && value.value === false;
}

/** The call decides, but no text in it could be replaced by a list: hence the trail. */
function allowEveryHost(call: Call): void {
  const item = { value: literal('*'), at: call.at, via: [call.at], when: [] };
  const hosts: Value = { kind: 'sequence', type: 'list', items: [[item]], open: false };
  const source = { statement: call.node, value: call.node };
  const target = { kind: 'name', id: 'ALLOWED_HOSTS', span: call.node.span } as const;
  assign(call.frame, target, [{ ...item, value: hosts }], source, 'change');
}
