import { CodeActionKind } from 'vscode-languageserver';
import type { CheckedItem, CheckedSubject, Checklist, FailedPlace } from '../core/ide/checklist/checklist';
import { checklistMarkdown } from '../core/ide/checklist/markdown';
import type { Finding } from '../core/lint/finding';
import { basename, relativePath, type Uri } from '../core/text';
import type { ChecklistItem, ChecklistPlace, ChecklistResult, ProjectChecklist } from '../protocol';
import type { ActionData } from './actions';
import { findingId, type Conversion } from './convert';
import { canApply } from './edits';
import { rangeOf } from './texts';

/** A checklist with its places in the client's positions. */
export function checklistOf(root: Uri, { sections }: Checklist, to: Conversion): ProjectChecklist {
  return {
    root: to.spell(root),
    name: basename(root),
    sections: sections.map(({ id, title, items }) => ({
      id,
      title,
      items: items.map((item) => itemOf(item, root, to)),
    })),
  };
}

/** A checklist as a document. */
export function markdownOf(root: Uri, list: Checklist, to: Conversion): string {
  const lineOf = (at: FailedPlace['at']): number => rangeOf(at, to.texts).start.line + 1;
  return checklistMarkdown(list, { root, name: basename(root), lineOf });
}

/** The findings that a checklist shows, by which its fixes are found again. */
export function findingsIn({ sections }: Checklist): readonly Finding[] {
  return sections.flatMap(({ items }) =>
    items.flatMap(({ results }) => results.flatMap(({ places }) => places.map(({ finding }) => finding))),
  );
}

function itemOf({ id, title, help, state, results }: CheckedItem, root: Uri, to: Conversion): ChecklistItem {
  return { id, title, help, state, results: results.map((result) => resultOf(result, root, to)) };
}

function resultOf({ uri, role, state, reason, places }: CheckedSubject, root: Uri, to: Conversion): ChecklistResult {
  return {
    subject: { uri: to.spell(uri), path: relativePath(root, uri), role },
    state,
    reason,
    places: places.map((place) => placeOf(place, to)),
  };
}

function placeOf({ at, message, finding }: FailedPlace, to: Conversion): ChecklistPlace {
  const uri = to.spell(at.uri);
  return {
    uri,
    range: rangeOf(at, to.texts),
    message,
    rule: finding.rule,
    fixes: !to.profile.actions.lazyEdits ? [] : fixesOf(finding, uri, to),
  };
}

function fixesOf(finding: Finding, uri: string, to: Conversion): ChecklistPlace['fixes'] {
  return finding.fixes.flatMap(({ title, edits }, fix) => {
    if (!canApply(edits, to)) return [];
    const data: ActionData = { what: 'fix', uri, id: findingId(finding, to), fix, of: 'checklist' };
    return [{ title, kind: CodeActionKind.QuickFix, data }];
  });
}
