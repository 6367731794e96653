/** `match`: read as a chain of tests on the subject, as far as a pattern is one. */
import type { Expression, MatchCase, MatchStatement, Pattern } from '../../syntax/python-tree';
import { unknown } from '../bounds';
import type { Bound } from '../value';
import { giveUpOn } from './branches';
import { evaluate } from './expressions';
import { nested, placeOf, type Frame } from './frame';
import { judge, judgeBound, type Verdict } from './judge';
import { join, runSide } from './sides';
import { runBlock, type End } from './statements';
import { assign } from './targets';

/** `match` is read as a chain of tests on the subject. */
export function runMatch(frame: Frame, node: MatchStatement): End {
  const subject = evaluate(frame, node.subject);
  return runCases(frame, node, subject, node.cases);
}

function runCases(frame: Frame, node: MatchStatement, subject: Bound, cases: readonly MatchCase[]): End {
  const [first, ...rest] = cases;
  if (first === undefined) return 'next';
  const verdict = caseVerdict(frame, node, subject, first);
  const run = (): End => {
    bindPattern(frame, first.pattern, subject, node);
    return runBlock(frame, first.body);
  };
  if (!verdict.may(false)) return run();
  if (!verdict.may(true)) return runCases(frame, node, subject, rest);
  const yes = runSide(frame, verdict.guards(true), run);
  const no = runSide(frame, verdict.guards(false), () =>
    nested(frame, node, () => runCases(frame, node, subject, rest), giveUpOn),
  );
  return join(frame, yes, no, placeOf(frame, first));
}

const always: Verdict = {
  may: (arm) => arm,
  guards: () => [],
  implied: () => [],
  missing: () => undefined,
  without: () => [],
};

function caseVerdict(frame: Frame, node: MatchStatement, subject: Bound, of: MatchCase): Verdict {
  const test = patternTest(node.subject, of.pattern);
  if (test === 'always') return of.guard === null ? always : judge(frame, of.guard);
  if (test === undefined)
    return judgeBound(unknown('unsupported', placeOf(frame, of), 'pattern'), placeOf(frame, of), frame.site);
  if (of.guard === null) return judge(frame, test);
  return judge(frame, { kind: 'boolean', operator: 'and', values: [test, of.guard], span: of.span });
}

/** The test that a pattern stands for: a comparison with the subject, `always`, or undefined where it is not followed. */
function patternTest(subject: Expression, pattern: Pattern): Expression | 'always' | undefined {
  switch (pattern.kind) {
    case 'capture':
      return 'always';
    case 'as':
      return patternTest(subject, pattern.pattern);
    case 'value':
      return { kind: 'compare', left: subject, rest: [{ operator: '==', right: pattern.value }], span: pattern.span };
    case 'or': {
      const parts = pattern.patterns.map((part) => patternTest(subject, part));
      if (parts.includes('always')) return 'always';
      const tests = parts.filter((part) => part !== undefined && part !== 'always');
      return tests.length === parts.length
        ? { kind: 'boolean', operator: 'or', values: tests, span: pattern.span }
        : undefined;
    }
    case 'other':
      return undefined;
  }
}

function bindPattern(frame: Frame, pattern: Pattern, subject: Bound, node: MatchStatement): void {
  const source = { statement: node, value: node.subject };
  const bind = (id: string, bound: Bound): void =>
    assign(frame, { kind: 'name', id, span: pattern.span }, bound, source);
  if (pattern.kind === 'capture' && pattern.name !== null) bind(pattern.name, subject);
  if (pattern.kind === 'as') bind(pattern.name, subject);
  if (pattern.kind === 'other')
    for (const name of pattern.binds) bind(name, unknown('unsupported', placeOf(frame, pattern), 'pattern'));
}
