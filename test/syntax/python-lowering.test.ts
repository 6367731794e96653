import assert from 'node:assert/strict';
import type { PythonModule } from '../../server/src/core/syntax/python-tree';
import { pythonParser } from '../harness/engines';
import { expressions, literals, statements, type Case } from './python-cases';
import { show } from './python-show';

describe('lowering Python', () => {
  let parse: (text: string) => PythonModule;
  before(async () => {
    parse = await pythonParser();
  });

  const table = (name: string, cases: readonly Case[]): void => {
    describe(name, () => {
      for (const [source, shown] of cases) {
        it(JSON.stringify(source), () => {
          assert.equal(show(parse(source)), shown);
          assert.deepEqual(parse(source).errors, []);
        });
      }
    });
  };
  table('expressions', expressions);
  table('literals', literals);
  table('statements', statements);
});
