import { eventually } from './support';

/**
 * Asks the harness for a picture of the window, and waits until it is taken.
 * Where no harness watches (a desktop VS Code, a browser), nothing happens.
 */
export async function picture(name: string): Promise<void> {
  const folder = typeof process === 'object' ? process.env['VSCODE_HOST_PICTURES'] : undefined;
  if (folder === undefined) return;
  const { existsSync } = await import('node:fs');
  console.log(`@@picture ${name}`);
  await eventually(`the picture ${name}`, () => (existsSync(`${folder}/${name}.png`) ? true : undefined));
}
