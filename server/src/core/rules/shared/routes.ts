import { eolOf, wholeFile } from './source';
import { pointAt } from './edits';
import { textIn } from './values';
import type { FileEdit, Fix, Place, RouteCall, RouteValue, Uri, UrlsView } from './model';

/** A call in a URLconf with the calls around it, innermost first. */
export interface FoundCall {
  readonly call: RouteCall;
  readonly around: readonly RouteCall[];
  /** True where somebody decides when it counts, such as `if settings.DEBUG`. */
  readonly guarded: boolean;
}

/** Every call of a URLconf that a deployed site may have, those within others after them. */
export function callsIn(urls: UrlsView): readonly FoundCall[] {
  if (isForDevelopment(urls)) return [];
  const { values } = urls;
  return urls.recall('calls', values, () => values.flatMap(({ value, guarded }) => callsOf(value, [], guarded)));
}

/** True where settings for development or tests name the module as their `ROOT_URLCONF`, and no others do. */
export function isForDevelopment({ uri, entries }: UrlsView): boolean {
  const naming = entries.filter((entry) =>
    entry.get('ROOT_URLCONF').deployedAlternatives.some(({ value }) => isModule(uri, textIn(value) ?? '')),
  );
  return naming.length > 0 && naming.every(({ role }) => role === 'development' || role === 'test');
}

/** Whether a file is the module of a dotted name, as far as its path tells. */
export function isModule(uri: Uri, dotted: string): boolean {
  const path = `/${dotted.replaceAll('.', '/')}`;
  return dotted !== '' && (uri.endsWith(`${path}.py`) || uri.endsWith(`${path}/__init__.py`));
}

function callsOf(value: RouteValue, around: readonly RouteCall[], guarded: boolean): readonly FoundCall[] {
  switch (value.kind) {
    case 'list':
      return value.items.flatMap((item) => callsOf(item, around, guarded));
    case 'dict':
      return value.entries.flatMap((entry) => callsOf(entry.value, around, guarded));
    case 'call': {
      const inside = [value.call, ...around];
      const within = value.call.args.flatMap((argument) => callsOf(argument.value, inside, guarded));
      return [{ call: value.call, around, guarded }, ...within];
    }
    default:
      return [];
  }
}

/** `path`, `re_path` and the `url` of earlier releases. */
export function isRoute({ callee }: RouteCall): boolean {
  return /^django\.(?:urls\.(?:path|re_path)|conf\.urls\.url|urls\.conf\.(?:path|re_path))$/.test(callee);
}

/** The text of a route, without the anchor of a regular expression: `admin/` for `r"^admin/"`. */
export function routeText({ args }: RouteCall): string | undefined {
  const value = positional(args, 0) ?? named(args, 'route') ?? named(args, 'regex');
  return value?.kind === 'text' ? value.text.replace(/^\^/, '') : undefined;
}

/** What a route leads to. */
export function viewOf({ args }: RouteCall): RouteValue | undefined {
  return positional(args, 1) ?? named(args, 'view');
}

/** The keyword argument of a call in a URLconf. */
export function named(args: RouteCall['args'], name: string): RouteValue | undefined {
  return args.find((argument) => argument.name === name)?.value;
}

/** The positional argument of a call in a URLconf, counted from 0. */
export function positional(args: RouteCall['args'], index: number): RouteValue | undefined {
  const values = args.filter((argument) => argument.name === null);
  return values[index]?.value;
}

/** The module that `include("x.urls")`, `include(x.urls)` or `include((x.urls, "app"))` names. */
export function includedModule(call: RouteCall): string | undefined {
  if (!/^django\.(?:urls(?:\.conf)?|conf\.urls)\.include$/.test(call.callee)) return undefined;
  const given = positional(call.args, 0);
  const module = given?.kind === 'list' ? given.items[0] : given;
  if (module?.kind === 'text') return module.text;
  return module?.kind === 'path' ? module.path : undefined;
}

/** Keeps a route for the time while `DEBUG` is on: `*([route] if settings.DEBUG else [])`. */
export function onlyInDebug(urls: UrlsView, route: Place): readonly Fix[] {
  const before = urls.textOf({ uri: urls.uri, span: { start: 0, end: route.span.start } }).trimEnd();
  if (!/[[,]$/.test(before)) return [];
  // What stands below `if not settings.DEBUG` is meant for deployed sites, and to be moved by hand.
  if (/^(?:if|elif|else)\b/.test(before.match(/^\S.*$/gm)?.at(-1) ?? '')) return [];
  const newText = `*([${urls.textOf(route)}] if settings.DEBUG else [])`;
  const edits = [...importEdit(urls, 'django.conf', 'settings'), { at: route, newText }];
  return [{ title: 'Route it only while `DEBUG` is on', edits, safety: 'unsafe', preferred: true }];
}

/** The edit that imports a name, where the module does not import it yet: in front of its first import. */
export function importEdit(urls: UrlsView, module: string, name: string): readonly FileEdit[] {
  const text = urls.textOf(wholeFile(urls.uri));
  const from = new RegExp(String.raw`^from[ \t]+${module.replaceAll('.', String.raw`\.`)}[ \t]+import\b(.*)$`, 'gm');
  if ([...text.matchAll(from)].some(([, names = '']) => new RegExp(String.raw`\b${name}\b`).test(names))) return [];
  const first = /^(?:from|import)\s/m.exec(text);
  const at = pointAt(urls.uri, first?.index ?? 0);
  return [{ at, newText: `from ${module} import ${name}${eolOf(text)}` }];
}
