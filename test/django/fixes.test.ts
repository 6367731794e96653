import assert from 'node:assert/strict';
import type { Finding } from '../../server/src/core/lint/finding';
import type { EnvRead } from '../../server/src/core/model/value';
import { rules } from '../../server/src/core/rules/index.generated';
import { withoutMarks } from '../rules/support';
import { createFixer, environmentFor, fixed, modulesOf, siteOf, together, type Fixer, type Site } from './fixing';
import { generate } from './generate';
import { createRandom } from './random';
import { mutated } from './startproject';
import { assertSetUp, releases, startWorker, type Answer, type Release, type Worker } from './workers';
import { examplesOf } from '../rules/all-examples';

/** The short run is part of every test run; `DJANGO_FIX_MODULES=500 npm run test:django` is the long one. */
const total = Number(process.env['DJANGO_FIX_MODULES'] ?? 20);
const seed = Number(process.env['DJANGO_SEED'] ?? 20260101);
/** A fix may make room for another one; after this many rounds something goes in circles. */
const maxRounds = 8;

/** What a run has counted, so that it cannot pass by doing nothing. */
interface Tally {
  fixes: number;
  /** Ids that Django reported before a fix and not after it. */
  gone: number;
  /** Fixes of modules that Django refuses before and after: packages that are not installed here, most often. */
  refused: number;
  readonly wrong: string[];
}

describe('fixes, proven by Django', function () {
  this.timeout(total * 20_000 + 600_000);
  let fixer: Fixer;
  before(async () => {
    assertSetUp();
    fixer = await createFixer();
  });

  for (const release of releases.filter(({ libraries }) => libraries)) {
    describe(`Django ${release.label}`, () => {
      let worker: Worker;
      before(() => {
        worker = startWorker(release);
      });
      after(() => {
        worker.stop();
      });

      it('of every example, alone', async () => {
        const tally = newTally();
        for (const site of examples()) await eachAlone(site, release, worker, tally);
        settle(tally, { fixes: 300, gone: 50 });
      });

      it('of every example, all together', async () => {
        const tally = newTally();
        for (const site of examples()) await allTogether(site, release, worker, tally);
        settle(tally, { fixes: 200, gone: 40 });
      });

      it(`of ${String(total)} generated modules and mutated lines of startproject, alone and all together`, async () => {
        const tally = newTally();
        for (const site of await modules(release, worker)) {
          await eachAlone(site, release, worker, tally);
          await allTogether(site, release, worker, tally);
        }
        settle(tally, { fixes: total * 3, gone: total });
      });
    });
  }

  async function modules(release: Release, worker: Worker): Promise<readonly Site[]> {
    const random = createRandom(seed + release.version[0] * 100 + release.version[1]);
    const real = (await worker.startProject())['mysite/settings.py'] ?? assert.fail('no project');
    return Array.from({ length: total }, (_, i) =>
      siteOf(i % 4 === 3 ? mutated(random, real) : generate(random, { libraries: true, csp: false })),
    );
  }

  async function eachAlone(site: Site, release: Release, worker: Worker, tally: Tally): Promise<void> {
    const findings = fixer.findings(site, release);
    const before = await ask(site, [], release, worker);
    for (const finding of findings) {
      for (const fix of finding.fixes) {
        const after = fixed(site, [fix]);
        assert.ok(after !== undefined, `${finding.rule}: the edits of "${fix.title}" overlap`);
        await prove({ site, after, done: [finding], before }, release, worker, tally, `${finding.rule}: ${fix.title}`);
      }
    }
  }

  async function allTogether(site: Site, release: Release, worker: Worker, tally: Tally): Promise<void> {
    const done: Finding[] = [];
    let after = site;
    for (let round = 0; round < maxRounds; round++) {
      const step = together(after, fixer.findings(after, release));
      if (step.fixed.length === 0) break;
      done.push(...step.fixed);
      after = step.site;
    }
    if (done.length === 0) return;
    const before = await ask(site, [], release, worker);
    await prove({ site, after, done, before }, release, worker, tally, done.map(({ rule }) => rule).join(', '));
    const left = fixer.findings(after, release).filter(({ fixes }) => fixes.length > 0);
    if (left.length > 0) tally.wrong.push(`no end: ${left.map(({ rule }) => rule).join(', ')}\n${sources(after)}`);
  }

  interface Case {
    readonly site: Site;
    readonly after: Site;
    /** The findings that were fixed. */
    readonly done: readonly Finding[];
    readonly before: Answer;
  }

  /** After the fixes the module starts, and Django reports nothing of what they were for, unless another finding says it too. */
  async function prove(
    { site, after, done, before }: Case,
    release: Release,
    worker: Worker,
    tally: Tally,
    what: string,
  ): Promise<void> {
    const known = new Set(fixer.reads(site, release).map(({ variable }) => variable));
    const introduced = fixer.reads(after, release).filter(({ variable }) => !known.has(variable));
    const answer = await ask(after, introduced, release, worker);
    tally.fixes += 1;
    if (answer.status === 'refused') {
      if (before.status === 'refused') tally.refused += 1;
      else tally.wrong.push(`${what}\nrefused with ${answer.error}\n${sources(after)}`);
      return;
    }
    const claimed = new Set(done.flatMap(({ django }) => django));
    const left = answer.reported.filter((id) => claimed.has(id));
    const wrong = left.length === 0 ? [] : await unexplained(left, { after, introduced }, release, worker);
    if (wrong.length > 0) tally.wrong.push(`${what}\nDjango still reports ${wrong.join(', ')}\n${sources(after)}`);
    if (before.status === 'ok')
      tally.gone += before.reported.filter((id) => claimed.has(id) && !left.includes(id)).length;
  }

  /** What is still reported and no other finding says. Rules speak about a site with DEBUG off, so that is turned off first. */
  async function unexplained(
    left: readonly string[],
    { after, introduced }: { readonly after: Site; readonly introduced: readonly EnvRead[] },
    release: Release,
    worker: Worker,
  ): Promise<readonly string[]> {
    const findings = fixer.findings(after, release);
    const said = new Set(findings.flatMap(({ django }) => django));
    const debug = findings.find(({ rule }) => rule === 'debug-enabled')?.fixes[0];
    const off = debug && fixed(after, [debug]);
    const answer = off && (await ask(off, introduced, release, worker));
    return left.filter((id) => !said.has(id) && (answer?.status !== 'ok' || answer.reported.includes(id)));
  }

  /** As deployed: variables that the module cannot start without are set, and so are those that fixes have introduced. */
  function ask(site: Site, introduced: readonly EnvRead[], release: Release, worker: Worker): Promise<Answer> {
    const required = fixer.reads(site, release).filter((read) => read.required);
    const env = { STAGE: 'production', ...environmentFor([...required, ...introduced]) };
    return worker.ask(modulesOf(site), [], { env, lenient: true });
  }
});

