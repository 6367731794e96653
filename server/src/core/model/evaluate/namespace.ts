import type { Expression } from '../../syntax/python-tree';
import { certain, literal, single, singleString, under, union, unknown, unknownValue } from '../bounds';
import { keywordsOf } from '../fold/containers';
import { importedPath, isUnbound, objectOf, unbound, type NamespaceObject } from '../objects';
import type { Alternative, Bound, Guard, UnknownReason, Value } from '../value';
import { none, type Call } from './calls';
import { executeFile, isData, isFromFile, isMissingFile, whySet } from './files';
import { bindName, openNames } from './names';
import { assign, writeInto } from './targets';

/** `setattr(module, "NAME", value)` and `exec(…)`: writes to the namespace by a function of the language. */
export function writeNamespace(call: Call, name: string): Bound | undefined {
  if (name === 'exec') return execute(call);
  // An expression binds no names.
  if (name === 'eval') return unknown('call', call.at, name);
  if (name !== 'setattr') return undefined;
  const [object, key, value] = call.args.positional;
  const target = object === undefined ? undefined : single(object);
  const space = target === undefined ? undefined : spaceOf(call, target);
  if (target === undefined || value === undefined || key === undefined) return none(call.at);
  if (space !== undefined) return store(call, space, key, value, call.node.args[2]?.value);
  const { frame, node, at } = call;
  const known = singleString(key);
  const written = known === undefined ? unknown('namespace', at) : value;
  writeInto(frame, target, known ?? '*', written, at, { statement: node, value: node });
  return none(at);
}

function spaceOf({ frame: { globals: scope, record } }: Call, value: Value): NamespaceObject | undefined {
  const object = objectOf(value);
  if (object?.type === 'namespace') return object;
  const isModule = importedPath(value)?.startsWith('sys.modules') === true;
  return isModule ? { type: 'namespace', as: 'module', scope, record } : undefined;
}

/** Writes a name whose text is known; any other key may be any name. `node` is the value as it is written for this name alone. */
function store(call: Call, space: NamespaceObject, key: Bound, value: Bound, node?: Expression): Bound {
  const name = singleString(key);
  if (name === undefined) openNames(space.scope, call.at, call.written, whySet(key));
  else bindName(call.frame, space, name, value, call.at, { statement: call.node, value: node ?? call.node });
  return none(call.at);
}

/** `exec(open("path").read())` runs the file here; anything else may do whatever it likes. */
function execute(call: Call): Bound {
  if (executeFile(call) || executeApart(call)) return none(call.at);
  openNames(call.frame.globals, call.at, 'exec', isMissingFile(call) ? 'overlay' : 'namespace');
  return none(call.at);
}

/**
 * `exec(code, names)` and `exec(code, module.__dict__)`: what the code sets is in a dictionary or module of its own; false where
 * that may be this one.
 */
function executeApart(call: Call): boolean {
  const { frame, node, at } = call;
  const [code, scope] = call.args.positional;
  const isApart =
    scope?.every(({ value }) => value.kind === 'dict' || isFromFile(value) || isNewModule(value)) === true;
  const written = node.args[1]?.value;
  if (!isApart || written === undefined) return false;
  const target = written.kind === 'attribute' && written.name === '__dict__' ? written.object : written;
  const read = code?.every(({ value }) => isFromFile(value)) === true ? 'file' : 'namespace';
  if (target.kind === 'name') assign(frame, target, unknown(read, at), { statement: node, value: node }, 'change');
  return true;
}

/** `types.ModuleType("config").__dict__`. */
function isNewModule(value: Value): boolean {
  return value.kind === 'call' && value.callee === 'types.ModuleType.__dict__';
}

/** Methods of `globals()`: `update`, `get`, `setdefault`, `__setitem__`. */
export function namespaceMethod(call: Call, space: NamespaceObject, name: string): Bound | undefined {
  const [first, second] = call.args.positional;
  if (name === 'update') return update(call, space, first);
  if (name === 'get') return read(call, space, first, second);
  if (name === '__setitem__' && first !== undefined && second !== undefined)
    return store(call, space, first, second, call.node.args[1]?.value);
  if (name === 'setdefault' && first !== undefined && second !== undefined) {
    const known = singleString(first);
    const bound = known === undefined ? undefined : space.scope.find(known);
    return bound ?? store(call, space, first, second);
  }
  return undefined;
}

function update(call: Call, space: NamespaceObject, first: Bound | undefined): Bound {
  for (const [name, value] of call.args.named) {
    const node = call.node.args.find((argument) => argument.name === name)?.value;
    store(call, space, certain(literal(name), call.at), value, node);
  }
  if (first === undefined) return none(call.at);
  if (first.every((alternative) => isEmailConfiguration(alternative.value))) return storeEmail(call);
  const each = first.map((one) => ({ ...one, names: one.value.kind === 'dict' ? keywordsOf(one.value) : undefined }));
  if (each.every(({ names }) => names === undefined)) {
    openNames(space.scope, call.at, whatOf(call), each.every(({ value }) => isData(value)) ? 'data' : 'namespace');
    return none(call.at);
  }
  const isOpen = each.some(({ names }) => names === undefined);
  const present = isOpen ? [...space.scope.entries().keys(), '*'].filter((name) => mayBeSetting.test(name)) : [];
  for (const name of new Set([...each.flatMap(({ names }) => [...(names?.keys() ?? [])]), ...present]))
    updateName(call, space, name, each);
  return none(call.at);
}

