import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parseArguments } from '../../server/src/cli/arguments';
import { analyzer } from './fake-analyzer';
import { workspace, type Workspace } from './harness';

describe('the arguments', () => {
  for (const [argv, expected] of [
    [[], { command: 'check', paths: ['.'], format: 'text', fix: false }],
    [['a', 'b'], { command: 'check', paths: ['a', 'b'], format: 'text', fix: false }],
    [['check', 'a', '--format=json'], { command: 'check', paths: ['a'], format: 'json', fix: false }],
    [['--output-format', 'json', 'a'], { command: 'check', paths: ['a'], format: 'json', fix: false }],
    [
      ['--role', 'test', '--django-version', '4.2.7', '--preset', 'strict', '--no-config', '--fix', '--no-color'],
      {
        command: 'check',
        paths: ['.'],
        format: 'text',
        fix: true,
        color: false,
        role: 'test',
        djangoVersion: '4.2',
        preset: 'strict',
        config: 'none',
      },
    ],
    [
      ['--config', 'x.toml', '--', '-odd'],
      { command: 'check', paths: ['-odd'], format: 'text', fix: false, config: { path: 'x.toml' } },
    ],
    [
      ['explain', 'p', 'DEBUG', 'X', '--format', 'json'],
      { command: 'explain', path: 'p', names: ['DEBUG', 'X'], format: 'json' },
    ],
    [
      ['deploy', 'a', 'b', '--format=json', '--django-version', '5.2'],
      { command: 'deploy', paths: ['a', 'b'], format: 'json', djangoVersion: '5.2' },
    ],
    [['deploy'], { command: 'deploy', paths: ['.'], format: 'text' }],
    [['rules'], { command: 'rules', ids: [], format: 'text' }],
    [['rule', 'debug-enabled'], { command: 'rules', ids: ['debug-enabled'], format: 'text' }],
    [['server', '--stdio'], { command: 'server' }],
  ] as const) {
    it(argv.join(' ') || 'none', () => assert.deepEqual(parseArguments(argv, '1'), expected));
  }

  for (const [argv, message] of [
    [['--format', 'xml'], /Allowed choices are text, concise, json/],
    [['--role', 'staging'], /Allowed choices are production, development, test, unknown/],
    [['--django-version', 'five'], /must look like 5\.2, not "five"/],
    [['--preset', 'all'], /Allowed choices are default, strict/],
    [['--unknown'], /unknown option '--unknown'/],
    [['explain'], /missing required argument 'PATH'/],
    [['server'], /required option '--stdio' not specified/],
    [['--config'], /argument missing/],
  ] as const) {
    it(`refuses ${argv.join(' ')}`, () => assert.throws(() => parseArguments(argv, '1'), { name: 'Misuse', message }));
  }
});

describe('exit codes and messages', () => {
  let at: Workspace;
  before(async () => {
    at = await workspace(analyzer);
    await at.put({
      'bad/settings_live.py': 'DEBUG = True\n',
      'mild/settings_live.py': 'MISSING = 1\nDEBUG = 0\n',
      'lint.conf': '[tool.django-settings-lint]\nnonsense = 3\n',
      'x.toml': '[tool.django-settings-lint]\nexclude = ["*"]\n',
    });
  });
  after(() => at.remove());

  it('0 for nothing from warning up, 1 from warning up', async () => {
    assert.equal((await at.run('mild')).code, 0);
    assert.equal((await at.run('bad')).code, 1);
  });

  it('2 for wrong use, with the way to help on the error stream only', async () => {
    const { code, out, err } = await at.run('--nonsense');
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, /^error: unknown option '--nonsense'\nSee django-settings-lint check --help\.\n$/);
    assert.match((await at.run('explain')).err, /\nSee django-settings-lint explain --help\.\n$/);
    assert.match(
      (await at.run('rule', 'nope')).err,
      /^error: There is no rule "nope"\.\nSee django-settings-lint rules\.\n$/,
    );
  });

  it('2 for a configuration file that cannot be read, and its options where it can', async () => {
    const { code, err } = await at.run('bad', '--config', 'gone.toml');
    assert.equal(code, 2);
    assert.match(err, /gone\.toml cannot be used\. The file does not exist\./);
    assert.equal((await at.run('bad', '--config', 'x.toml')).code, 0);
    const other = await at.run('bad', '--config', 'bad/settings_live.py');
    assert.equal(other.code, 2);
    assert.match(other.err, /^error: .* has no table \[tool\.django-settings-lint\]\.\n$/);
  });

  it('tells what is wrong with a configuration file of any name, wherever it is', async () => {
    const { out } = await at.run('mild', '--config', 'lint.conf');
    assert.match(out, /lint\.conf:2:1: warning\[configuration-invalid\] There is no option `nonsense`/);
    assert.match(out, /2 \| nonsense = 3/);
  });

  it('2 for an error of the program, in words', async () => {
    const { code, err } = await at.runWith(
      { analyzer: () => Promise.reject(new Error('The file x.wasm is missing.')) },
      'bad',
    );
    assert.equal(code, 2);
    assert.match(err, /The file x\.wasm is missing\./);
  });

  it('0 for help and version, without loading anything', async () => {
    const io = { analyzer: () => Promise.reject(new Error('loaded')) };
    assert.match((await at.runWith(io, '--help')).out, /Usage: django-settings-lint/);
    assert.match((await at.runWith(io, 'check', '--help')).out, /--django-version/);
    assert.deepEqual(await at.runWith(io, '--version'), { code: 0, out: '1.2.3\n', err: '' });
  });

  it('starts the server only when asked to', async () => {
    let started = 0;
    const startServer = (): Promise<void> => {
      started++;
      return Promise.resolve();
    };
    const io = { startServer };
    assert.equal((await at.runWith(io, 'server', '--stdio')).code, 0);
    assert.equal((await at.runWith(io, 'server')).code, 2);
    assert.equal(started, 1);
  });
});
