import { isForDevelopment } from './routes';
import { wholeFile } from './source';
import type { FileEdit, Fix, Place, RouteCall, RoutedValue, RouteValue, UrlsView } from './model';

/** A setting of a Celery app that its own module gives, beside those that it takes from Django's settings. */
export interface CeleryOption {
  /** In today's spelling, in lower case: `broker_url`, `task_serializer`. */
  readonly name: string;
  readonly value: RouteValue;
}

const oldNames: Readonly<Record<string, string>> = {
  broker: 'broker_url',
  backend: 'result_backend',
  celery_accept_content: 'accept_content',
  celery_always_eager: 'task_always_eager',
  celery_event_serializer: 'event_serializer',
  celery_result_backend: 'result_backend',
  celery_result_serializer: 'result_serializer',
  celery_task_serializer: 'task_serializer',
};

/**
 * What `celery.py` sets by `app.conf.name = …`, `app.conf["name"] = …`, `app.conf.update(name=…)` and as arguments of `Celery(…)`,
 * as far as a deployed site has it.
 */
function celeryOptions(urls: UrlsView): readonly CeleryOption[] {
  if (isForDevelopment(urls)) return [];
  const { values } = urls;
  return urls.recall('celery options', values, () => optionsIn(values));
}

function optionsIn(values: readonly RoutedValue[]): readonly CeleryOption[] {
  const made = values.flatMap(({ value, targets, guarded }) =>
    value.kind === 'call' && isApp(value.call) ? [{ call: value.call, targets, guarded }] : [],
  );
  const heads = made.flatMap(({ targets }) => targets).map((app) => `${app}.conf.`);
  const later = values.filter(({ guarded }) => !guarded).flatMap((each) => setLater(each, heads));
  const first = made.filter(({ guarded }) => !guarded).flatMap(({ call }) => namedOptions(call));
  return [...first, ...later].map(({ name, value }) => ({ name, value: meant(value, values) }));
}

/** What the name of a module stands for, where it is given once. */
function meant(value: RouteValue, values: readonly RoutedValue[]): RouteValue {
  if (value.kind !== 'path') return value;
  const [given, ...others] = values.filter(({ targets }) => targets.includes(value.path));
  return given === undefined || given.guarded || others.length > 0 ? value : given.value;
}

function isApp({ callee }: RouteCall): boolean {
  return /^celery\.(?:app\.(?:base\.)?)?Celery$/.test(callee);
}

function setLater({ value, targets }: RoutedValue, heads: readonly string[]): readonly CeleryOption[] {
  if (value.kind === 'call' && heads.some((head) => value.call.callee === `${head}update`))
    return namedOptions(value.call);
  return targets.flatMap((target) =>
    heads.flatMap((head) => (target.startsWith(head) ? [option(target.slice(head.length), value)] : [])),
  );
}

/** Keyword arguments, and the pairs of a dict. */
function namedOptions({ args }: RouteCall): readonly CeleryOption[] {
  return args.flatMap(({ name, value }) => {
    if (name !== null) return [option(name, value)];
    if (value.kind !== 'dict') return [];
    return value.entries.flatMap((entry) => (entry.key === null ? [] : [option(entry.key, entry.value)]));
  });
}

function option(written: string, value: RouteValue): CeleryOption {
  const name = written.toLowerCase();
  return { name: oldNames[name] ?? name, value };
}

/**
 * With what the names of Django's settings begin that its apps take, as `app.config_from_object("django.conf:settings", namespace=…)`
 * says; `CELERY` where it says nothing, which is how the names of earlier releases begin.
 */
export function celeryNamespaces(urls: UrlsView): readonly string[] {
  return urls.values.flatMap(({ value }) => {
    if (value.kind !== 'call' || !value.call.callee.endsWith('.config_from_object')) return [];
    const [from, ...others] = value.call.args;
    const isDjango = from?.value.kind === 'text' && from.value.text === 'django.conf:settings';
    if (!isDjango && !(from?.value.kind === 'path' && from.value.path === 'django.conf.settings')) return [];
    const given = others.find(({ name }) => name === 'namespace')?.value;
    if (given === undefined) return ['CELERY'];
    return given.kind === 'text' ? [given.text] : [];
  });
}

