import { relativePath, type Uri } from '../../text';
import { code, plain } from '../markdown';
import type { Checklist, CheckedItem, CheckedSubject, ChecklistState, FailedPlace } from './checklist';

/** What the export needs to name places. */
export interface MarkdownParts {
  readonly root: Uri;
  /** The project's name, as the heading shows it. */
  readonly name: string;
  /** The line of a place, counted from 1. */
  readonly lineOf: (place: FailedPlace['at']) => number;
}

/** A state in words, short enough for a column. */
export const stateWords: Readonly<Record<ChecklistState, string>> = {
  passed: 'passed',
  failed: 'failed',
  accepted: 'accepted',
  unknown: 'unknown',
  manual: 'manual',
  'not-applicable': 'not used',
};

/** What failed has to be found at a glance, also where task lists are not drawn. */
function inBold(state: ChecklistState): string {
  return state === 'failed' ? `**${stateWords.failed}**` : stateWords[state];
}

/** A checklist as Markdown: a task list that is ticked where everything passed, every state also in words. */
export function checklistMarkdown({ sections }: Checklist, parts: MarkdownParts): string {
  const items = sections.flatMap((section) => section.items);
  const lines = [
    `# Security checklist of ${plain(parts.name)}`,
    '',
    checklistSummary(items),
    ...sections.flatMap((section) => [
      '',
      `## ${section.title}`,
      '',
      ...section.items.flatMap((one) => itemLines(one, parts)),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

/** How many items are in each state, those that occur. */
export function checklistSummary(items: readonly CheckedItem[]): string {
  const states: readonly ChecklistState[] = ['failed', 'unknown', 'manual', 'accepted', 'passed', 'not-applicable'];
  const counted = states.map((state) => ({ state, count: items.filter((item) => item.state === state).length }));
  return counted
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => `${count} ${stateWords[state]}`)
    .join(' · ');
}

function itemLines(item: CheckedItem, parts: MarkdownParts): readonly string[] {
  const done = item.state === 'passed' || item.state === 'accepted' || item.state === 'not-applicable';
  const head = `- [${done ? 'x' : ' '}] ${item.title}: ${inBold(item.state)}`;
  const help = item.state === 'passed' || item.state === 'not-applicable' ? [] : [`  ${item.help}`];
  return [head, ...help, ...item.results.flatMap((result) => resultLines(result, item, parts))];
}

/** A result is told where it says more than the item itself does. */
function resultLines(result: CheckedSubject, item: CheckedItem, parts: MarkdownParts): readonly string[] {
  if (result.reason === null && result.places.length === 0 && item.results.length === 1) return [];
  const path = code(relativePath(parts.root, result.uri));
  const reason = result.reason === null ? '' : ` (${result.reason})`;
  return [
    `  - ${path}: ${inBold(result.state)}${reason}`,
    ...result.places.map((place) => `    - ${placeText(place, parts)}: ${place.message}`),
  ];
}

function placeText({ at, finding }: FailedPlace, { root, lineOf }: MarkdownParts): string {
  return `${code(`${relativePath(root, at.uri)}:${lineOf(at)}`)} ${code(finding.rule)}`;
}
