import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { PackageFacts, PackageKeyFacts, PackageSettingFacts } from '../../server/src/core/django/packages';
import { checkout } from '../rules/checkout';

/** One thing that we take for granted about a package: what its probe reports under `fact`, and what rules assume. */
export interface Claim {
  /** A sentence about the package. */
  readonly claim: string;
  /** The key in what `facts()` of the probe returns. */
  readonly fact: string;
  /** Where rules hold the same as data, that data and not a copy of it. */
  readonly is: unknown;
}

/** What `read.py` answers. */
export interface Answer {
  readonly version: string;
  /** The settings, and keys as `SETTING.KEY`, that stand in the package. */
  readonly mentioned: readonly string[];
  /** What is wrong about a default, by the name of the setting or key. */
  readonly wrong: Readonly<Record<string, string>>;
  readonly facts: Readonly<Record<string, unknown>>;
}

const folder = join(checkout, 'test/packages');
/** Where `setup.sh` installs. */
export const packagesFolder = resolve(checkout, process.env['PACKAGES_CACHE'] ?? '.cache/packages');

/**
 * Holds our data about a package against the installed one: that it has each setting and key in the releases that we say,
 * with that default, and each further claim. `probe` names a module of `probes`, which reads the release of the common
 * environment, or the one of `apart/<probe>.txt`.
 */
export function describePackage(probe: string, facts: PackageFacts, claims: readonly Claim[]): void {
  describe(`what we say about ${facts.distributions[0] ?? probe} (${probe})`, () => {
    const named = namesOf(facts);
    let answer: Answer;
    before(() => {
      answer = read(probe, named);
    });

    for (const [name, setting] of named) {
      it(`has ${name} as said`, () => {
        const expected = existsIn(setting, answer.version);
        assert.equal(answer.mentioned.includes(name), expected, `${name} in ${answer.version}`);
        if (expected) assert.equal(answer.wrong[name], undefined);
      });
    }

    for (const { claim, fact, is } of claims) {
      it(claim, () => {
        assert.ok(Object.hasOwn(answer.facts, fact), `the probe reports nothing as "${fact}"`);
        assert.deepEqual(answer.facts[fact], is);
      });
    }
  });
}

type Named = PackageSettingFacts | PackageKeyFacts;

function namesOf(facts: PackageFacts): ReadonlyMap<string, Named> {
  return new Map(
    facts.settings.flatMap((setting): (readonly [string, Named])[] => [
      [setting.name, setting],
      ...(setting.keys ?? []).map((key) => [`${setting.name}.${key.name}`, within(setting, key)] as const),
    ]),
  );
}

/** A key exists at most where its setting does. */
function within(setting: PackageSettingFacts, key: PackageKeyFacts): PackageKeyFacts {
  return { ...bounds(setting), ...key };
}

function bounds({ since, removed }: PackageSettingFacts): Pick<PackageKeyFacts, 'since' | 'removed'> {
  return { ...(since === undefined ? {} : { since }), ...(removed === undefined ? {} : { removed }) };
}

/** What the probe of a package answers. */
export function read(probe: string, named: ReadonlyMap<string, Named>): Answer {
  const python = join(packagesFolder, 'together/bin/python');
  assert.ok(existsSync(python), 'Run test/packages/setup.sh first.');
  const apart = join(packagesFolder, 'apart', probe);
  const input = JSON.stringify(Object.fromEntries([...named].map(([name, of]) => [name, of.default ?? null])));
  const run = spawnSync(python, ['-W', 'ignore', join(folder, 'read.py'), probe], {
    input,
    encoding: 'utf8',
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1', ...(existsSync(apart) ? { PYTHONPATH: apart } : {}) },
  });
  assert.equal(run.status, 0, run.stderr);
  return JSON.parse(run.stdout) as Answer;
}

function existsIn({ since, removed }: Named, version: string): boolean {
  return (
    (since === undefined || compare(version, since) >= 0) && (removed === undefined || compare(version, removed) < 0)
  );
}

/** Compares releases such as `4.10.1` and `4.9`, number by number. */
function compare(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => text.split('.').map(Number));
  for (let i = 0; i < Math.max(left?.length ?? 0, right?.length ?? 0); i++) {
    const difference = (left?.[i] ?? 0) - (right?.[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