/** The places where the app itself turns a flag on. */
export function turnedOn(urls: UrlsView, flag: string): readonly Place[] {
  return celeryOptions(urls).flatMap(({ name, value }) =>
    name === flag && value.kind === 'truth' && value.value ? [value.at] : [],
  );
}

/** What the app says about the certificates of its broker and of its store of results. */
export function certificateOptions(urls: UrlsView): readonly RouteValue[] {
  return celeryOptions(urls)
    .filter(({ name }) => /^(?:broker|redis_backend)_use_ssl$/.test(name))
    .flatMap(({ value }) => (value.kind === 'dict' ? value.entries : []))
    .flatMap(({ key, value }) => (key === 'ssl_cert_reqs' ? [value] : []));
}

type Text = Extract<RouteValue, { kind: 'text' }>;

/** A text of an option: its value, an item of its list, or what a read of the environment falls back to. */
export interface OptionText {
  readonly name: string;
  readonly text: Text;
  /** The items of the list that it stands in. */
  readonly among: readonly RouteValue[];
  /** The read that falls back to it. */
  readonly read: RouteValue | undefined;
}

/** The texts of the options named. */
export function optionTexts(urls: UrlsView, names: readonly string[]): readonly OptionText[] {
  return celeryOptions(urls)
    .filter(({ name }) => names.includes(name))
    .flatMap(({ name, value }) => {
      const fallback = fallbackOf(value);
      const given = fallback ?? value;
      const among = given.kind === 'list' ? given.items : [given];
      const read = fallback && value;
      return among.flatMap((text) => (text.kind === 'text' ? [{ name, text, among, read }] : []));
    });
}

/** `os.environ.get("BROKER_URL", "…")`. */
function fallbackOf(value: RouteValue): RouteValue | undefined {
  if (value.kind !== 'call' || !/^os\.(?:environ\.get|getenv)$/.test(value.call.callee)) return undefined;
  return value.call.args.find(({ name }, index) => name === 'default' || (name === null && index === 1))?.value;
}

/** Writes another text in the quotes of the author. */
export function rewritten(urls: UrlsView, { at }: Text, text: string): FileEdit {
  const quote = /["']/.exec(urls.textOf(at))?.[0] ?? '"';
  return { at, newText: quote + text + quote };
}

/** Takes a text out of its list with one comma; undefined where more stands between it and its neighbour. */
export function withoutItem(urls: UrlsView, { text, among }: OptionText): FileEdit | undefined {
  const index = among.indexOf(text);
  const [first, second] = index === 0 ? [text, among[1]] : [among[index - 1], text];
  if (first === undefined || second === undefined) return undefined;
  const gap = { start: first.at.span.end, end: second.at.span.start };
  if (!/^\s*,\s*$/.test(urls.textOf({ uri: urls.uri, span: gap }))) return undefined;
  const span = index === 0 ? { start: text.at.span.start, end: gap.end } : { start: gap.start, end: text.at.span.end };
  return { at: { uri: urls.uri, span }, newText: '' };
}

/** The addresses of the broker and of the store of results. */
export function brokerTexts(urls: UrlsView): readonly OptionText[] {
  return optionTexts(urls, ['broker_url', 'broker_read_url', 'broker_write_url', 'result_backend']);
}

/** Reads an option from the environment, without a fallback; none where the module does not import `os`. */
export function requireOption(urls: UrlsView, { name, text, read }: OptionText): readonly Fix[] {
  if (!/^import os\b/m.test(urls.textOf(wholeFile(urls.uri)))) return [];
  const variable = read === undefined ? `"CELERY_${name.toUpperCase()}"` : variableOf(urls, read);
  if (variable === undefined) return [];
  const edits = [{ at: (read ?? text).at, newText: `os.environ[${variable}]` }];
  return [
    { title: `Read ${variable.replace(/["']/g, '`')} from the environment`, edits, safety: 'unsafe', preferred: true },
  ];
}

function variableOf(urls: UrlsView, read: RouteValue): string | undefined {
  const first = read.kind === 'call' ? read.call.args[0]?.value : undefined;
  return first?.kind === 'text' ? urls.textOf(first.at) : undefined;
}
