import { dependenciesIn, type Dependency } from '../../core/syntax/dependencies';
import { basename, type Uri } from '../../core/text';
import { hasSection } from '../config/config-file';
import { readDependencies } from './dependency-text';
import { dependencyIn } from './django-version';
import { isCondaFile } from '../files/names';
import type { FileSource } from '../files/source';

/** Whether a project is one of Django: named or asked for, not denied, or asked for other packages alone. */
export type AboutDjango = 'yes' | 'maybe' | 'no';

/** What the dependency files of a project say of Django together; those that ask for no package say nothing. */
export async function aboutDjango(source: FileSource, dependencies: readonly Uri[]): Promise<AboutDjango> {
  const answers = await Promise.all(
    dependencies.map(async (uri) => {
      const read = await readDependencies(source, uri);
      return read.ok ? djangoAmong(basename(uri), read.text) : 'maybe';
    }),
  );
  if (answers.includes('yes')) return 'yes';
  return answers.includes('maybe') || !answers.includes('no') ? 'maybe' : 'no';
}

/**
 * What one file says: `maybe` where it takes others along, asks for a package that is made for Django, or configures this linter;
 * undefined where it asks for no package at all.
 */
function djangoAmong(name: string, text: string): AboutDjango | undefined {
  const packages = dependenciesIn(name, text);
  if (dependencyIn(name, text, packages) !== null) return 'yes';
  // What conda installs may be beside a list for pip that stands elsewhere.
  const isOpen =
    isCondaFile(name) ||
    /^-[rce] /m.test(text) ||
    hasSection(text) ||
    packages.some((one) => madeForDjango.test(one.name));
  if (isOpen) return 'maybe';
  return packages.length === 0 ? undefined : 'no';
}

/** Such a package brings Django along. */
const madeForDjango = /django|^(?:wagtail|drf|dj)(?:-|$)/;

/** Whether Django is asked for without any version, or a package for it, which takes along whatever Django is the newest. */
export function leavesDjangoOpen(packages: readonly Dependency[]): boolean {
  return packages.some(({ name, version, range }) => version === null && range === '' && madeForDjango.test(name));
}
