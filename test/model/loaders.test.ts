import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { EnvReading, Loader, LoaderOptions } from '../../server/src/core/model/env-loaders';
import { readEnvFile } from '../../server/src/core/model/env-loaders';
import type { DotenvFile } from '../../server/src/core/syntax/dotenv';
import { createDotenvParser } from '../../server/src/core/syntax/dotenv';
import { loadDotenvGrammar, root } from '../syntax/dotenv-parser';

type Values = Readonly<Record<string, string | null>>;
type Outcome = Readonly<{ value: string } | { error: string }>;

/** What `test/loaders/record.py` saw the real packages do with one file in an empty environment. */
interface Case {
  readonly group: string;
  readonly text: string;
  readonly 'python-dotenv': { readonly values: Values; readonly literal: Values; readonly load: string | null };
  readonly environs: { readonly values: Values };
  readonly 'django-environ': {
    readonly values: Values;
    readonly comments: Values;
    readonly reads: Readonly<Record<string, Outcome>>;
    readonly multiline: Readonly<Record<string, Outcome>>;
    readonly load: string | null;
  };
  readonly 'python-decouple': { readonly values: Values };
  readonly 'django-configurations': { readonly values: Values; readonly load: string | null };
  readonly docker: { readonly pairs: readonly (readonly [string, string])[] } | { readonly error: true };
}

interface Table {
  readonly versions: Readonly<Record<string, string>>;
  readonly cases: readonly Case[];
}

const table = JSON.parse(fs.readFileSync(path.join(root, 'test/loaders/recorded.json'), 'utf8')) as Table;

describe('what each loader reads from a .env file, compared with the real ones', () => {
  let parse: (text: string) => DotenvFile;

  before(async () => {
    parse = createDotenvParser(await loadDotenvGrammar());
  });

  const read = (text: string, loader: Loader, options?: LoaderOptions): EnvReading =>
    readEnvFile(parse(text), text, loader, options);

  it('has a table worth comparing with', () => {
    assert.ok(table.cases.length >= 350);
    assert.deepEqual(Object.keys(table.versions).sort(), [
      'django-configurations',
      'django-environ',
      'docker',
      'environs',
      'python-decouple',
      'python-dotenv',
    ]);
  });

  for (const group of new Set(table.cases.map((one) => one.group))) {
    const cases = table.cases.filter((one) => one.group === group);
    describe(group, () => {
      it('python-dotenv', () => {
        for (const one of cases) {
          const { values, literal, load } = one['python-dotenv'];
          const reading = read(one.text, 'python-dotenv');
          same(one, unset(reading), values);
          same(one, inFile(read(one.text, 'python-dotenv', { interpolate: false })), literal);
          same(one, fails(reading), load !== null);
        }
      });
      it('environs', () => {
        for (const one of cases) {
          const entries = unset(read(one.text, 'environs'));
          const set = Object.entries(entries).filter(([, value]) => value !== null);
          same(one, Object.fromEntries(set), one.environs.values);
        }
      });
      it('django-environ', () => {
        for (const one of cases) {
          const { values, comments, reads, multiline, load } = one['django-environ'];
          const reading = read(one.text, 'django-environ');
          same(one, inFile(read(one.text, 'django-environ', { interpolate: false })), values);
          same(one, inFile(read(one.text, 'django-environ', { interpolate: false, parseComments: true })), comments);
          same(one, unset(reading), outcomes(reads));
          same(one, inFile(read(one.text, 'django-environ', { multiline: true })), outcomes(multiline));
          same(one, fails(reading), load !== null);
        }
      });
      it('python-decouple', () => {
        for (const one of cases) {
          const reading = read(one.text, 'python-decouple');
          same(one, inFile(reading), one['python-decouple'].values);
        }
      });
      it('django-configurations', () => {
        for (const one of cases) {
          const { values, load } = one['django-configurations'];
          const reading = read(one.text, 'django-configurations');
          if (load === null) same(one, inFile(reading), values);
          same(one, fails(reading), load !== null);
        }
      });
      it('docker', () => {
        for (const one of cases) {
          const reading = read(one.text, 'docker');
          same(one, fails(reading), 'error' in one.docker);
          if ('error' in one.docker) continue;
          const pairs = reading.entries.filter(({ value }) => value !== null).map(({ key, value }) => [key, value]);
          same(one, pairs, one.docker.pairs);
        }
      });
    });
  }

  it('gives spans that lie in the file and say what they should, for every cell', () => {
    const loaders: readonly Loader[] = [
      'python-dotenv',
      'environs',
      'django-environ',
      'python-decouple',
      'django-configurations',
      'docker',
    ];
    for (const { text } of table.cases) for (const loader of loaders) assertSpans(text, read(text, loader), loader);
  });
});

/** The values of the last entry for each key. */
function inFile(reading: EnvReading): Values {
  return Object.fromEntries(reading.entries.map(({ key, value }) => [key, value]));
}

function unset(reading: EnvReading): Values {
  return Object.fromEntries(reading.entries.map(({ key, valueInEmptyEnvironment: value }) => [key, value]));
}

/** A reader that raises has no value. */
function outcomes(reads: Readonly<Record<string, Outcome>>): Values {
  return Object.fromEntries(Object.entries(reads).map(([key, one]) => [key, 'value' in one ? one.value : null]));
}

function fails(reading: EnvReading): boolean {
  return reading.problems.some(({ effect }) => effect === 'fails');
}

function same(one: Case, actual: unknown, expected: unknown): void {
  assert.deepEqual(
    actual,
    expected,
    `${JSON.stringify(one.text)}\n${JSON.stringify(actual)} ${JSON.stringify(expected)}`,
  );
}

function assertSpans(text: string, reading: EnvReading, loader: Loader): void {
  const slice = ({ start, end }: { start: number; end: number }): string => text.slice(start, end);
  for (const entry of reading.entries) {
    const { span, keySpan, rawSpan, valueSpan } = entry;
    const where = `${loader} ${JSON.stringify(text)}`;
    assert.ok(span.start <= keySpan.start && keySpan.end <= rawSpan.start && rawSpan.end <= span.end, where);
    assert.ok(rawSpan.start <= valueSpan.start && valueSpan.end <= rawSpan.end, where);
    assert.equal(slice(rawSpan), entry.raw, where);
    assert.equal(slice(keySpan).replace(/\r\n?/g, '\n'), entry.key, where);
    assert.equal(slice(span).split(/\r\n|\n|\r/).length, entry.lines, where);
    if (entry.quote !== '') assert.equal(text[valueSpan.start - 1], entry.quote, where);
    if (entry.quote !== '') assert.equal(text[valueSpan.end], entry.quote, where);
  }
  for (const { span } of reading.problems)
    assert.ok(0 <= span.start && span.start < span.end && span.end <= text.length);
}
