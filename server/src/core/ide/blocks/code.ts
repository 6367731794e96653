import type { ProjectModel } from '../../model/model';
import type { SettingsView, UrlsView } from '../../model/view';
import { hasApp } from '../../rules/shared/apps';
import { usesPackage } from '../../rules/shared/packages';
import { callsIn, isRoute, routeText, viewOf } from '../../rules/shared/routes';
import { eolOf } from '../../rules/shared/source';
import { snippets, wordsOf, type Snippet } from '../../snippets';
import { basename, type Uri, literally } from '../../text';
import type { Block, Insertion } from './blocks';
import { expanded } from './expand';

/** What decides about a block outside of settings: whether the project can use it, has it, and what else it needs. */
interface Fact {
  readonly fits?: (model: ProjectModel) => boolean;
  readonly isThere: (model: ProjectModel, text: string) => boolean;
  readonly needs?: (model: ProjectModel) => readonly string[];
}

const healthPath = /(?:^|\/)(?:health|healthz|healthcheck|health-check|ping|livez|readyz|alive|status)\/?\$?$/;

const facts: Readonly<Record<string, Fact>> = {
  'dsl-admin-url': {
    fits: (model) => some(model, (view) => hasApp(view, 'django.contrib.admin') !== false),
    isThere: ({ urls }) => urls.some(routesAdmin),
    needs: (model) => (some(model, (view) => view.get('ADMIN_URL').isAssigned) ? [] : ['the setting `ADMIN_URL`']),
  },
  'dsl-health': {
    isThere: ({ urls }) => urls.some((one) => routesOf(one).some((route) => healthPath.test(route))),
  },
  'dsl-login-signal': { isThere: (_model, text) => /\buser_login_failed\b/.test(text) },
  'dsl-throttle-classes': {
    fits: (model) => some(model, (view) => usesPackage(view, 'rest-framework')),
    isThere: (_model, text) => /^class \w*Throttle\b/m.test(text),
  },
};

/** Modules that start a process: nothing is written into them. */
const starters: ReadonlySet<string> = new Set(['manage.py', 'wsgi.py', 'asgi.py']);

/** The blocks for a URLconf, or for a module of a project that holds no settings. */
export function codeBlocks(model: ProjectModel, uri: Uri, text: string): readonly Block[] {
  if (starters.has(basename(uri))) return [];
  const scope = isUrlconf(uri, text) ? 'urls' : 'python';
  return snippets
    .filter((snippet) => snippet.scope === scope && facts[snippet.prefix]?.fits?.(model) !== false)
    .flatMap((snippet) => codeBlock(snippet, model, uri, text) ?? []);
}

function isUrlconf(uri: Uri, text: string): boolean {
  return basename(uri) === 'urls.py' || /^urlpatterns\b/m.test(text);
}

function codeBlock(snippet: Snippet, model: ProjectModel, uri: Uri, text: string): Block | undefined {
  const whole = snippet.text(wordsOf('os'));
  const fact = facts[snippet.prefix];
  if (whole === undefined || fact === undefined) return undefined;
  const { prefix, title, description } = snippet;
  const isThere = fact.isThere(model, text);
  const adds = isThere
    ? []
    : [...whole.matchAll(/^(?:def|class) (\w+)|^(urlpatterns)/gm)].map(([, a, b]) => a ?? b ?? '');
  return {
    ...{ id: prefix, title, description, adds },
    needs: isThere ? [] : (fact.needs?.(model) ?? []),
    state: isThere ? 'present' : 'missing',
    insert: isThere ? null : insertion(whole, uri, text),
  };
}

/** Behind everything that is there; routes are added to the list of routes, and imports go to those on top. */
function insertion(whole: string, uri: Uri, text: string): Insertion {
  const eol = eolOf(text);
  const lines = whole.split('\n');
  const imports = lines.filter((line) => isImport(line)).flatMap((line) => missingImport(line, text));
  const code = lines.filter((line) => !isImport(line));
  const body = code
    .join('\n')
    .trim()
    .replace(/^urlpatterns = /m, /^urlpatterns\b/m.test(text) ? 'urlpatterns += ' : 'urlpatterns = ');
  const first = /^(?:from|import)\s/m.exec(text)?.index;
  const isOnTop = first !== undefined && imports.length > 0;
  const above = isOnTop || imports.length === 0 ? '' : `${imports.join('\n')}\n\n`;
  const gap = text.trim() === '' ? '' : '\n'.repeat(/^(?:@|def|class)/.test(body) ? 2 : 1);
  const end = text === '' || /[\r\n]$/.test(text) ? '' : '\n';
  const framed = (block: string): string => `${end}${gap}${above}${block}\n`.split('\n').join(eol);
  return {
    uri,
    offset: text.length,
    snippet: framed(body),
    text: framed(expanded(body)),
    also: isOnTop ? [{ offset: first, text: imports.map((line) => line + eol).join('') }] : [],
  };
}

function isImport(line: string): boolean {
  return /^(?:from|import)\s/.test(line);
}

/** An import without the names that a module has already; none where it has all of them. */
function missingImport(line: string, text: string): readonly string[] {
  const [, module = '', names = ''] = /^from (\S+) import (.+)$/.exec(line) ?? [];
  if (module === '') return new RegExp(String.raw`^${literally(line)}\b`, 'm').test(text) ? [] : [line];
  const from = new RegExp(String.raw`^from[ \t]+${literally(module)}[ \t]+import[ \t]+(?:\(([^)]*)\)|(.*))`, 'gm');
  const known = [...text.matchAll(from)].flatMap(([, inside, plain]) => (inside ?? plain ?? '').split(','));
  const there = new Set(known.map((name) => name.replace(/#.*/, '').trim()));
  const missing = names.split(', ').filter((name) => !there.has(name));
  return missing.length === 0 ? [] : [`from ${module} import ${missing.join(', ')}`];
}

function routesAdmin(urls: UrlsView): boolean {
  return callsIn(urls).some(({ call }) => {
    const view = isRoute(call) ? viewOf(call) : undefined;
    return view?.kind === 'path' && /\bsite\.urls$/.test(view.path);
  });
}

function routesOf(urls: UrlsView): readonly string[] {
  return callsIn(urls).flatMap(({ call }) => (isRoute(call) ? (routeText(call) ?? []) : []));
}

function some(model: ProjectModel, test: (view: SettingsView) => boolean): boolean {
  return model.views.some(test);
}
