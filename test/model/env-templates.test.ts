import assert from 'node:assert/strict';
import { modelledBy } from '../../server/src/core/model/env-loads';

describe('the file that a template is copied to', () => {
  for (const [template, file] of [
    ['.env.example', '.env'],
    ['env.sample', '.env'],
    ['example.env', '.env'],
    ['.env-exp', '.env'],
    ['dotenv', '.env'],
    ['dotenv-example', '.env'],
    ['dot.env', '.env'],
    ['env_sample', '.env'],
    ['.env.production.template', '.env.production'],
    ['.env.local.example', '.env.local'],
  ] as const) {
    it(`is ${file} for ${template}`, () => {
      assert.equal(modelledBy(template), file);
    });
  }
});
