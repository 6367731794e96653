import type { Analyzer } from '../../server/src/core';
import type { PythonModule } from '../../server/src/core/syntax/python-tree';
import type { Span } from '../../server/src/core/text';
import { Desk, prefixes, type Tellings } from './keystrokes';
import { growsUnknownWord, isSameAround, isSameBroken, shapeOf, type Shape } from './shapes';
import type { NamedSite } from './sites';
import { endsInTextLikeCode, statementsOf, type Typed } from './statements';

/** Prefixes that are complete programs of their own, in which other statements mean something else. */
const otherPrograms: readonly { readonly text: RegExp; readonly why: string }[] = [
  { text: /^SECURE_HSTS_SECONDS = größe *$/, why: 'ten seconds, before they are multiplied by nothing' },
  {
    text: /\n {4}SECURE_SSL_REDIRECT = T\w*\s*[A-Z_]* *$/,
    why: 'a site that redirects by itself and sends no header, until the line of the header is there',
  },
  { text: /^MIDDLEWARE = \([^)]*\) *$/, why: 'a list that sends no session cookie, before the rest of it is added' },
  { text: /\) \+ M[A-Z]*$/, why: 'a name that nothing defines, so that the list is not known' },
];

/**
 * Set to analyse every prefix from end to end. Otherwise a prefix is only parsed where it gives the same trees as the one
 * before, or differs in the spelling of a word that means nothing: an analysis sees no more of it than that.
 */
const withoutShortcut = process.env['TYPE_WITHOUT_SHORTCUT'] === '1';

/** What is typed and what is told of it, so far. */
export interface Tally {
  prefixes: number;
  /** Texts that were analysed from end to end. */
  analysed: number;
  /** Prefixes that nobody can tell from another program, which are only analysed. */
  undecidable: number;
  readonly problems: string[];
}

/**
 * What a user sees while typing one statement of a complete file: `whole` are the findings of the file, `without` those of the
 * file without the statement. Both leave out what is found in the statement itself.
 */
export class Typist {
  private last: Shape | undefined;
  /** Every word of the site at hand. */
  private words: ReadonlySet<string> = new Set();

  constructor(
    private readonly parse: (text: string) => PythonModule,
    private readonly analyzer: Analyzer,
    private readonly tally: Tally,
  ) {}

  /** Types each statement in its place, with all others there. */
  typeInPlace(site: NamedSite, path: string): void {
    const text = site.files[path] ?? '';
    this.words = wordsOf(site);
    const desk = new Desk(this.analyzer, site, path);
    for (const statement of statementsOf(text, this.parse(text))) {
      const { start, end } = statement.span;
      const without = desk.outside(text.slice(0, start) + text.slice(end), { start, end: start });
      const whole = desk.outside(text, statement.span);
      this.last = undefined;
      for (const length of prefixes(end - start)) {
        const typed = statement.text.slice(0, length);
        const now = text.slice(0, start) + typed + text.slice(end);
        const hole = { start, end: start + length };
        if (this.isLikeBefore(statement, typed, now, hole)) continue;
        const told = desk.outside(now, hole);
        if (this.isDecidable(statement, typed)) this.compare(typed, told, without, whole, mayBeLost(statement));
      }
    }
    this.tally.analysed += desk.analysed;
  }

  /** Types the file from nothing: what is found in complete statements is found there too when the file ends behind them. */
  typeFromNothing(site: NamedSite, path: string, step: number): void {
    const text = site.files[path] ?? '';
    this.words = wordsOf(site);
    const desk = new Desk(this.analyzer, site, path);
    let done = 0;
    for (const statement of statementsOf(text, this.parse(text))) {
      const { start, end } = statement.span;
      const upTo = desk.before(text.slice(0, start), done);
      const withIt = desk.before(text.slice(0, end), done);
      this.last = undefined;
      for (let at = done + step - (done % step); at < end; at += step) {
        const typed = text.slice(start, Math.max(start, at));
        const now = text.slice(0, at);
        if (this.isLikeBefore(statement, typed, now, { start: done, end: at })) continue;
        const told = desk.before(now, done);
        // Between two statements there are comments, and one that is typed may be an ignore comment one day.
        if (typed !== '' && this.isDecidable(statement, typed)) this.compare(typed, told, upTo, withIt, () => true);
      }
      done = end;
    }
    this.tally.analysed += desk.analysed;
  }

  /** Counts a prefix; true where what it shows has been looked at a character before. */
  private isLikeBefore(statement: Typed, typed: string, text: string, hole: Span): boolean {
    this.tally.prefixes++;
    const before = this.last;
    this.last = this.isDecidable(statement, typed) ? shapeOf(this.parse(text), hole) : undefined;
    if (this.last === undefined) this.tally.undecidable++;
    if (withoutShortcut || this.last === undefined || before === undefined) return false;
    if (!isSameAround(before, this.last)) return false;
    return isSameBroken(before, this.last) || growsUnknownWord(typed, this.words);
  }

  private isDecidable(statement: Typed, typed: string): boolean {
    if (otherPrograms.some(({ text }) => text.test(typed))) return false;
    // A prefix of a function that is a function already is another program, whose callers do other things.
    if (statement.definesCode && this.parse(typed).errors.length === 0) return false;
    return !endsInTextLikeCode(typed, statement.rest);
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

function wordsOf({ files }: NamedSite): ReadonlySet<string> {
  return new Set(Object.values(files).flatMap((text) => text.match(/\w+/g) ?? []));
}
