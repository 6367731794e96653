import { l10n } from 'vscode';
import type { ChecklistItem, ChecklistResult } from '../../../server/src/protocol';
import { roleText } from '../roles';
import { placeName, wordOf } from './tree';

/** The page of an item, as Markdown: what to do, and how it stands for each entry. */
export function explanation({ title, state, help, results }: ChecklistItem): string {
  const table = results.map(
    (result) =>
      `| \`${result.subject.path}\` | ${roleText(result.subject.role)} | ${wordOf(result.state)} | ${cell(why(result))} |`,
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

/** In words, or what is found where. */
function why({ reason, places }: ChecklistResult): string {
  return reason ?? places.map((place) => `${place.message} (\`${placeName(place)}\`)`).join('<br>');
}

function cell(text: string): string {
  return text.replace(/\|/g, '\\|').replace(/\r?\n/g, ' ');
}
