import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the checkout: the first one above the compiled test that has the sources and the manifest. */
export const checkout = find(__dirname);

function find(folder: string): string {
  if (existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'server', 'src', 'core'))) return folder;
  const above = dirname(folder);
  if (above === folder) throw new Error('The tests run outside of a checkout.');
  return find(above);
}
