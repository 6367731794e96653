import { basename, dirname, joinUri, type Uri } from '../../core/text';
import type { Modules } from '../modules/modules';
import { isSiteModule } from '../files/names';
import { roleOfModule } from '../files/role-words';
import { configurationsIn, settingsModulesIn } from '../evidence/settings-names';
import type { FileSource } from '../files/source';

/** Sites have a URLconf for each app at the most; more than this is generated. */
const maxModules = 100;

/**
 * The URLconf that settings name by `ROOT_URLCONF`, the ASGI application, and what they include by a literal name. Only
 * these are read: other modules called `urls.py` may belong to nobody. Of the other server modules, which have been read for
 * the settings that they name, those that say more than that. Where no settings name a URLconf by its text, the one that
 * `startproject` puts beside them.
 */
export async function urlModules(
  source: FileSource,
  modules: Modules,
  settings: ReadonlyMap<Uri, string>,
  servers: readonly Uri[],
  forWork: readonly string[],
): Promise<ReadonlyMap<Uri, string>> {
  const named = [...new Set([...settings.values()].flatMap(rootsIn))];
  const roots = await Promise.all(named.map((name) => modules.named(name)));
  const texts = new Map<Uri, string>();
  const isNamed = [...settings.values()].some((text) => namedUrls.test(text));
  const usual = isNamed ? [] : await existing(source, besideSettings([...settings.keys()]));
  let level = [...new Set([...roots.flatMap((uri) => uri ?? []), ...usual, ...servers.filter(isAsgi)])];
  while (level.length > 0 && texts.size < maxModules) {
    const read = await Promise.all(level.map(async (uri) => ({ uri, read: await source.read(uri) })));
    for (const { uri, read: found } of read) if (found.ok && !settings.has(uri)) texts.set(uri, found.text);
    const names = [...new Set(level.flatMap((uri) => includesIn(texts.get(uri) ?? '')))];
    const included = await Promise.all(names.map((name) => modules.named(name)));
    level = [...new Set(included.flatMap((uri) => uri ?? []))].filter((uri) => !texts.has(uri)).sort();
  }
  const others = await Promise.all(servers.map(async (uri) => ({ uri, read: await source.read(uri) })));
  const isStartedOpen = others.some(({ read }) => read.ok && namesDevelopment(read.text, settings, forWork));
  for (const { uri, read } of others) {
    const isStarter = isStartedOpen && isSiteModule(basename(uri));
    if (read.ok && (setsSomething.test(read.text) || isStarter)) texts.set(uri, read.text);
  }
  return texts;
}

const namedUrls = /^[ \t]*ROOT_URLCONF\s*=\s*["'][\w.]+["']/m;

/** `urls.py` in the folder of the settings module, or of the package that the settings are. */
function besideSettings(settings: readonly Uri[]): readonly Uri[] {
  const folders = settings.map(dirname).map((folder) => (basename(folder) === 'settings' ? dirname(folder) : folder));
  return [...new Set(folders)].map((folder) => joinUri(folder, 'urls.py'));
}

async function existing(source: FileSource, uris: readonly Uri[]): Promise<readonly Uri[]> {
  const facts = await Promise.all(uris.map((uri) => source.facts(uri)));
  return uris.filter((_, index) => facts[index]?.type === 'file');
}

/** `settings.DEBUG = True`, under whatever name, or an app of Celery, which has settings of its own. */
const setsSomething = /\.DEBUG[ \t]*=[^=]|\bCelery\(/;

/** A site that is started with the settings of a developer: a module, a package that runs one, or a class. */
function namesDevelopment(text: string, settings: ReadonlyMap<Uri, string>, forWork: readonly string[]): boolean {
  const isForDevelopment = (name: string): boolean => roleOfModule(name) === 'development' || forWork.includes(name);
  const modules = settingsModulesIn(text);
  const packages = modules.map((name) => `/${name.replaceAll('.', '/')}/__init__.py`);
  const run = [...settings].flatMap(([uri, own]) =>
    packages.some((path) => uri.endsWith(path))
      ? [...own.matchAll(/^[ \t]*from[ \t]+([\w.]+)[ \t]+import[ \t]*\*/gm)].map(([, name = '']) => name)
      : [],
  );
  return [...modules, ...configurationsIn(text), ...run].some(isForDevelopment);
}

function isAsgi(uri: Uri): boolean {
  return basename(uri) === 'asgi.py';
}

/** `ROOT_URLCONF = "config.urls"`, and the module of `ASGI_APPLICATION = "config.asgi.application"`. */
function rootsIn(text: string): readonly string[] {
  const urls = [...text.matchAll(/^[ \t]*ROOT_URLCONF\s*=\s*["']([\w.]+)["']/gm)].map(([, name = '']) => name);
  const asgi = [...text.matchAll(/^[ \t]*ASGI_APPLICATION\s*=\s*["']([\w.]+)\.\w+["']/gm)].map(([, name = '']) => name);
  return [...urls, ...asgi];
}

function includesIn(text: string): readonly string[] {
  return [...text.matchAll(/\binclude\(\s*\(?\s*["']([\w.]+)["']/g)].map(([, name = '']) => name);
}
