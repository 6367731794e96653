import type {
  ChecklistItem,
  ChecklistPlace,
  ChecklistResult,
  ChecklistState,
  ProjectChecklist,
} from '../../../server/src/protocol';

type Section = ProjectChecklist['sections'][number];

/** A row of the checklist view. `id` is the same before and after an analysis, so that what is unfolded stays so. */
export type Node =
  | {
      readonly what: 'project';
      readonly id: string;
      readonly project: ProjectChecklist;
      readonly children: readonly Node[];
    }
  | { readonly what: 'section'; readonly id: string; readonly section: Section; readonly children: readonly Node[] }
  | { readonly what: 'item'; readonly id: string; readonly item: ChecklistItem; readonly children: readonly Node[] }
  | {
      readonly what: 'result';
      readonly id: string;
      readonly result: ChecklistResult;
      readonly children: readonly Node[];
    }
  | { readonly what: 'place'; readonly id: string; readonly place: ChecklistPlace; readonly children: readonly Node[] };

/** States that ask somebody to do something. */
const open: ReadonlySet<ChecklistState> = new Set(['failed', 'unknown', 'manual']);

/** The rows of all projects. One project alone needs no row of its own. */
export function rows(projects: readonly ProjectChecklist[], onlyOpen: boolean): readonly Node[] {
  const nodes = projects.map((project) => {
    const sections = project.sections.map((section) => sectionRow(section, project.root, onlyOpen));
    const children = sections.filter((row) => row.children.length > 0);
    return { what: 'project', id: project.root, project, children } as const;
  });
  return nodes.length === 1 ? (nodes[0]?.children ?? []) : nodes;
}

function sectionRow(section: Section, root: string, onlyOpen: boolean): Node {
  const id = `${root}#${section.id}`;
  const items = section.items.filter(({ state }) => !onlyOpen || open.has(state));
  return { what: 'section', id, section, children: items.map((item) => itemRow(item, `${id}/${item.id}`)) };
}

function itemRow(item: ChecklistItem, id: string): Node {
  return {
    what: 'item',
    id,
    item,
    children: item.results.map((result) => resultRow(result, `${id}/${result.subject.path}`)),
  };
}

function resultRow(result: ChecklistResult, id: string): Node {
  const children = result.places.map((place, index): Node => ({
    what: 'place',
    id: `${id}/${index}`,
    place,
    children: [],
  }));
  return { what: 'result', id, result, children };
}

/** How many items a section has in each state that occurs, the gravest first. */
export function countsOf(section: Section): readonly (readonly [ChecklistState, number])[] {
  const order: readonly ChecklistState[] = ['failed', 'unknown', 'manual', 'accepted', 'passed', 'not-applicable'];
  return order
    .map((state) => [state, section.items.filter((item) => item.state === state).length] as const)
    .filter(([, count]) => count > 0);
}

/** The first place of an item, which is where a jump goes; undefined where the item stands nowhere. */
export function firstPlace(item: ChecklistItem): ChecklistPlace | undefined {
  return item.results.flatMap(({ places }) => places)[0];
}

/** The places below a row that can be fixed, in order. */
export function fixablePlaces(node: Node): readonly ChecklistPlace[] {
  if (node.what === 'place') return node.place.fixes.length > 0 ? [node.place] : [];
  return node.children.flatMap(fixablePlaces);
}

/** Texts of the checklist are written in Markdown; rows of a tree show plain text. */
export function plain(markdown: string): string {
  return markdown.replace(/`/g, '').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
}
