/**
 * Runs the statements of a module, class or function in order. Each kind of statement that needs more than a few lines has a file
 * of its own, such as `branches.ts` for `if`.
 */
import type { BrokenStatement, Expression, Statement } from '../../syntax/python-tree';
import { certain, joinGuards, unknown } from '../bounds';
import type { Bound } from '../value';
import { operateInto } from './augment';
import { giveUpOn, runIf } from './branches';
import { pathOfCallee } from './calls';
import { defineClass, defineFunction } from './definitions';
import { evaluate } from './expressions';
import { nested, placeOf, type Frame } from './frame';
import { runImport, runImportFrom } from './imports';
import { lasting } from './iterables';
import { judge } from './judge';
import { endsProgram } from './known-calls';
import { runFor, runWhile } from './loops';
import { runMatch } from './match';
import { refuse } from './narrowing';
import { refuseByCall } from './refusing-calls';
import { emptySide, join, runSide } from './sides';
import { assign, remove } from './targets';
import { runTry } from './try';
import { runWith } from './with';

/**
 * How a block ends: it goes on, leaves the program, returns, or leaves a loop's round; `mixed` where that depends on a
 * branch inside a loop.
 */
export type End = 'next' | 'exit' | 'return' | 'break' | 'continue' | 'mixed';

/** Runs statements in order, up to the first one that does not let the next one run. */
export function runBlock(frame: Frame, statements: readonly Statement[]): End {
  for (const [i, statement] of statements.entries()) {
    const end = runStatement(frame, statement);
    if (end === 'mixed') return runPerhaps(frame, statements.slice(i + 1));
    if (end !== 'next') return end;
  }
  return 'next';
}

/** What follows an `if …: continue` runs on some paths and not on others. */
function runPerhaps(frame: Frame, rest: readonly Statement[]): End {
  const [first] = rest;
  if (first !== undefined)
    join(
      frame,
      runSide(frame, [], () => {
        runBlock(frame, rest);
        return 'next';
      }),
      emptySide([]),
      placeOf(frame, first),
    );
  return 'mixed';
}

/** Runs one statement. What is nested too deeply is not run, and what it binds is unknown. */
export function runStatement(frame: Frame, node: Statement): End {
  frame.run.budget--;
  return nested(frame, node, run, giveUpOn);
}

function run(frame: Frame, node: Statement): End {
  switch (node.kind) {
    case 'assign':
      return runAssign(frame, node);
    case 'augmented':
      operateInto(frame, node);
      return 'next';
    case 'expression':
      return runExpression(frame, node);
    case 'if':
      return runIf(frame, node);
    case 'for':
      return runFor(frame, node);
    case 'while':
      return runWhile(frame, node);
    case 'try':
      return runTry(frame, node);
    case 'with':
      return runWith(frame, node);
    case 'match':
      return runMatch(frame, node);
    case 'function':
      return defineFunction(frame, node);
    case 'class':
      return defineClass(frame, node);
    case 'return':
      return runReturn(frame, node);
    case 'raise':
      return 'exit';
    case 'assert':
      refuse(frame, node.test, false, judge(frame, node.test));
      return 'next';
    case 'delete':
      for (const target of node.targets) remove(frame, target, { statement: node, value: node });
      return 'next';
    case 'import':
      runImport(frame, node);
      return 'next';
    case 'import-from':
      runImportFrom(frame, node);
      return 'next';
    case 'global':
      for (const name of node.names) frame.globalNames.add(name);
      return 'next';
    case 'nonlocal':
      for (const name of node.names) frame.outerNames.add(name);
      return 'next';
    case 'pass':
      return 'next';
    case 'break':
    case 'continue':
      return node.kind;
    case 'broken':
      runBroken(frame, node);
      return 'next';
    case 'other':
      hide(frame, node.binds, unknown('unsupported', placeOf(frame, node), node.what), node);
      return 'next';
  }
}

/**
 * A statement with a syntax error, which somebody may be typing. What a star import may bring is not missing until it can
 * be read; only modules of the project bring settings.
 */
function runBroken(frame: Frame, node: BrokenStatement): void {
  const bound = unknown('syntax-error', placeOf(frame, node));
  const isOurs = node.from.some(({ level, module }) => frame.run.modules.isLocal(frame.uri, level, module));
  frame.record.unfinished.push(node);
  if (isOurs && frame.globals.find('*') === undefined) frame.globals.set('*', bound);
  if (frame.run.broken === 'hide') hide(frame, node.names, bound, node);
}

/** Names bound by something that is not followed are unknown from here on, never absent. */
function hide(frame: Frame, names: readonly string[], bound: Bound, node: Statement): void {
  for (const id of names) assign(frame, { kind: 'name', id, span: node.span }, bound, { statement: node, value: node });
}

function runAssign(frame: Frame, node: Extract<Statement, { kind: 'assign' }>): End {
  if (node.value === null) return 'next';
  const value = evaluate(frame, node.value);
  // A text that is read and then filtered is an iterator as well, although it is followed like a list.
  const named = node.targets.every((target) => target.kind === 'name');
  const bound =
    named && isIterator(node.value) ? unknown('unsupported', placeOf(frame, node.value), 'iterator') : value;
  if (node.targets.length > 1) for (const alternative of bound) frame.run.shared.add(alternative.value);
  // The items of an iterator are there for the first target only, and none are left for a name.
  for (const [i, target] of node.targets.entries())
    assign(frame, target, i === 0 ? bound : lasting(bound), { statement: node, value: node.value });
  return 'next';
}

function isIterator(node: Expression): boolean {
  return node.kind === 'call' && node.callee.kind === 'name' && ['filter', 'map'].includes(node.callee.id);
}

function runExpression(frame: Frame, node: Extract<Statement, { kind: 'expression' }>): End {
  // A method that is named alone is kept nowhere, such as `MIDDLEWARE.insert` before its bracket is typed.
  evaluate(frame, node.value.kind === 'attribute' ? node.value.object : node.value);
  if (node.value.kind !== 'call') return 'next';
  forgetDefault(frame, node.value);
  if (endsProgram(pathOfCallee(frame, node.value.callee))) return 'exit';
  refuseByCall(frame, node.value);
  return 'next';
}

/** `os.environ.setdefault("X", "…")` alone only sets the variable: nobody asks for its text. */
function forgetDefault(frame: Frame, call: Expression): void {
  const { reads } = frame.record;
  const last = reads.at(-1);
  const { uri, span } = placeOf(frame, call);
  const isThis = last?.at.uri === uri && last.at.span.start === span.start && last.at.span.end === span.end;
  if (isThis && last.callee.endsWith('.setdefault')) reads.pop();
}

function runReturn(frame: Frame, node: Extract<Statement, { kind: 'return' }>): End {
  const at = placeOf(frame, node);
  const bound: Bound =
    node.value === null ? certain({ kind: 'literal', value: null }, at) : evaluate(frame, node.value);
  for (const alternative of bound) {
    const when = joinGuards(alternative.when, [...frame.path]);
    if (when !== undefined) frame.returns?.push({ ...alternative, when });
  }
  return frame.returns === null ? 'next' : 'return';
}