/** The examples of all rules as they stand on their pages. */
function examples(): readonly Site[] {
  const aboutSettings = rules.filter(({ on }) => on === 'settings' || on === 'env');
  return aboutSettings.flatMap((rule) =>
    examplesOf(rule).flatMap((example) => {
      const name = example.path ?? (rule.on === 'env' ? '.env' : 'settings.py');
      const files = { ...example.files, [name]: withoutMarks(example.code).code };
      const entry = name.endsWith('.py') ? name : Object.keys(files).find((path) => path.endsWith('.py'));
      return entry === undefined ? [] : [{ files, entry }];
    }),
  );
}

function newTally(): Tally {
  return { fixes: 0, gone: 0, refused: 0, wrong: [] };
}

function settle(
  { fixes, gone, refused, wrong }: Tally,
  atLeast: { readonly fixes: number; readonly gone: number },
): void {
  console.log(`        ${String(fixes)} fixes, ${String(gone)} ids gone, ${String(refused)} refused before and after`);
  assert.equal(
    wrong.length,
    0,
    `${String(wrong.length)} are wrong, the first ones:\n${wrong.slice(0, 25).join('\n\n')}`,
  );
  assert.ok(fixes >= atLeast.fixes && gone >= atLeast.gone, 'too little was done');
  assert.ok(refused * 4 < fixes, 'most modules start');
}

function sources({ files }: Site): string {
  return Object.entries(files)
    .map(([name, text]) => `--- ${name}\n${text}`)
    .join('\n');
}
