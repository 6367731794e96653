import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './rule-files';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly menus: { readonly commandPalette: readonly { readonly command: string; readonly when: string }[] };
    readonly configuration: readonly { readonly properties: Readonly<Record<string, Setting>> }[];
  };
}

interface Setting {
  readonly default: unknown;
  readonly markdownDescription: string;
}

function json<T>(name: string): T {
  return JSON.parse(readFileSync(join(root, name), 'utf8')) as T;
}

/** The commands of the palette and the settings of the editor, as the manifest names them. */
export function manifestTables(): string {
  const { commands, menus, configuration } = json<Manifest>('package.json').contributes;
  const texts = json<Readonly<Record<string, string>>>('package.nls.json');
  const told = (text: string): string => text.replace(/^%(.+)%$/, (_, key: string) => texts[key] ?? '');
  const hidden = new Set(menus.commandPalette.filter(({ when }) => when === 'false').map(({ command }) => command));
  const shown = commands.filter(({ command }) => !hidden.has(command));
  const properties = configuration.flatMap((section) => Object.entries(section.properties));
  return [
    table(
      ['Command', 'Id for a key binding'],
      shown.map(({ command, title }) => [told(title), `\`${command}\``]),
    ),
    table(
      ['Setting', 'Default', 'Meaning'],
      properties.map(([name, setting]) => [
        `\`${name}\``,
        `\`${JSON.stringify(setting.default)}\``,
        told(setting.markdownDescription),
      ]),
    ),
  ].join('\n\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
