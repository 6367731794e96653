import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { workspace, type Workspace } from './harness';
import { analyzer } from './fake-analyzer';

/** Made at run time, so that no scanner takes it for a real one. */
const planted = ['pl4nted', 'k3y', 'v4lue'].join('-');

describe('the output of a check', () => {
  let at: Workspace;
  beforeEach(async () => (at = await workspace(analyzer)));
  afterEach(() => at.remove());

  it('as text: place, message, source with carets and no values, notes, one line at the end', async () => {
    await at.put({
      'p/settings.py': `# the shop\nDEBUG = True\nif DEBUG:\n\tSECRET_KEY = "${planted}" # ${planted}\nDEAD = 1\n`,
      'p/settings_live.py': 'MISSING = 1\nDEBUG = 1\n',
    });
    const { code, out, err } = await at.run();
    assert.equal(err, '');
    assert.equal(code, 1);
    assert.equal(
      out,
      `p/settings.py:2:9: error[debug-enabled] \`DEBUG\` is on.
  |
2 | DEBUG = True
  |         ^^^^
  = fix: Turn DEBUG off (unsafe)
  = django: security.W018
  = help: https://github.com/django-settings-lint/django-settings-lint/blob/main/docs/rules/debug-enabled.md

p/settings.py:4:15: warning[secret-key-hardcoded] \`SECRET_KEY\` is written here.
  |
4 |     SECRET_KEY = "…" #…
  |                  ^^^^^^
  = note: p/settings.py:1:1: The file begins here.
  = help: https://github.com/django-settings-lint/django-settings-lint/blob/main/docs/rules/secret-key-hardcoded.md

p/settings.py:5:1: hint[dead-setting] \`DEAD\` has no effect.
  |
5 | DEAD = 1
  | ^^^^^^^^ …
  = fix: Remove it
  = help: https://github.com/django-settings-lint/django-settings-lint/blob/main/docs/rules/dead-setting.md

p/settings_live.py:1:1: info[missing-hardening] 2 protections are not switched on
  |
1 | MISSING = 1
  | ^^^^^^^
  = hsts-missing: Something is missing (hsts-missing).
  = ssl-redirect-disabled: Something is missing (ssl-redirect-disabled).
  = django: hsts-missing, ssl-redirect-disabled
  = help: https://github.com/django-settings-lint/django-settings-lint/blob/main/docs/rules/README.md

Found 5 problems in 2 files: 1 error, 1 warning, 2 information, 1 hint. One can be fixed with --fix.
`,
    );
  });

  it('as one line for each finding', async () => {
    await at.put({ 'p/settings.py': 'DEBUG = True\n', 'p/settings_live.py': 'MISSING = 1\nDEBUG = 1\n' });
    const { out } = await at.run('--format', 'concise');
    assert.deepEqual(out.split('\n'), [
      'p/settings.py:1:9: error[debug-enabled] `DEBUG` is on.',
      'p/settings_live.py:1:1: info[hsts-missing] Something is missing (hsts-missing).',
      'p/settings_live.py:1:1: info[ssl-redirect-disabled] Something is missing (ssl-redirect-disabled).',
      'Found 3 problems in 2 files: 1 error, 2 information.',
      '',
    ]);
  });

  it('as JSON, in the documented form', async () => {
    await at.put({ 'p/settings_live.py': 'X = "😀"\nDEBUG = True\n' });
    const { out, code } = await at.run('--output-format', 'json', 'p');
    assert.equal(code, 1);
    assert.deepEqual(JSON.parse(out), {
      version: 1,
      findings: [
        {
          rule: 'debug-enabled',
          severity: 'error',
          message: '`DEBUG` is on.',
          path: 'p/settings_live.py',
          start: { line: 2, column: 9 },
          end: { line: 2, column: 13 },
          subject: 'DEBUG',
          entries: ['p/settings_live.py'],
          django: ['security.W018'],
          cwe: [489],
          related: [],
          fixes: [{ title: 'Turn DEBUG off', safety: 'unsafe', preferred: true }],
        },
      ],
      entries: [
        { path: 'p/settings_live.py', role: 'production', checks: { 'security.W018': true, 'security.W009': null } },
      ],
      errors: [],
    });
  });

  it('counts columns in UTF-16 and carets in terminal columns', async () => {
    await at.put({ 'p/settings_live.py': 'DEBUG = 1\nif x("😀日本"): SECRET_KEY = y\n' });
    const { out } = await at.run();
    assert.equal(out.includes('2 |'), false, 'the fake rule reports a key at the start of a line only');
    await at.put({ 'p/settings_live.py': 'DEBUG = 1\n\t\t SECRET_KEY = 日本 + é\n' });
    const second = (await at.run()).out.split('\n');
    assert.equal(second[0], 'p/settings_live.py:2:17: warning[secret-key-hardcoded] `SECRET_KEY` is written here.');
    assert.equal(second[2], '2 |          SECRET_KEY = 日本 + é');
    assert.equal(second[3], '  |                       ^^^^^^^^');
  });

  it('cuts long lines around the mark', async () => {
    await at.put({ 'p/settings_live.py': `DEBUG = 1\n${' '.repeat(300)}SECRET_KEY = x + ${'y'.repeat(500)}\n` });
    const [, , line = '', carets = ''] = (await at.run()).out.split('\n');
    assert.ok(line.length <= 121 && line.startsWith('2 | …') && line.endsWith('…'), line);
    assert.equal(line.slice(carets.indexOf('^')).slice(0, 6), 'x + yy');
    assert.ok(carets.length <= 121);
  });

  it('lets no control character or text direction mark through', async () => {
    await at.put({ 'p/settings_live.py': 'DEBUG = 1\nSECRET_KEY = \u001b[31mred\u202e\n' });
    assert.ok(!/[\u001b\u202e]/.test((await at.run()).out));
  });

  it('uses colours where they are wanted', async () => {
    await at.put({ 'p/settings_live.py': 'DEBUG = True\n' });
    const colored = async (io: object, ...argv: string[]): Promise<boolean> =>
      (await at.runWith(io, ...argv)).out.includes('\u001b[');
    assert.equal(await colored({}), false);
    assert.equal(await colored({ isTTY: true }), true);
    assert.equal(await colored({ isTTY: true, env: { NO_COLOR: '1' } }), false);
    assert.equal(await colored({ isTTY: true, env: { NO_COLOR: '' } }), true);
    assert.equal(await colored({ isTTY: true }, '--no-color'), false);
    assert.equal(await colored({ env: { NO_COLOR: '1' } }, '--color', 'always'), true);
    assert.equal(await colored({ isTTY: true }, '--color', 'never'), false);
    assert.equal(await colored({ isTTY: true }, '--color', 'auto'), true);
    assert.equal(await colored({ env: { FORCE_COLOR: '1' } }), true);
    assert.equal(await colored({ isTTY: true, env: { TERM: 'dumb' } }), false);
    for (const FORCE_COLOR of ['0', 'false']) assert.equal(await colored({ isTTY: true, env: { FORCE_COLOR } }), false);
    assert.equal(await colored({ isTTY: true, env: { FORCE_COLOR: '' } }), true);
    assert.equal(await colored({ isTTY: true }, '--format', 'json'), false);
  });

  it('fixes what is safe and says so', async () => {
    await at.put({
      'p/settings_live.py': '\uFEFF# é\r\nDEBUG = True\r\n',
      'p/settings.py': 'DEAD = 1\nDEBUG = 0\nDEAD = 1\n',
    });
    const { err, out } = await at.run('--fix');
    assert.equal(err, 'Fixed 2 problems.\n');
    assert.equal(await at.read('p/settings.py'), 'DEBUG = 0\n');
    assert.equal(await at.read('p/settings_live.py'), '\uFEFF# é\r\nDEBUG = True\r\n');
    assert.match(out, /^Found 1 problem in 1 file: 1 error\.$/m);
  });

  it('says which file cannot be written', async () => {
    await at.put({ 'p/settings.py': 'DEAD = 1\nDEBUG = 0\n' });
    const write = (): Promise<void> => Promise.reject(Object.assign(new Error('no'), { code: 'EROFS' }));
    const { code, err } = await at.runWith({ write }, '--fix');
    assert.deepEqual([code, err], [2, 'error: p/settings.py cannot be written: the disk is read-only.\n']);
  });

  it('says that nothing is safe to fix, and what is left to a person', async () => {
    await at.put({ 'p/settings.py': 'DEBUG = True\n' });
    const text = 'DEBUG = True\n';
    const one = await at.run('--fix');
    assert.equal(
      one.err,
      'Nothing here is safe to fix without a look. One fix changes what the site does: see it in an editor.\n',
    );
    assert.equal(await at.read('p/settings.py'), text);
    await at.put({ 'q/settings.py': text });
    assert.match(
      (await at.run('--fix')).err,
      /^Nothing here .* look\. 2 fixes change what the site does: see them in an editor\.\n$/,
    );
    await at.put({ 'p/settings.py': 'DEBUG = 0\n', 'q/settings.py': 'DEBUG = 0\n' });
    assert.equal((await at.run('--fix')).err, '');
  });

  it('writes nothing into source that is stored in another encoding, because it writes UTF-8', async () => {
    const source = (name: string): string => `# coding: latin-1\nNAME = "${name}"\nDEBUG = 0\nDEAD = 1\n`;
    await at.put({ 'q/settings.py': Buffer.from(source('Zürich'), 'latin1'), 'r/settings.py': source('Bern') });
    assert.equal((await at.run('--fix', 'q', 'r')).err, 'Fixed 1 problem.\n');
    assert.equal(await at.read('r/settings.py'), '# coding: latin-1\nNAME = "Bern"\nDEBUG = 0\n');
    assert.match(await at.read('q/settings.py'), /^DEAD = 1$/m);
  });
});

