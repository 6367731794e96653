import { l10n } from 'vscode';
import type { ChecklistItem } from '../protocol';
import { roleText } from '../roles';
import { wordOf } from './tree';

/** The page of an item, as Markdown: what to do, and how it stands for each entry. */
export function explanation({ title, state, help, results }: ChecklistItem): string {
  const table = results.map(
    ({ subject, state: of, reason }) =>
      `| \`${subject.path}\` | ${roleText(subject.role)} | ${wordOf(of)} | ${cell(reason ?? '')} |`,
  );
  const head = [
    `| ${l10n.t('File')} | ${l10n.t('Role')} | ${l10n.t('State')} | ${l10n.t('Why')} |`,
    '| --- | --- | --- | --- |',
  ];
  const parts = [
    `# ${title}`,
    `**${wordOf(state)}**`,
    help,
    ...(table.length > 0 ? [[...head, ...table].join('\n')] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

function cell(text: string): string {
  return text.replace(/\|/g, '\\|').replace(/\r?\n/g, ' ');
}
