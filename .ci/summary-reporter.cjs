// Mocha's ordinary report, and two files per run: its numbers, from which .ci/run makes the sum, and what failed with its
// reason, which .ci/run says again at its end, because of a long log often only the end is kept.
'use strict';

const { writeFileSync } = require('node:fs');
const { join } = require('node:path');
const mocha = require('mocha');

const { Base, Spec } = (mocha.default ?? mocha).reporters;

module.exports = class SummaryReporter extends Base {
  constructor(runner, options) {
    super(runner, options);
    this.report = new Spec(runner, options);
    const folder = process.env.SUITE_SUMMARY;
    if (!folder) throw new Error('SUITE_SUMMARY must name the folder for the numbers.');
    const failed = [];
    runner.on('fail', (test, error) => {
      failed.push(`${test.fullTitle()}\n${error.stack ?? error.message ?? error}\n`);
    });
    runner.once('end', () => {
      const { passes = 0, failures = 0, pending = 0 } = runner.stats;
      const numbers = { passed: passes, failed: failures + pending };
      writeFileSync(join(folder, `mocha-${process.pid}.json`), JSON.stringify(numbers));
      writeFileSync(join(folder, `mocha-${process.pid}.txt`), failed.join('\n'));
    });
  }
};
