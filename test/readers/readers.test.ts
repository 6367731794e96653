import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { createModeler } from '../../server/src/core/model/modeler';
import { applySteps } from '../../server/src/core/model/steps';
import type { Alternative, Bound, Value } from '../../server/src/core/model/value';
import { createDotenvParser } from '../../server/src/core/syntax/dotenv';
import { createPythonParser } from '../../server/src/core/syntax/python';
import { fileUri } from '../../server/src/core/text';
import { wasmEngine } from '../harness/engines';
import { admits, possible, type Environment, type PythonValue } from '../python/compare';

type Cell = PythonValue | { readonly error: string };

/** What `record.py` saw the real packages do: one cell for each text, the first for a variable that is not set. */
interface Table {
  readonly versions: Readonly<Record<string, string>>;
  readonly texts: readonly (string | null)[];
  readonly rows: readonly {
    readonly library: string;
    readonly prelude: string;
    readonly code: string;
    readonly cells: readonly Cell[];
  }[];
}

const file = path.resolve(__dirname, '../../../test/readers/recorded.json');
const table = JSON.parse(fs.readFileSync(file, 'utf8')) as Table;

/** Calls whose result is not modelled: rules do not ask for it, and it is unknown rather than guessed. */
const notModelled =
  /path\(|bytes\(|timedelta|decimal|log_level|multiline|subcast|delimiter|separator|converter|BooleanValue\("|DecimalValue|PositiveInteger|DictValue|SetValue|URLValue|PathValue|dj_database_url|str\.upper|lambda|get_value|cast=list\)|Csv\((int|cast|delim)|env\.(dict|json)|env\.list\("X", (int|cast)|(Default|Items|Plain|Pairs|Choice)\(\)/;

/** A rare library that makes a literal of whatever looks like one: what a text becomes is unknown, and its fallback is told. */
const onlyFallbacks = 'django-getenv';

describe('what the reader libraries make of a text, compared with the real ones', () => {
  let boundOf: (row: Table['rows'][number]) => Bound;

  before(async () => {
    const engine = await wasmEngine();
    const parsePython = createPythonParser(engine.parsePython);
    const parseDotenv = createDotenvParser(engine.parseDotenv);
    const uri = fileUri('/project/settings.py');
    boundOf = (row) => {
      const model = createModeler({ parsePython, parseDotenv })({
        root: fileUri('/project'),
        files: new Map([[uri, source(row)]]),
        entries: [{ uri, role: 'unknown', because: [] }],
        loose: [],
        envFiles: [],
        importRoots: [fileUri('/project')],
        facts: { django: null, hasProcessFile: false },
      });
      return model.views[0]?.get('X').all ?? [];
    };
  });

  it('has a table worth comparing with', () => {
    assert.deepEqual(Object.keys(table.versions).sort(), [
      'dj-database-url',
      'django-configurations',
      'django-environ',
      'django-getenv',
      'environs',
      'marshmallow',
      'pydantic-settings',
      'python-decouple',
    ]);
    assert.ok(table.rows.length >= 130 && table.texts.length >= 60);
  });

  for (const library of new Set(table.rows.map((row) => row.library))) {
    describe(library, () => {
      for (const row of table.rows.filter((one) => one.library === library)) {
        it(row.code, () => {
          const bound = boundOf(row);
          const wrong = row.cells.flatMap((cell, i) => problems(bound, cell, table.texts[i] ?? null));
          assert.deepEqual(wrong, []);
          const known = row.cells.filter((_, i) => isTold(bound, table.texts[i] ?? null)).length;
          // A few texts are not followed, such as one that names another variable; most of them are.
          const least = row.library === onlyFallbacks ? 1 : row.cells.length * 0.8;
          if (!notModelled.test(row.code)) assert.ok(known >= least, `only ${known} cells are known`);
        });
      }
    });
  }
});

function source(row: Table['rows'][number]): string {
  if (row.library !== 'django-configurations') return `${row.prelude}X = ${row.code}\n`;
  return `${row.prelude}from configurations import Configuration\nclass Site(Configuration):\n    X = ${row.code}\n`;
}

function environmentOf(text: string | null): Environment {
  return text === null ? {} : { X: text, S_BOOL: text, S_INT: text, DJANGO_X: text };
}

/** What the alternatives that this environment leaves come to; `invalid` where the library raises. */
function outcomes(bound: Bound, text: string | null): readonly (Value | 'invalid')[] {
  const environment = environmentOf(text);
  return possible(bound, environment).map(({ value, at }) => {
    const own = value.kind === 'env' ? environment[value.variable] : undefined;
    return value.kind === 'env' && own !== undefined ? applySteps(own, value.steps, at) : value;
  });
}

function isOpen(value: Value | 'invalid'): boolean {
  return value !== 'invalid' && (value.kind === 'unknown' || value.kind === 'call' || value.kind === 'opaque');
}

/** Whether the model says what comes out: a value, or that the library raises. */
function isTold(bound: Bound, text: string | null): boolean {
  return outcomes(bound, text).every((value) => !isOpen(value));
}

function problems(bound: Bound, cell: Cell, text: string | null): readonly string[] {
  const results = outcomes(bound, text);
  const shown = `${JSON.stringify(text)}: ${JSON.stringify(results, plain)} and not ${JSON.stringify(cell)}`;
  if ('error' in cell) return results.every((value) => value === 'invalid' || isOpen(value)) ? [] : [shown];
  if (cell[0] === 'o') return results.every(isOpen) ? [] : [shown];
  const made = results.flatMap((value): readonly Alternative[] => (value === 'invalid' ? [] : [alternativeOf(value)]));
  return admits(made, cell, environmentOf(text)) ? [] : [shown];
}

function alternativeOf(value: Value): Alternative {
  return { value, at: { uri: fileUri('/'), span: { start: 0, end: 0 } }, via: [], when: [] };
}

function plain(key: string, value: unknown): unknown {
  if (key === 'at' || key === 'keyAt' || key === 'when' || key === 'via') return undefined;
  return typeof value === 'bigint' ? value.toString() : value;
}