function whatOf({ written }: Call): string {
  return written === '' ? 'globals()' : written;
}

const mayBeSetting = /^([A-Z][A-Z0-9_]*|\*)$/;

/**
 * One of several dictionaries is taken over: what it does not have stays, and what is not known may hold any name. Data that is read
 * where there is some, and otherwise an empty dictionary, leaves what stood there as it was.
 */
function updateName(
  call: Call,
  space: NamespaceObject,
  name: string,
  each: readonly (Alternative & { readonly names: ReadonlyMap<string, Bound> | undefined })[],
): void {
  const before = space.scope.find(name) ?? certain(unbound, call.at);
  const now = (bound: Bound): Bound => bound.flatMap((one) => (isUnbound(one.value) ? under(before, one.when) : [one]));
  const isLaidOver = each.every(({ names, value }) => (names === undefined ? isData(value) : !names.has(name)));
  const parts = each.map(({ names, value, when }) => {
    if (names !== undefined) return isLaidOver ? before : under(now(names.get(name) ?? before), when);
    const hidden = under(unknown(isData(value) ? 'data' : 'namespace', call.at, whatOf(call)), when);
    const kept = isLaidOver ? before : under(isData(value) ? before : [], when);
    return [...kept, ...hidden];
  });
  const after = union(parts, call.at);
  if (name === '*' || isLaidOver) space.scope.set(name, after);
  else store(call, space, certain(literal(name), call.at), after);
}

function read(call: Call, { scope }: NamespaceObject, first: Bound | undefined, fallback: Bound | undefined): Bound {
  const known = singleString(first);
  if (known === undefined) return unknown('namespace', call.at);
  return scope.find(known) ?? fallback ?? none(call.at);
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

/** django-heroku 0.3.1 and its fork django-on-heroku 1.1.2: `settings(locals())` allows every host and sets a few names. */
export function helperPackage(call: Call, path: string): Bound | undefined {
  if (path !== 'django_heroku.settings' && path !== 'django_on_heroku.settings') return undefined;
  hide(call, ['DATABASES', 'TEST_RUNNER', 'LOGGING'], 'environment');
  if (!isOff(call, 'staticfiles')) serveStaticFiles(call);
  if (!isOff(call, 'secret_key')) readSecretKey(call);
  if (!isOff(call, 'allowed_hosts')) allowEveryHost(call);
  return none(call.at);
}

const whitenoise = 'whitenoise.middleware.WhiteNoiseMiddleware';

function serveStaticFiles(call: Call): void {
  write(call, 'STATIC_URL', certain(literal('/static/'), call.at));
  const folder = {
    kind: 'call',
    callee: 'os.path.join',
    args: [{ name: null, value: certain(literal('staticfiles'), call.at) }],
  } as const;
  write(call, 'STATIC_ROOT', certain(folder, call.at));
  write(
    call,
    'STATICFILES_STORAGE',
    certain(literal('whitenoise.storage.CompressedManifestStaticFilesStorage'), call.at),
  );
  const name = call.frame.globals.find('MIDDLEWARE_CLASSES') === undefined ? 'MIDDLEWARE' : 'MIDDLEWARE_CLASSES';
  const before = call.frame.globals.find(name) ?? unknown('namespace', call.at);
  const after = before.map((of) => ({ ...of, via: [call.at, ...of.via], value: withFirst(call, of.value) }));
  write(call, name, after);
}

function withFirst(call: Call, list: Value): Value {
  if (list.kind !== 'sequence') return unknownValue('operation');
  return { ...list, type: 'tuple', items: [[whole(call, literal(whitenoise))], ...list.items] };
}

/** The variable SECRET_KEY wins over what is written, where it is set. */
function readSecretKey(call: Call): void {
  const before = call.frame.globals.find('SECRET_KEY') ?? certain(unbound, call.at);
  const guard = (arm: boolean): Guard => ({ id: 'env:SECRET_KEY', at: call.at, arm, facts: [], unset: false });
  const set: Alternative = { ...whole(call, { kind: 'env', variable: 'SECRET_KEY', steps: [] }), when: [guard(true)] };
  call.frame.globals.set('SECRET_KEY', [set, ...under(before, [guard(false)])]);
}

/** The call decides, but no text in it could be replaced by a value: hence the trail. */
function whole(call: Call, value: Value): Alternative {
  return { value, at: call.at, via: [call.at], when: [] };
}

function write(call: Call, name: string, bound: Bound): void {
  const target = { kind: 'name', id: name, span: call.node.span } as const;
  const marked = bound.map((of) => (of.via.length > 0 ? of : { ...of, via: [call.at] }));
  assign(call.frame, target, marked, { statement: call.node, value: call.node }, 'change');
}

function allowEveryHost(call: Call): void {
  const hosts: Value = { kind: 'sequence', type: 'list', items: [[whole(call, literal('*'))]], open: false };
  write(call, 'ALLOWED_HOSTS', [whole(call, hosts)]);
}

function isOff(call: Call, name: string): boolean {
  const given = call.args.named.get(name);
  const value = given === undefined ? undefined : single(given);
  return value?.kind === 'literal' && value.value === false;
}
