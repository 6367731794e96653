import assert from 'node:assert/strict';
import { rules } from '../../server/src/core';
import { useLab } from '../rules/support';
import { readSites } from './sites';
import { Typist, type Tally } from './typist';

/** Sites that are typed from the first to the last character; the others at every eleventh. */
const typedWhole: ReadonlySet<string> = new Set(['branches', 'comments', 'docstrings', 'startproject42', 'walrus']);

describe('typing in settings files', function () {
  this.timeout(300_000);
  const lab = useLab();
  const sites = readSites();
  const tally: Tally = { prefixes: 0, analysed: 0, undecidable: 0, problems: [] };
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
    assert.ok(tally.analysed > 5000, `${tally.analysed} analysed`);
    assert.ok(tally.undecidable < tally.prefixes / 20, `${tally.undecidable} of ${tally.prefixes} prefixes`);
    console.log(JSON.stringify({ ...tally, problems: 0 }));
  });
});
