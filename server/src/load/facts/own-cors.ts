import type { Modules } from '../modules/modules';
import type { FileSource } from '../files/source';

/**
 * Middleware of the project that settings name, that is called something with CORS, and that has nothing of django-cors-headers: no
 * `CORS_*` setting has an effect on it. A class that derives from another one may have what that one has.
 */
export async function ownCors(
  source: FileSource,
  modules: Modules,
  texts: Iterable<string>,
): Promise<readonly string[]> {
  const names = [...new Set([...texts].flatMap(namesIn))].sort();
  const own = await Promise.all(
    names.map(async (name) => {
      const uri = await modules.named(name.slice(0, name.lastIndexOf('.')));
      const read = uri && (await source.read(uri));
      return read?.ok === true && isApart(read.text, name.slice(name.lastIndexOf('.') + 1));
    }),
  );
  return names.filter((_, index) => own[index]);
}

function namesIn(text: string): readonly string[] {
  const names = [...text.matchAll(/["']((?!corsheaders\.)\w+(?:\.\w+)+)["']/g)].map(([, name = '']) => name);
  return names.filter((name) => /cors/i.test(name));
}

/** True for a class with no other base than Django's mixin, or a function, in a module that says nothing of the package. */
function isApart(text: string, name: string): boolean {
  const bases = '(?:\\([ \\t]*(?:object|(?:\\w+\\.)*MiddlewareMixin)?[ \\t]*\\))?';
  const isMadeHere = new RegExp(`^(?:class[ \\t]+${name}[ \\t]*${bases}[ \\t]*:|def[ \\t]+${name}[ \\t]*\\()`, 'm');
  return isMadeHere.test(text) && !/corsheaders|CORS_/.test(text);
}
