import assert from 'node:assert/strict';
import type { EnvProblem, EnvReading, Loader, LoaderOptions } from '../../server/src/core/model/env-loaders';
import { readEnvFile } from '../../server/src/core/model/env-loaders';
import type { DotenvFile } from '../../server/src/core/syntax/dotenv';
import { createDotenvParser } from '../../server/src/core/syntax/dotenv';
import { farMoreThanInProportion, growth } from '../harness/growth';
import { loadDotenvGrammar } from '../syntax/dotenv-parser';
import { nastyText, randomFrom } from '../syntax/dotenv-random';

const loaders: readonly Loader[] = ['python-dotenv', 'environs', 'django-environ', 'python-decouple', 'docker'];

describe('lines that a loader of .env files does not read as they look', () => {
  let parse: (text: string) => DotenvFile;

  before(async () => {
    parse = createDotenvParser(await loadDotenvGrammar());
  });

  const read = (text: string, loader: Loader, options?: LoaderOptions): EnvReading =>
    readEnvFile(parse(text), text, loader, options);

  const show = (text: string, { code, effect, span }: EnvProblem): string =>
    `${code}, ${effect}: ${text.slice(span.start, span.end)}`;

  /** Per loader in the order of `loaders`; environs is left out where it reads as python-dotenv does. */
  const table: readonly (readonly [string, Readonly<Partial<Record<Loader, readonly string[]>>>])[] = [
    ['A=1\n# c\n\n', {}],
    [
      'A = 1\n',
      {
        'django-environ': ['blank-around-separator, dropped: A = 1'],
        docker: ['blank-around-separator, fails: A = 1'],
      },
    ],
    ['  A=1\n', { 'django-environ': ['indented, dropped:   A=1'] }],
    [
      'A\n',
      {
        'python-dotenv': ['no-separator, no-value: A'],
        'django-environ': ['no-separator, dropped: A'],
        'python-decouple': ['no-separator, dropped: A'],
        docker: ['no-separator, from-host: A'],
      },
    ],
    [
      'A: v\n',
      {
        'python-dotenv': ['no-separator, dropped: A: v'],
        'django-environ': ['no-separator, dropped: A: v'],
        'python-decouple': ['no-separator, dropped: A: v'],
        docker: ['blank-in-key, fails: A: v'],
      },
    ],
    [
      '=v\n',
      {
        'python-dotenv': ['key-missing, dropped: =v'],
        'django-environ': ['key-missing, dropped: =v'],
        'python-decouple': ['key-missing, polluted-key: =v'],
        docker: ['key-missing, fails: =v'],
      },
    ],
    [
      'A B=1\nC=2',
      {
        'python-dotenv': ['blank-in-key, dropped: A B=1'],
        'django-environ': ['blank-in-key, dropped: A B=1'],
        'python-decouple': ['blank-in-key, polluted-key: A B'],
        docker: ['blank-in-key, fails: A B=1'],
      },
    ],
    [
      'export A=1\n',
      {
        'python-decouple': ['export-prefix, polluted-key: export A'],
        docker: ['export-prefix, fails: export A=1'],
      },
    ],
    [
      'export  A=1\n',
      {
        'django-environ': ['export-prefix, dropped: export  A=1'],
        'python-decouple': ['export-prefix, polluted-key: export  A'],
        docker: ['export-prefix, fails: export  A=1'],
      },
    ],
    [
      '\ufeffA=1\n',
      {
        'django-environ': ['byte-order-mark, dropped: \ufeffA=1'],
        'python-decouple': ['byte-order-mark, polluted-key: \ufeffA'],
      },
    ],
    ['A-B=1\n', { 'django-environ': ['key-characters, dropped: A-B=1'] }],
    [
      '"A"=1\n',
      {
        'python-dotenv': ['quote-in-key, polluted-key: "A"'],
        'django-environ': ['key-characters, dropped: "A"=1'],
        'python-decouple': ['quote-in-key, polluted-key: "A"'],
        docker: ['quote-in-key, polluted-key: "A"'],
      },
    ],
    [
      'A="open\nB=2\n',
      {
        'python-dotenv': ['unterminated-quote, dropped: A="open'],
        'django-environ': ['quote-kept, polluted-value: "open'],
        'python-decouple': ['quote-kept, polluted-value: "open'],
        docker: ['quote-kept, polluted-value: "open'],
      },
    ],
    [
      'A="open\nB="x"\nC=3\n',
      {
        'python-dotenv': ['text-after-quote, dropped: A="open\nB="x"'],
        'django-environ': ['quote-kept, polluted-value: "open'],
        'python-decouple': ['quote-kept, polluted-value: "open'],
        docker: ['quote-kept, polluted-value: "open', 'quote-kept, polluted-value: "x"'],
      },
    ],
    [
      "A='v' # c\n",
      {
        'django-environ': ["quote-kept, polluted-value: 'v' # c"],
        'python-decouple': ["quote-kept, polluted-value: 'v' # c"],
        docker: ["quote-kept, polluted-value: 'v' # c"],
      },
    ],
    [
      'A=x\0y\n',
      {
        'python-dotenv': ['nul, fails: x\0y'],
        environs: [],
        'django-environ': ['nul, fails: x\0y'],
      },
    ],
    [
      "'A=B'=1\n",
      {
        'python-dotenv': ['illegal-name, fails: A=B'],
        environs: [],
        'django-environ': ["key-characters, dropped: 'A=B'=1"],
        'python-decouple': ["quote-in-key, polluted-key: 'A"],
        docker: ["quote-in-key, polluted-key: 'A"],
      },
    ],
  ];
  for (const [text, expected] of table) {
    it(JSON.stringify(text), () => {
      for (const loader of loaders) {
        const wanted = expected[loader] ?? (loader === 'environs' ? expected['python-dotenv'] : undefined) ?? [];
        const found = read(text, loader).problems.map((problem) => show(text, problem));
        assert.deepEqual(found, wanted, loader);
      }
    });
  }

  it('a line too long for the docker client, comments included, as its 64 KB buffer decides', () => {
    const fails = (text: string): boolean => read(text, 'docker').problems.some(({ effect }) => effect === 'fails');
    const filler = (length: number): string => `A=${'x'.repeat(length - 2)}`;
    assert.deepEqual([filler(65_535), `${filler(65_534)}\r\nB=1\n`, `A=\u00e9${'x'.repeat(65_531)}\n`].map(fails), [
      false,
      false,
      false,
    ]);
    assert.deepEqual(
      [filler(65_536), `${filler(65_535)}\r\n`, `\ufeff${filler(65_533)}\n`, `#${'x'.repeat(70_000)}\nA=1`].map(fails),
      [true, true, true, true],
    );
  });

  it('python-dotenv leaves a value open where only the environment can tell', () => {
    const entries = read('B=1\nA=${B}x\nC=${NOPE:-d}\nD=${C}\nE\nF=${E}y\nG=$B\n', 'python-dotenv').entries;
    assert.deepEqual(
      entries.map(({ key, value, valueInEmptyEnvironment, interpolated }) =>
        [key, value, valueInEmptyEnvironment, interpolated].join(' '),
      ),
      ['B 1 1 false', 'A 1x 1x true', 'C  d true', 'D  d true', 'E   false', 'F y y true', 'G $B $B false'],
    );
    assert.deepEqual(
      entries.map(({ value }) => value === null),
      [false, false, true, true, true, false, false],
    );
  });

  it('django-environ follows a leading dollar sign, even in a circle', () => {
    const values = (text: string): (string | null)[] => read(text, 'django-environ').entries.map(({ value }) => value);
    assert.deepEqual(values('A=$B\nB=$C\nC=1\n'), ['1', '1', '1']);
    assert.deepEqual(values('A=$B\nB=$A\n'), [null, null]);
    assert.deepEqual(values('A=$x#y\n'), [null]);
    assert.equal(read('A=$B\n', 'django-environ', { interpolate: false }).entries[0]?.value, '$B');
  });

  it('points at the text that decides, over several lines too', () => {
    const text = '\n  export A="x\r\ny" # c\r\nB=1';
    const [entry] = read(text, 'python-dotenv').entries;
    assert.ok(entry !== undefined);
    const at = ({ start, end }: { start: number; end: number }): string => text.slice(start, end);
    assert.deepEqual(
      [at(entry.span), at(entry.keySpan), at(entry.valueSpan), entry.raw, entry.value, entry.lines, entry.quote],
      ['  export A="x\r\ny" # c', 'A', 'x\r\ny', '"x\r\ny" # c', 'x\ny', 2, '"'],
    );
  });

  it('reads any text with any loader, with spans inside the text', () => {
    const random = randomFrom(99);
    for (let round = 0; round < 1_000; round++) {
      const text = nastyText(random, 1 + Math.floor(random() * 60));
      for (const loader of loaders) {
        const { entries, problems } = read(text, loader, { parseComments: random() < 0.5, multiline: random() < 0.5 });
        const spans = [
          ...entries.flatMap((e) => [e.span, e.keySpan, e.rawSpan, e.valueSpan]),
          ...problems.map((p) => p.span),
        ];
        for (const { start, end } of spans)
          assert.ok(0 <= start && start <= end && end <= text.length, JSON.stringify(text));
      }
    }
  });

  const hostile: readonly (readonly [name: string, text: (size: number) => string])[] = [
    ['open quotes before escapes', (size) => 'A="\\"\n'.repeat(size / 6)],
    ['open braces', (size) => `A=${'${'.repeat(size / 2)}`],
    ['open braces and an end', (size) => `A=${'${'.repeat(size / 2)}:}`],
    ['open fallbacks', (size) => `A=${'${:-'.repeat(size / 4)}`],
    ['blanks inside', (size) => `A=v${' '.repeat(size)}x`],
    ['number signs', (size) => `A=${' #'.repeat(size / 2)}`],
    ['quotes inside quotes', (size) => `A='${'"\' '.repeat(size / 2)}x`],
    ['backslashes', (size) => `A=${'\\'.repeat(size)}`],
    ['backslashes in quotes', (size) => `A="${'\\'.repeat(size)}`],
    ['blanks before', (size) => `${' '.repeat(size)}=`],
    ['lone quotes', (size) => "'\n".repeat(size / 2)],
    ['names of names', (size) => 'A=$A\n'.repeat(size / 5)],
  ];
  for (const [name, text] of hostile) {
    it(`takes time in proportion to the text: ${name}`, () => {
      const times = growth(60_000, text, (whole) => {
        const file = parse(whole);
        for (const loader of loaders) readEnvFile(file, whole, loader, { parseComments: true });
      });
      assert.ok(times < farMoreThanInProportion, `${times} times as long for a text four times as long`);
    });
  }
});
