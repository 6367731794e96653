import type { ApiViews } from '../core/model/project';
import { joinUri, type Uri } from '../core/text';
import type { FileSource } from './source';
import type { Folder } from './walk';

/** Projects with more modules than this are not read for the names of their views. */
const maxModules = 400;
const maxLength = 500_000;

/**
 * The views of REST framework that a project has, where its settings use it: undefined for others, and for a project that is too
 * large to be read for this. `texts` are those of the settings.
 */
export async function apiViews(
  source: FileSource,
  folders: readonly Folder[],
  texts: Iterable<string>,
): Promise<ApiViews | undefined> {
  if (!mayBeOpen([...texts])) return undefined;
  const uris = folders.flatMap(modulesWithViews);
  if (uris.length > maxModules) return undefined;
  const read = await Promise.all(uris.map((uri) => source.read(uri)));
  return viewsAmong(read.flatMap((one) => (one.ok && one.text.length <= maxLength ? [one.text] : [])));
}

/** Settings that use REST framework, and of which nobody can see that they ask for a login. */
function mayBeOpen(texts: readonly string[]): boolean {
  if (!texts.some((text) => /["']rest_framework["']|\bREST_FRAMEWORK\b/.test(text))) return false;
  const isOpen = /AllowAny|OrReadOnly|DEFAULT_PERMISSION_CLASSES["']\]?\s*[:=]\s*[[(]\s*[\])]/;
  return !texts.some((text) => text.includes('DEFAULT_PERMISSION_CLASSES')) || texts.some((text) => isOpen.test(text));
}

const viewModule = /(?:^|_)(?:views?|view_?sets?|apis?|endpoints?|resources?|rest|mixins?|permissions?)(?:_|\d*\.py$)/i;
const viewFolder = /^(?:views?|view_?sets?|apis?|endpoints?|resources?|rest|v\d+)$/i;

function modulesWithViews({ uri, path, files }: Folder): readonly Uri[] {
  const parts = path.split('/');
  if (parts.some((part) => /^(?:tests?|migrations|settings|docs)$/i.test(part))) return [];
  const isOfViews = parts.some((part) => viewFolder.test(part));
  const isView = (name: string): boolean => name.endsWith('.py') && (isOfViews || viewModule.test(name));
  return files
    .filter((name) => isView(name) && !/^(?:tests?_|conftest)|_tests?\.py$/.test(name))
    .map((name) => joinUri(uri, name));
}

/** A class or function as the lines that start it say. */
interface Candidate {
  readonly name: string;
  readonly bases: readonly string[];
  /** True where it says itself who may use it. */
  readonly decides: boolean;
}

const classes = /^class[ \t]+(\w+)[ \t]*\(([^)]*)\)[ \t]*:/gm;
const functions = /^((?:@[^\n]*\n(?:[ \t)][^\n]*\n)*)+)(?:async[ \t]+)?def[ \t]+(\w+)/gm;
const decision =
  /^[ \t]+(?:permission_classes[ \t]*[=:]|(?:async[ \t]+)?def[ \t]+(?:get_permissions|check_permissions)\b)/m;

/** Bases of REST framework's own. */
const ofFramework =
  /^(?:API|(?:Generic|List|Create|Retrieve|Update|Destroy)+API)View$|^(?:Generic|Model|ReadOnlyModel)?ViewSet$/;

/** Which views some modules have; those that others are made from are no views of their own. */
export function viewsAmong(texts: readonly string[]): ApiViews {
  const found = texts.filter((text) => text.includes('rest_framework')).flatMap(classesIn);
  const byName = new Map<string, readonly Candidate[]>();
  for (const one of found) byName.set(one.name, [...(byName.get(one.name) ?? []), one]);
  const isBase = new Set(found.flatMap(({ bases }) => bases));
  const judged = found
    .filter(({ name }) => !isBase.has(name))
    .flatMap((one) => {
      const line = lineage(one, byName);
      return line.isView ? [{ name: one.name, decides: line.decides }] : [];
    });
  const all = [...judged, ...texts.flatMap(functionsIn)];
  const open = all.filter(({ decides }) => !decides).map(({ name }) => name);
  return { deciding: all.length - open.length, open: [...new Set(open)] };
}

function classesIn(text: string): readonly Candidate[] {
  return [...text.matchAll(classes)].map(({ index, 0: head, 1: name = '', 2: bases = '' }) => {
    const rest = text.slice(index + head.length);
    const end = rest.search(/\n[^\s#)]/);
    return {
      name,
      bases: [...bases.replace(/#.*/g, '').matchAll(/(?:^|[,\s])(?:\w+\.)*(\w+)[ \t]*(?=,|$|\s)/g)].map(
        ([, base = '']) => base,
      ),
      decides: decision.test(end < 0 ? rest : rest.slice(0, end)),
    };
  });
}

function functionsIn(text: string): readonly Candidate[] {
  return [...text.matchAll(functions)]
    .filter(([, decorators = '']) => /@(?:\w+\.)*api_view\b/.test(decorators))
    .map(([, decorators = '', name = '']) => ({ name, bases: [], decides: /permission/i.test(decorators) }));
}

/** Whether a class comes down to a view, and whether it or what it is made from decides. A base that nobody sees may do so. */
function lineage(
  one: Candidate,
  byName: ReadonlyMap<string, readonly Candidate[]>,
  seen: ReadonlySet<string> = new Set(),
): { readonly isView: boolean; readonly decides: boolean } {
  const now = new Set([...seen, one.name]);
  const above = one.bases
    .filter((base) => !now.has(base))
    .map((base) => {
      const own = byName.get(base);
      if (own === undefined) return { isView: ofFramework.test(base), decides: isUnseenGuard(base) };
      const lines = own.map((each) => lineage(each, byName, now));
      return { isView: lines.some(({ isView }) => isView), decides: lines.every(({ decides }) => decides) };
    });
  return {
    isView: above.some(({ isView }) => isView),
    decides: one.decides || above.some(({ decides }) => decides),
  };
}

/** `LoginRequiredMixin`, `TenantPermissionMixin`: named for what it asks for. */
function isUnseenGuard(base: string): boolean {
  return /permission|required|auth|passes|secure|protected|private/i.test(base);
}
