import { l10n, MarkdownString, Range, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri } from 'vscode';
import type { ChecklistItem, ChecklistPlace, ChecklistResult, ChecklistState } from '../../../server/src/protocol';
import { countsOf, firstPlace, fixablePlaces, plain, type Node } from './nodes';

const { None, Collapsed, Expanded } = TreeItemCollapsibleState;

/** The icon of each state; the state is also said in words, because neither colours nor shapes reach everybody. */
const icons: Readonly<Record<ChecklistState, ThemeIcon>> = {
  failed: new ThemeIcon('error', new ThemeColor('testing.iconFailed')),
  passed: new ThemeIcon('pass', new ThemeColor('testing.iconPassed')),
  unknown: new ThemeIcon('question', new ThemeColor('testing.iconQueued')),
  manual: new ThemeIcon('person'),
  accepted: new ThemeIcon('circle-slash'),
  'not-applicable': new ThemeIcon('dash'),
};

/** A state in words. */
export function wordOf(state: ChecklistState): string {
  switch (state) {
    case 'failed':
      return l10n.t('failed');
    case 'passed':
      return l10n.t('passed');
    case 'unknown':
      return l10n.t('unknown');
    case 'manual':
      return l10n.t('check by hand');
    case 'accepted':
      return l10n.t('accepted');
    case 'not-applicable':
      return l10n.t('not applicable');
  }
}

/** What VS Code shows for a row. */
export function treeItem(node: Node): TreeItem {
  const item = draw(node);
  item.id = node.id;
  item.contextValue = contextOf(node);
  return item;
}

function draw(node: Node): TreeItem {
  switch (node.what) {
    case 'project':
      return row(node.project.name, '', Expanded, new ThemeIcon('folder'));
    case 'section': {
      const counts = countsOf(node.section);
      const told = counts.map(([state, count]) => `${count} ${wordOf(state)}`).join(', ');
      const unfold = counts.some(([state]) => state === 'failed') ? Expanded : Collapsed;
      return row(plain(node.section.title), told, unfold, new ThemeIcon('checklist'));
    }
    case 'item':
      return itemRow(node.item);
    case 'result':
      return resultRow(node.result);
    case 'place':
      return placeRow(node.place);
  }
}

function itemRow(item: ChecklistItem): TreeItem {
  const drawn = row(
    plain(item.title),
    wordOf(item.state),
    item.results.length > 0 ? Collapsed : None,
    icons[item.state],
  );
  drawn.tooltip = new MarkdownString(item.help);
  const place = firstPlace(item);
  drawn.command =
    place === undefined
      ? { command: 'djangoSettingsLint.checklist.explain', title: l10n.t('Explain Item'), arguments: [item] }
      : opening(place);
  return drawn;
}

function resultRow({ subject, state, reason, places }: ChecklistResult): TreeItem {
  const told = [wordOf(state), ...(reason === null ? [] : [plain(reason)])].join(': ');
  const drawn = row(subject.path, told, places.length > 0 ? Collapsed : None, icons[state]);
  const [place] = places;
  const there = Uri.parse(subject.uri);
  drawn.command =
    place === undefined ? { command: 'vscode.open', title: l10n.t('Open'), arguments: [there] } : opening(place);
  return drawn;
}

/** The file's name and the line, from 1. */
export function placeName({ uri, range }: ChecklistPlace): string {
  return decodeURIComponent(`${uri.slice(uri.lastIndexOf('/') + 1)}:${range.start.line + 1}`);
}

function placeRow(place: ChecklistPlace): TreeItem {
  const drawn = row(plain(place.message), placeName(place), None, new ThemeIcon('location'));
  drawn.tooltip = new MarkdownString(place.message);
  drawn.command = opening(place);
  return drawn;
}

/** Opens the file at the place; Enter does the same as a click. */
export function opening({ uri, range: { start, end } }: ChecklistPlace): NonNullable<TreeItem['command']> {
  const selection = new Range(start.line, start.character, end.line, end.character);
  return {
    command: 'vscode.open',
    title: l10n.t('Open'),
    arguments: [Uri.parse(uri), { selection, preserveFocus: false }],
  };
}

function row(label: string, description: string, state: TreeItemCollapsibleState, icon: ThemeIcon): TreeItem {
  const item = new TreeItem(label, state);
  item.description = description;
  item.iconPath = icon;
  // The state comes first when it is read aloud, as its icon does on the screen.
  item.accessibilityInformation = { label: description === '' ? label : `${description}: ${label}` };
  return item;
}

/** What the menus of a row go by. Rows above an item have too many places for one button. */
function contextOf(node: Node): string {
  if (node.what === 'project' || node.what === 'section') return node.what;
  return node.what + (fixablePlaces(node).length > 0 ? '.fixable' : '');
}
