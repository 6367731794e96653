import type { ApiViews } from '../../core/model/project';
import type { Uri } from '../../core/text';
import { pathInLibrary } from '../files/folders';
import type { FileSource } from '../files/source';
import type { Folder } from '../files/walk';
import { modulesWhere, textsOf } from './own-modules';

/** Projects with more modules than this are not read for the names of their views. */
const maxModules = 400;
const maxLength = 500_000;

/**
 * The views of REST framework that a project has, where its settings use it: undefined for others, and for a project that is too
 * large to be read for this. Where no module that is named for views has any, all others are asked whether they make some.
 */
export async function apiViews(
  source: FileSource,
  root: Uri,
  folders: readonly Folder[],
  settings: ReadonlyMap<Uri, string>,
): Promise<ApiViews | undefined> {
  if (!mayBeOpen([...settings.values()])) return undefined;
  const asked = folders.filter(({ path }) => !path.split('/').some((part) => /^settings$/i.test(part)));
  const uris = asked.flatMap((folder) => modulesWhere(folder, isForViews(folder)));
  if (uris.length > maxModules) return undefined;
  const views = viewsAmong((await textsOf(source, uris)).filter((text) => text.length <= maxLength));
  if (views.deciding + views.open.length > 0) return views;
  const all = asked.flatMap((folder) => modulesWhere(folder, () => true)).filter((uri) => !settings.has(uri));
  // What a library around the project has to show is not among its own modules.
  if (all.length > maxModules || (await pathInLibrary(source, root)) !== undefined) return views;
  return mayHaveViews(await textsOf(source, all)) ? views : { ...views, isNone: true };
}

/** What serves without being a view, or says itself who may use it; views of Wagtail's API are views of REST framework. */
const plainImports =
  /^[ \t]*from rest_framework import (?:(?:serializers|fields|filters|relations|exceptions|status|reverse)(?: as \w+)?(?:, *|(?=\s)))+$/gm;
const forViews =
  /\brest_framework(?!_simplejwt|\.(?:authtoken|exceptions|fields|filters|relations|serializers|status|test|urls|utils|validators)\b)|\badrf\b|\bwagtail\.api\b/;

/** Whether any of these modules asks for a part of REST framework that views are made with. */
export function mayHaveViews(texts: readonly string[]): boolean {
  return texts.some((text) => forViews.test(text.replace(plainImports, '')));
}

