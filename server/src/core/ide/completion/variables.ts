import type { ProjectModel } from '../../model/model';
import type { EnvRead, Step } from '../../model/value';
import type { EnvFileView } from '../../model/view';
import { lineStart, type Span } from '../../text';
import { placeText } from '../places';
import { readsOf } from '../variables';
import type { Completion } from './completion';
import type { Spot } from './cursor';
import type { Style } from './names';

type VariableSpot = Extract<Spot, { kind: 'variable' }>;

/** The variables of the project's environment files, and those that settings read already, for a read in Python. */
export function variableCompletions(
  model: ProjectModel,
  { span, quoted }: VariableSpot,
  { quote }: Style,
): readonly Completion[] {
  const found = new Map<string, string>();
  for (const file of model.envFiles) {
    for (const { key, keyAt } of file.entries) if (!found.has(key)) found.set(key, placeText(model, keyAt));
  }
  for (const read of readsOf(model)) {
    const isAtCursor = read.variableAt.span.start <= span.start && span.end <= read.variableAt.span.end;
    if (!found.has(read.variable) && !isAtCursor) found.set(read.variable, placeText(model, read.at));
  }
  return [...found].map(([label, detail]) => ({
    label,
    kind: 'variable' as const,
    span,
    insert: quoted === null ? `${quote}${label}${quote}` : label,
    detail,
    about: { what: 'variable' as const, name: label },
    rank: 1,
  }));
}

/** In an environment file: the variables that settings read and the file does not give yet, or `True` and `False`. */
export function dotenvCompletions(
  model: ProjectModel,
  file: EnvFileView,
  text: string,
  offset: number,
): readonly Completion[] {
  const start = lineStart(text, offset);
  const before = text.slice(start, offset);
  const rest = /^[^\r\n]*/.exec(text.slice(offset))?.[0] ?? '';
  const key = /^\uFEFF?[ \t]*(?:export[ \t]+)?(\w*)$/.exec(before);
  if (key !== null) {
    const after = /^\w*/.exec(rest)?.[0] ?? '';
    const span = { start: offset - (key[1] ?? '').length, end: offset + after.length };
    return keyCompletions(model, file, span, rest.slice(after.length));
  }
  const value = /^[ \t]*(?:export[ \t]+)?(\w+)[ \t]*=[ \t]*(\w*)$/.exec(before);
  if (value === null || rest.trim() !== '') return [];
  const [, name = '', typed = ''] = value;
  return truths(
    readsOf(model).filter(({ variable }) => variable === name),
    { start: offset - typed.length, end: offset },
  );
}

function keyCompletions(model: ProjectModel, file: EnvFileView, span: Span, rest: string): readonly Completion[] {
  const given = new Set(file.entries.filter(({ keyAt }) => keyAt.span.start !== span.start).map((entry) => entry.key));
  const reads = new Map(readsOf(model).map((read) => [read.variable, read]));
  return [...reads].flatMap(([label, read]) => {
    if (given.has(label)) return [];
    const isRequired = read.required && read.isAskedFor !== true;
    return [
      {
        label,
        kind: 'variable' as const,
        span,
        insert: /^\s*=/.test(rest) ? label : `${label}=`,
        detail: `${isRequired ? 'required by' : 'read in'} ${placeText(model, read.at)}`,
        about: { what: 'variable' as const, name: label },
        rank: isRequired ? 0 : 1,
      },
    ];
  });
}

function truths(reads: readonly EnvRead[], span: Span): readonly Completion[] {
  if (!reads.some(({ steps }) => steps.some(isBool))) return [];
  return ['False', 'True'].map((label) => ({
    label,
    kind: 'value' as const,
    span,
    insert: label,
    about: { what: 'text' as const, markdown: '' },
    rank: 1,
  }));
}

function isBool(step: Step): boolean {
  if (step.op === 'cast') return step.cast === 'bool';
  return step.op === 'builtin' && step.name === 'strtobool';
}
