import assert from 'node:assert/strict';
import { rules, type Analyzer } from '../../server/src/core';
import type { PythonModule } from '../../server/src/core/syntax/python-tree';
import { useLab } from '../rules/support';
import { Desk, prefixes, type Tellings } from './keystrokes';
import { readSites, type NamedSite } from './sites';
import { endsInTextLikeCode, statementsOf, type Typed } from './statements';

/** Sites that are typed from the first to the last character; the others at every eleventh. */
const typedWhole: ReadonlySet<string> = new Set(['branches', 'comments', 'docstrings', 'startproject42', 'walrus']);

/** Prefixes that are complete programs of their own, in which other statements mean something else. */
const otherPrograms: readonly { readonly text: RegExp; readonly why: string }[] = [
  { text: /^SECURE_HSTS_SECONDS = größe *$/, why: 'ten seconds, before they are multiplied by nothing' },
  { text: /\) \+ M[A-Z]*$/, why: 'a name that nothing defines, so that the list is not known' },
];

/** Set to type also what is like the character before, which takes three times as long. */
const everyCharacter = process.env['TYPE_EVERY_CHARACTER'] === '1';

/** What is typed and what is told of it, so far. */
interface Tally {
  prefixes: number;
  /** Prefixes that end in a text that looks like code, for which only (a) can be asked. */
  undecidable: number;
  readonly problems: string[];
}

/**
 * What a user sees while typing one statement of a complete file: `whole` are the findings of the file, `without` those of the
 * file without the statement. Both leave out what is found in the statement itself.
 */
class Typist {
  constructor(
    private readonly parse: (text: string) => PythonModule,
    private readonly analyzer: Analyzer,
    private readonly tally: Tally,
  ) {}

  /** Types each statement in its place, with all others there. */
  typeInPlace(site: NamedSite, path: string): void {
    const text = site.files[path] ?? '';
    const desk = new Desk(this.analyzer, site, path);
    for (const statement of statementsOf(text, this.parse(text))) {
      const { start, end } = statement.span;
      const without = desk.outside(text.slice(0, start) + text.slice(end), { start, end: start });
      const whole = desk.outside(text, statement.span);
      for (const length of prefixes(statement.text, everyCharacter)) {
        const typed = statement.text.slice(0, length);
        const told = desk.outside(text.slice(0, start) + typed + text.slice(end), { start, end: start + length });
        if (this.isDecidable(statement, typed)) this.compare(typed, told, without, whole, mayBeLost(statement));
      }
    }
    this.tally.prefixes += desk.analysed;
  }

  /** Types the file from nothing: what is found in complete statements is found there too when the file ends behind them. */
  typeFromNothing(site: NamedSite, path: string, step: number): void {
    const text = site.files[path] ?? '';
    const desk = new Desk(this.analyzer, site, path);
    let done = 0;
    for (const statement of statementsOf(text, this.parse(text))) {
      const { start, end } = statement.span;
      const upTo = desk.before(text.slice(0, start), done);
      const withIt = desk.before(text.slice(0, end), done);
      for (let at = done + step - (done % step); at < end; at += step) {
        const typed = text.slice(start, Math.max(start, at));
        const told = desk.before(text.slice(0, at), done);
        // Between two statements there are comments, and one that is typed may be an ignore comment one day.
        if (typed !== '' && this.isDecidable(statement, typed)) this.compare(typed, told, upTo, withIt, () => true);
      }
      done = end;
    }
    this.tally.prefixes += desk.analysed;
  }

  private isDecidable(statement: Typed, typed: string): boolean {
    if (otherPrograms.some(({ text }) => text.test(typed))) return false;
    // A prefix of a function that is a function already is another program, whose callers do other things.
    if (statement.definesCode && this.parse(typed).errors.length === 0) return false;
    const decidable = !endsInTextLikeCode(typed, statement.rest);
    if (!decidable) this.tally.undecidable++;
    return decidable;
  }

  private compare(
    typed: string,
    told: Tellings,
    without: Tellings,
    whole: Tellings,
    mayBeLost: (subject: string | null) => boolean,
  ): void {
    const strange = [...told.keys()].filter((key) => !whole.has(key) && !without.has(key));
    const common = [...whole.values()].filter(({ key }) => without.has(key) && !told.has(key));
    const lost = common.filter(({ subject }) => !mayBeLost(subject)).map(({ key }) => key);
    const say = (what: string) => (key: string) => `${what} while typing ${JSON.stringify(typed.slice(-70))}: ${key}`;
    this.tally.problems.push(...strange.map(say('new')), ...lost.map(say('lost')));
  }
}

/**
 * What is about a setting waits while that setting is given a new value; what a module may bring is not missing while its
 * name is typed.
 */
function mayBeLost({ replaces, imports }: Typed): (subject: string | null) => boolean {
  return (subject) => imports || (subject !== null && replaces.has(subject));
}

describe('typing in settings files', function () {
  this.timeout(300_000);
  const lab = useLab();
  const sites = readSites();
  const tally: Tally = { prefixes: 0, undecidable: 0, problems: [] };
  let typist: Typist;
  before(() => {
    typist = new Typist((text) => lab.parsePython(text), lab.analyzer(rules), tally);
  });

  function check(type: () => void): void {
    tally.problems.length = 0;
    type();
    // One line for each finding is enough to see what is wrong.
    assert.deepEqual([...new Map(tally.problems.map((line) => [line.split(': ')[1], line])).values()].slice(0, 10), []);
  }

  it('has thirty files to type', () => {
    assert.ok(sites.flatMap(({ files }) => Object.keys(files)).length >= 30);
  });

  for (const site of sites) {
    for (const path of Object.keys(site.files)) {
      it(`leaves the findings of all other statements alone: ${site.name}/${path}`, () => {
        check(() => {
          typist.typeInPlace(site, path);
        });
      });
    }
  }

  for (const site of sites) {
    for (const path of Object.keys(site.files)) {
      it(`finds nothing in complete statements that is not there: ${site.name}/${path}`, () => {
        check(() => {
          typist.typeFromNothing(site, path, typedWhole.has(site.name) ? 1 : 11);
        });
      });
    }
  }

  it('can compare nearly every prefix', () => {
    assert.ok(tally.prefixes > 40_000, `${tally.prefixes} prefixes`);
    assert.ok(tally.undecidable < tally.prefixes / 50, `${tally.undecidable} of ${tally.prefixes} prefixes`);
  });
});
