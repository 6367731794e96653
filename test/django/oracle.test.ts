import assert from 'node:assert/strict';
import { compare, createModels, newTally } from './compare';
import type { Tally } from './compare';
import { generate } from './generate';
import type { Modules } from './generate';
import { createRandom } from './random';
import { mutated, startProject } from './startproject';
import { assertSetUp, releases, startWorker } from './workers';
import type { Release } from './workers';

/** The short run is part of every test run; `DJANGO_MODULES=4000 npm run test:django` is the long one. */
const total = Number(process.env['DJANGO_MODULES'] ?? 500);
const seed = Number(process.env['DJANGO_SEED'] ?? 20260101);

describe('Django as the oracle', function () {
  this.timeout(total * 400 + 120_000);
  let modelOf: Awaited<ReturnType<typeof createModels>>;
  before(async () => {
    assertSetUp();
    modelOf = await createModels();
  });

  for (const release of releases) {
    it(`agrees with Django ${release.label} on ${String(total)} settings modules`, async () => {
      const tally = await run(release, modelsOf(release));
      report(release, tally);
      assert.equal(
        tally.mismatches.length,
        0,
        `modules differ, the first ones:\n${tally.mismatches.slice(0, 40).join('\n\n')}`,
      );
      assert.ok(tally.refused < total / 2, 'most modules start');
      assert.ok(tally.verdicts > total * 10, 'most checks are decided');
      assert.ok(tally.values > total, 'many values are known');
    });
  }

  /** Four generated projects for each mutated line of a real file. */
  function modelsOf(release: Release): Modules[] {
    const random = createRandom(seed + release.version[0] * 100 + release.version[1]);
    const real = ['3.2', '4.2', '5.2'].map(startProject);
    return Array.from({ length: total }, (_, i) =>
      i % 5 === 4
        ? mutated(random, random.pick(real))
        : generate(random, { libraries: release.libraries, csp: release.version[0] >= 6 }),
    );
  }

  async function run(release: Release, projects: readonly Modules[]): Promise<Tally> {
    const tally = newTally();
    const worker = startWorker(release);
    try {
      for (const [i, modules] of projects.entries()) {
        const model = modelOf(modules, release);
        const answer = await worker.ask(modules, model.views[0]?.assigned ?? []);
        const wrong = compare(model, answer, tally);
        if (wrong.length > 0) tally.mismatches.push(describeMismatch(i, modules, wrong));
      }
    } finally {
      worker.stop();
    }
    return tally;
  }
});

function describeMismatch(i: number, modules: Modules, wrong: readonly string[]): string {
  const sources = Object.entries(modules.files).map(([name, text]) => `--- ${name}.py\n${text}`);
  return `Module ${String(i)} of seed ${String(seed)}:\n${wrong.join('\n')}\n${sources.join('\n')}`;
}

function report(release: Release, tally: Tally): void {
  const top = (map: Map<string, number>): string =>
    [...map]
      .sort((a, b) => b[1] - a[1])
      .map(([key, times]) => `${key} ${String(times)}`)
      .join(', ');
  console.log(
    `      Django ${release.label}: ${String(tally.modules)} modules, ${String(tally.refused)} refused (${top(tally.refusals)})`,
  );
  console.log(`      ${String(tally.verdicts)} verdicts; open: ${top(tally.openChecks)}`);
  console.log(`      ${String(tally.values)} values; open: ${top(tally.openValues)}`);
}
