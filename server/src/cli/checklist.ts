import { checklistMarkdown, checklistSummary, stateWords } from '../core/ide/checklist/markdown';
import type { CheckedItem, CheckedSubject, Checklist, FailedPlace } from '../core/ide/checklist/checklist';
import { basename } from '../core/text';
import type { LoadResult } from '../load';
import type { ChecklistRequest } from './arguments';
import { Positions } from './formats/positions';
import { exitCodes, parsersOf, type Io } from './io';
import { findTargets, loadTargets, shownPath } from './targets';

interface Project {
  readonly loaded: LoadResult;
  readonly checklist: Checklist;
  readonly positions: Positions;
}

/**
 * Prints the production checklist of each project. Answers 0 where nothing failed, 1 where an item did, and 2 where a path
 * cannot be used or leads to no settings.
 */
export async function checklist(request: ChecklistRequest, io: Io): Promise<number> {
  const parsers = parsersOf(io);
  const { targets, errors } = await findTargets(io, request.paths);
  const loaded = await loadTargets(io, targets, request, parsers);
  const analyzer = await parsers;
  const projects = loaded
    .filter(({ project }) => project.entries.length + project.loose.length > 0)
    .map((one) => ({ loaded: one, checklist: analyzer.checklist(one), positions: new Positions(one.texts) }));
  for (const { path, message } of errors) io.stderr(`${path}: ${message}\n`);
  if (projects.length === 0 && errors.length === 0) io.stderr('No settings module was found.\n');
  io.stdout(printed(request.format, projects, io));
  if (errors.length > 0 || projects.length === 0) return exitCodes.failure;
  return projects.some((one) => itemsOf(one).some(({ state }) => state === 'failed'))
    ? exitCodes.findings
    : exitCodes.clean;
}

function printed(format: ChecklistRequest['format'], projects: readonly Project[], io: Io): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify({ version: 1, projects: projects.map((one) => projectJson(one, io)) }, null, 2)}\n`;
    case 'markdown':
      return projects.map((one) => projectMarkdown(one)).join('\n');
    case 'text':
      return projects.map((one) => projectText(one, io)).join('\n');
  }
}

function itemsOf({ checklist: { sections } }: Project): readonly CheckedItem[] {
  return sections.flatMap(({ items }) => items);
}

function projectMarkdown({ loaded, checklist: list, positions }: Project): string {
  const { root } = loaded.project;
  const lineOf = (at: FailedPlace['at']): number => positions.at(at.uri, at.span.start).line;
  return checklistMarkdown(list, { root, name: basename(root), lineOf });
}

function projectJson(project: Project, io: Io): object {
  return {
    path: shownPath(io, project.loaded.project.root),
    sections: project.checklist.sections.map(({ id, title, items }) => ({
      id,
      title,
      items: items.map((item) => ({
        ...{ id: item.id, title: item.title, state: item.state, help: item.help },
        results: item.results.map((result) => resultJson(result, project, io)),
      })),
    })),
  };
}

function resultJson({ uri, role, state, reason, places }: CheckedSubject, { positions }: Project, io: Io): object {
  return {
    ...{ path: shownPath(io, uri), role, state },
    ...(reason !== null && { reason }),
    places: places.map(({ at, message, finding }) => ({
      path: shownPath(io, at.uri),
      ...positions.at(at.uri, at.span.start),
      message,
      rule: finding.rule,
    })),
  };
}

function projectText(project: Project, io: Io): string {
  return [
    `Security checklist of ${folderName(project, io)}\n`,
    ...project.checklist.sections.flatMap(({ title, items }) => [
      `\n${title}\n`,
      ...items.flatMap((item) => itemText(item, project, io)),
    ]),
    `\n${checklistSummary(itemsOf(project))}\n`,
  ].join('');
}

/** The current folder has a name as well. */
function folderName({ loaded }: Project, io: Io): string {
  const { root } = loaded.project;
  const path = shownPath(io, root);
  return path === '.' ? basename(root) : path;
}

/** What passed takes one line; what did not says where, why and what to do. */
function itemText(item: CheckedItem, project: Project, io: Io): readonly string[] {
  const head = `  ${stateWords[item.state].padEnd(8)}  ${item.title.replace(/`/g, '')}\n`;
  const telling = item.results.filter(({ state }) => state === 'failed' || state === 'unknown');
  const lines = telling.flatMap((result) => resultText(result, project, io));
  const help = item.state === 'failed' || item.state === 'manual' ? [`            ${item.help}\n`] : [];
  return [head, ...lines, ...help];
}

function resultText({ uri, reason, places }: CheckedSubject, { positions }: Project, io: Io): readonly string[] {
  const why = reason === null ? [] : [`            ${shownPath(io, uri)}: ${reason}\n`];
  const found = places.map(({ at, message, finding }) => {
    const { line, column } = positions.at(at.uri, at.span.start);
    return `            ${shownPath(io, at.uri)}:${line.toString()}:${column.toString()}: ${message} [${finding.rule}]\n`;
  });
  return [...why, ...found];
}