/** Settings that use REST framework, and of which nobody can see that they ask for a login. */
function mayBeOpen(texts: readonly string[]): boolean {
  if (!texts.some((text) => /["']rest_framework["']|\bREST_FRAMEWORK\b/.test(text))) return false;
  const isOpen = /AllowAny|OrReadOnly|DEFAULT_PERMISSION_CLASSES["']\]?\s*[:=]\s*[[(]\s*[\])]/;
  return !texts.some((text) => text.includes('DEFAULT_PERMISSION_CLASSES')) || texts.some((text) => isOpen.test(text));
}

const viewModule = /(?:^|_)(?:views?|view_?sets?|apis?|endpoints?|resources?|rest|mixins?|permissions?)(?:_|\d*\.py$)/i;
const viewFolder = /^(?:views?|view_?sets?|apis?|endpoints?|resources?|rest|v\d+)$/i;

function isForViews({ path }: Folder): (name: string) => boolean {
  const isOfViews = path.split('/').some((part) => viewFolder.test(part));
  return (name) => isOfViews || viewModule.test(name);
}

/** A class or function as the lines that start it say. */
interface Candidate {
  readonly name: string;
  readonly bases: readonly string[];
  /** True where it says itself who may use it. */
  readonly decides: boolean;
  /** True for a set of views without a view: others are to be made from it. */
  readonly isBare?: boolean;
  /** The names in its module that come from elsewhere than REST framework, Django and what is known to leave permissions alone. */
  readonly foreign?: ReadonlySet<string>;
}

const decorator = String.raw`@[^\n]*\n(?:[ \t)][^\n]*\n)*`;
const classes = new RegExp(String.raw`^((?:${decorator})*)class[ \t]+(\w+)[ \t]*\(([^)]*)\)[ \t]*:`, 'gm');
const functions = new RegExp(String.raw`^((?:${decorator})+)(?:async[ \t]+)?def[ \t]+(\w+)`, 'gm');
const decision =
  /^[ \t]+(?:permission_classes[ \t]*[=:]|(?:async[ \t]+)?def[ \t]+(?:get_permissions|check_permissions)\b)/m;
/** `@method_decorator(…)` on a method or above the class, with what it applies. */
const applied = /^[ \t]*@method_decorator\([ \t\n]*([\w.]+)/gm;
/** Decorators of Django and of packages for documentation that let everybody in. */
const forEverybody =
  /(?:^|\.)(?:csrf_\w+|ensure_csrf_cookie|requires_csrf_token|never_cache|cache_\w+|vary_on_\w+|sensitive_\w+|gzip_page|condition|etag|last_modified|non_atomic_requests|transaction|atomic|xframe_\w+|ratelimit|swagger_\w+|extend_schema\w*|name|require_\w+|conditional_page)$/;

/** What a view can be made of: `as_view` and routers take any method that gets a request. `ViewSet` has none, nor `GenericViewSet`. */
const action = /^[ \t]+(?:async[ \t]+)?def[ \t]+\w+\s*\(\s*(?:\w+\s*,\s*)?(?:_*req(?:uest)?\b|\*)/m;

/** Bases of REST framework's own. */
const ofFramework =
  /^(?:API|(?:Generic|List|Create|Retrieve|Update|Destroy)+API)View$|^(?:Generic|Model|ReadOnlyModel)?ViewSet$/;

const imports = /^from[ \t]+([\w.]+)[ \t]+import[ \t]+(\([^)]*\)|[^\n]*)/gm;
const withoutPermissions =
  /^(?:django(?!_ninja|_oso)|rest_|drf|adrf|wagtail|dj_rest_auth|djoser|knox|braces|reversion|polymorphic|silk|dry_rest)/;

/** The names that a module imports from packages and modules that may bring permissions along. */
function foreignNames(text: string): ReadonlySet<string> {
  const found = [...text.matchAll(imports)].filter(([, from = '']) => !withoutPermissions.test(from));
  return new Set(
    found.flatMap(([, , names = '']) => names.replace(/#.*/g, '').match(/\w+(?=[ \t]*(?:[,)\n]|$))/g) ?? []),
  );
}

/** Which views some modules have; those that others are made from are no views of their own. */
export function viewsAmong(texts: readonly string[]): ApiViews {
  const using = texts.filter((text) => text.includes('rest_framework'));
  const found = using.flatMap(classesIn);
  const byName = new Map<string, readonly Candidate[]>();
  for (const one of found) byName.set(one.name, [...(byName.get(one.name) ?? []), one]);
  const isBase = new Set(found.flatMap(({ bases }) => bases));
  const judged = found
    .filter(({ name, isBare }) => !isBase.has(name) && isBare !== true)
    .flatMap((one) => {
      const line = lineage(one, byName);
      // What a base that nobody sees asks for is not known.
      return line.isView && (line.decides || !line.isUnseen) ? [{ name: one.name, decides: line.decides }] : [];
    });
  const all = [...judged, ...using.flatMap(functionsIn)];
  const open = all.filter(({ decides }) => !decides).map(({ name }) => name);
  return { deciding: all.length - open.length, open: [...new Set(open)] };
}

function classesIn(text: string): readonly Candidate[] {
  const foreign = foreignNames(text);
  return [...text.matchAll(classes)].map(({ index, 0: head, 1: decorators = '', 2: name = '', 3: bases = '' }) => {
    const rest = text.slice(index + head.length);
    const end = rest.search(/\n[^\s#)]/);
    const body = end < 0 ? rest : rest.slice(0, end);
    const around = decorators + body;
    const above = [...bases.replace(/#.*/g, '').matchAll(/(?:^|[,\s])(?:\w+\.)*(\w+)[ \t]*(?=,|$|\s)/g)];
    const names = above.map(([, base = '']) => base);
    return {
      name,
      bases: names,
      decides: decision.test(body) || [...around.matchAll(applied)].some(([, of = '']) => !forEverybody.test(of)),
      foreign,
      isBare: names.every((base) => /^(?:Generic)?ViewSet$/.test(base)) && !action.test(body),
    };
  });
}

function functionsIn(text: string): readonly Candidate[] {
  return [...text.matchAll(functions)]
    .filter(([, decorators = '']) => /@(?:\w+\.)*api_view\b/.test(decorators))
    .map(([, decorators = '', name = '']) => ({ name, bases: [], decides: asksItself(decorators) }));
}

/** By REST framework's own decorators, or by one that is named for what it asks for: `@login_required`, `@user_passes_test(…)`. */
function asksItself(decorators: string): boolean {
  const names = [...decorators.matchAll(/^@([\w.]+)/gm)].map(([, name = '']) => name);
  const open = /\b(?:api_view|authentication_classes)$|not_required|exempt/;
  return /permission/i.test(decorators) || names.some((name) => !open.test(name) && isUnseenGuard(name));
}

interface Lineage {
  readonly isView: boolean;
  readonly decides: boolean;
  readonly isUnseen: boolean;
}

/** Whether a class comes down to a view, and whether it or what it is made from decides. A base that nobody sees may do so. */
function lineage(
  one: Candidate,
  byName: ReadonlyMap<string, readonly Candidate[]>,
  seen: ReadonlySet<string> = new Set(),
): Lineage {
  const now = new Set([...seen, one.name]);
  const above = one.bases
    .filter((base) => !now.has(base))
    .map((base): Lineage => {
      const own = byName.get(base);
      if (own === undefined)
        return {
          isView: ofFramework.test(base),
          decides: isUnseenGuard(base),
          isUnseen: one.foreign?.has(base) === true,
        };
      const lines = own.map((each) => lineage(each, byName, now));
      return {
        isView: lines.some(({ isView }) => isView),
        decides: lines.every(({ decides }) => decides),
        isUnseen: lines.some(({ isUnseen }) => isUnseen),
      };
    });
  return {
    isView: above.some(({ isView }) => isView),
    decides: one.decides || above.some(({ decides }) => decides),
    isUnseen: above.some(({ isUnseen }) => isUnseen),
  };
}

/** `LoginRequiredMixin`, `TenantPermissionMixin`, `login_required`: named for what it asks for. */
function isUnseenGuard(name: string): boolean {
  return /permission|required|auth|passes|secure|protected|private/i.test(name);
}