describe('explain', () => {
  let at: Workspace;
  before(async () => {
    at = await workspace(analyzer);
    await at.put({ 'p/settings_live.py': 'DEBUG = 1\nX = 2\n', 'p/settings_test.py': 'DEBUG = 1\n' });
  });
  after(() => at.remove());

  it('prints a named entry as text', async () => {
    const { code, out } = await at.run('explain', 'p/settings_live.py', 'DEBUG');
    assert.equal(code, 0);
    assert.equal(
      out,
      `p/settings_live.py (production: by its name)
  DEBUG
    True  p/settings_live.py:1  when ADMIN is set
    unknown (a function that is not followed)  p/settings_live.py:1
    False  Django's default
`,
    );
  });

  it('prints all entries of a folder as JSON', async () => {
    const { out } = await at.run('explain', '.', 'DEBUG', '--format', 'json');
    const document: unknown = JSON.parse(out);
    const alternatives = [
      { kind: 'literal', value: true, path: 'p/settings_live.py', line: 1, when: ['ADMIN is set'] },
      { kind: 'unknown', path: 'p/settings_live.py', line: 1, when: [], why: 'a function that is not followed' },
      { kind: 'default', value: false, path: null, line: null, when: [] },
    ];
    const test = alternatives.map((one) => (one.path === null ? one : { ...one, path: 'p/settings_test.py' }));
    assert.deepEqual(document, {
      version: 1,
      entries: [
        { path: 'p/settings_live.py', role: 'production', settings: { DEBUG: alternatives } },
        { path: 'p/settings_test.py', role: 'test', settings: { DEBUG: test } },
      ],
    });
  });

  it('says what it cannot find', async () => {
    const { code, err } = await at.run('explain', 'gone.py');
    assert.equal(code, 2);
    assert.match(err, /gone\.py: There is no such file or folder\./);
  });
});
