import assert from 'node:assert/strict';
import { createAnalyzer, createDotenvParser, createPythonParser, plan, type Analyzer } from '../../server/src/core';
import { fileUri, joinUri, relativePath, type Uri } from '../../server/src/core/text';
import { failed, findProjects, loadProject, type DirEntry, type FileSource } from '../../server/src/load';
import { wasmEngine } from '../harness/engines';
import { largeWorkspace } from '../harness/large-workspace';

const root = fileUri('/srv/repository');

describe('a repository of 50,000 files', function () {
  this.timeout(60_000);
  const workspace = largeWorkspace(50_000, 'SECRET_KEY = "x"\nALLOWED_HOSTS = ["example.org"]\n');
  let analyzer: Analyzer;

  before(async () => {
    const { parsePython, parseDotenv } = await wasmEngine();
    analyzer = createAnalyzer({
      parsePython: createPythonParser(parsePython),
      parseDotenv: createDotenvParser(parseDotenv),
      plan,
    });
  });

  it('is searched for projects without opening a file', async () => {
    const { source, reads } = logged(workspace.files);
    const projects = await findProjects(source, root);
    assert.deepEqual(projects.map((uri) => relativePath(root, uri)).sort(), [
      '',
      'billing',
      'search',
      'shop',
      'support',
    ]);
    assert.deepEqual(reads, []);
  });

  it('gives up its 20 settings modules and what names them, and no other file is opened', async () => {
    const { source, reads, lists } = logged(workspace.files);
    const loaded = [];
    for (const project of await findProjects(source, root)) {
      loaded.push(await loadProject(source, project, { analyzer, ruleIds: [] }));
    }
    const entries = loaded.flatMap(({ project }) => project.entries.map(({ uri }) => relativePath(root, uri)));
    assert.equal(workspace.files.size, 50_000);
    assert.equal(workspace.settings.length, 20);
    assert.equal(entries.length, 16);
    assert.deepEqual(count(reads), count([...workspace.settings, ...workspace.evidence]));
    const skipped = /(?:^|\/)(?:node_modules|\.venv|\.git|migrations|templates|static)(?:\/|$)/;
    assert.deepEqual(
      lists.filter((path) => skipped.test(path)),
      [],
    );
  });

  it('is searched and loaded with one look at each folder of a project', async () => {
    const { source, lists } = logged(workspace.files);
    await loadProject(source, joinUri(root, 'shop'), { analyzer, ruleIds: [] });
    assert.deepEqual(lists.sort(), [...new Set(lists)].sort());
  });
});

/** How often each path was asked for. */
function count(paths: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const path of [...paths].sort()) counts[path] = (counts[path] ?? 0) + 1;
  return counts;
}

/** Files in memory, found by folder, with a log of what was read and listed. */
function logged(files: ReadonlyMap<string, string>): {
  readonly source: FileSource;
  readonly reads: string[];
  readonly lists: string[];
} {
  const folders = foldersOf(files);
  const reads: string[] = [];
  const lists: string[] = [];
  const path = (uri: Uri): string => relativePath(root, uri);
  const source: FileSource = {
    read(uri) {
      const text = files.get(path(uri));
      // Asking for a file that is not there opens nothing.
      if (text === undefined) return Promise.resolve(failed('missing'));
      reads.push(path(uri));
      return Promise.resolve({ ok: true, text });
    },
    list(folder) {
      lists.push(path(folder));
      return Promise.resolve([...(folders.get(path(folder))?.values() ?? [])]);
    },
    facts(uri) {
      const text = files.get(path(uri));
      if (text !== undefined) return Promise.resolve({ type: 'file', size: text.length });
      return Promise.resolve({ type: folders.has(path(uri)) ? 'folder' : 'missing', size: 0 });
    },
  };
  return { source, reads, lists };
}

function foldersOf(files: ReadonlyMap<string, string>): ReadonlyMap<string, ReadonlyMap<string, DirEntry>> {
  const folders = new Map<string, Map<string, DirEntry>>();
  const add = (path: string, type: DirEntry['type']): void => {
    const cut = path.lastIndexOf('/');
    const folder = path.slice(0, Math.max(cut, 0));
    const name = path.slice(cut + 1);
    const inside = folders.get(folder);
    if (inside !== undefined) inside.set(name, { name, type, link: false });
    else {
      folders.set(folder, new Map([[name, { name, type, link: false }]]));
      if (folder !== '') add(folder, 'folder');
    }
  };
  for (const path of files.keys()) add(path, 'file');
  return folders;
}
