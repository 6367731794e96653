import { createModeler } from '../../server/src/core/model/modeler';
import type { ProjectModel } from '../../server/src/core/model/model';
import type { EnvFile, PackageFact, Project } from '../../server/src/core/model/project';
import type { Role } from '../../server/src/core/model/view';
import { createDotenvParser } from '../../server/src/core/syntax/dotenv';
import { createPythonParser } from '../../server/src/core/syntax/python';
import { fileUri, joinUri } from '../../server/src/core/text';
import type { Uri } from '../../server/src/core/text';
import { loadEngine } from '../../server/src/grammar/node';

/** A small project for a test: files by path, entries by path with their roles. */
export interface Sample {
  readonly files: Readonly<Record<string, string>>;
  readonly entries: Readonly<Record<string, Role>>;
  readonly loose?: readonly string[];
  readonly django?: string;
}

/** Where a sample lies: every test of the editor's features runs on both kinds of address. */
export const places = [
  { name: 'POSIX', folder: fileUri('/home/dev/site') },
  { name: 'Windows', folder: fileUri('C:\\Users\\dev\\site') },
] as const;

/** `packages` are the releases that dependency files ask for; without them the project has no such file. */
export type Make = (sample: Sample, folder: Uri, packages?: ReadonlyMap<string, readonly number[]>) => ProjectModel;

/** The modeler that the others here are made with, for projects that a sample does not describe. */
export async function createRemake(): Promise<(project: Project) => ProjectModel> {
  const { engine } = await loadEngine('wasm');
  return createModeler({
    parsePython: createPythonParser(engine.parsePython),
    parseDotenv: createDotenvParser(engine.parseDotenv),
  });
}

export async function createMake(): Promise<Make> {
  const { engine } = await loadEngine('wasm');
  const parts = {
    parsePython: createPythonParser(engine.parsePython),
    parseDotenv: createDotenvParser(engine.parseDotenv),
  };
  return (sample, folder, packages) => {
    const at = (path: string): Uri => joinUri(folder, path);
    const envFiles = Object.keys(sample.files).filter((path) => path.includes('.env'));
    return createModeler(parts)({
      root: folder,
      files: new Map(Object.entries(sample.files).map(([path, text]) => [at(path), text])),
      entries: Object.entries(sample.entries).map(([path, role]) => ({
        uri: at(path),
        role,
        because: [`named ${path}`],
      })),
      loose: (sample.loose ?? []).map(at),
      envFiles: envFiles.map((path): EnvFile => ({ uri: at(path), role: 'unknown' })),
      importRoots: [folder],
      facts: {
        django: sample.django === undefined ? null : { version: sample.django, from: 'requirements.txt' },
        hasProcessFile: false,
        ...(packages !== undefined && { packages: asked(packages) }),
      },
    });
  };
}

function asked(packages: ReadonlyMap<string, readonly number[]>): ReadonlyMap<string, PackageFact> {
  return new Map([...packages].map(([name, version]) => [name, { version, exact: true, from: 'requirements.txt' }]));
}
