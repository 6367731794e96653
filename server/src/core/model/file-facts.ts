/** The comments and statements of every file, for ignore comments: which lines a comment speaks of depends on the language. */
import type { DotenvFile } from '../syntax/dotenv';
import type { PythonModule } from '../syntax/python-tree';
import { shift, type Span, type Uri } from '../text';
import type { FileFacts } from './model';
import type { Project } from './project';
import { statementsIn } from './statements';

/** The facts of all files of a project. */
export function filesOf(
  project: Project,
  python: (uri: Uri, text: string) => PythonModule,
  dotenv: (uri: Uri, text: string) => DotenvFile,
): readonly FileFacts[] {
  const environment = new Set(project.envFiles.map((file) => file.uri));
  const others = new Set((project.projectFiles ?? []).map((file) => file.uri));
  return [...project.files].map(([uri, text]) => {
    if (environment.has(uri)) return dotenvFacts(uri, dotenv(uri, text));
    return others.has(uri) ? lineFacts(uri, text) : new PythonFacts(uri, python(uri, text));
  });
}

class PythonFacts implements FileFacts {
  readonly language = 'python';
  readonly comments: FileFacts['comments'];
  readonly #top: PythonModule['statements'];
  #statements: readonly Span[] | undefined;

  constructor(
    readonly uri: Uri,
    module: PythonModule,
  ) {
    this.comments = module.comments;
    this.#top = module.statements;
  }

  /** Only asked for where there are ignore comments. */
  get statements(): readonly Span[] {
    return (this.#statements ??= this.#top.flatMap(({ offset, node }) =>
      statementsIn(node).map((placed) => shift(placed.node.span, offset)),
    ));
  }
}

function dotenvFacts(uri: Uri, file: DotenvFile): FileFacts {
  const statements = file.lines.filter((line) => line.kind === 'entry').map((line) => line.span);
  return { uri, language: 'dotenv', comments: file.comments, statements };
}

/** Files of lines have comments of whole lines only; every other line is a statement. */
function lineFacts(uri: Uri, text: string): FileFacts {
  const lines = [...text.matchAll(/[^\r\n]+/g)].map(({ index, 0: line }) => ({
    span: { start: index, end: index + line.length },
    text: line,
    ownLine: true,
  }));
  const isComment = ({ text: line }: { readonly text: string }): boolean => line.trimStart().startsWith('#');
  const comments = lines.filter(isComment);
  const statements = lines.filter((line) => !isComment(line)).map(({ span }) => span);
  return { uri, language: 'lines', comments, statements };
}
