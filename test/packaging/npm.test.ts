import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { rulesServedBy } from './served';
import {
  emptyFolder,
  networkTrap,
  networkUses,
  run,
  script,
  usesOfParsers,
  writeFiles,
  writeProject,
  type Finished,
} from './support';

const FILES = [
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'THIRD-PARTY-NOTICES.txt',
  'dist/cli-main.js',
  'dist/cli.js',
  'dist/tree-sitter-dotenv.wasm',
  'dist/tree-sitter-python.wasm',
  'dist/web-tree-sitter.wasm',
  'package.json',
];

describe('the npm package', function () {
  this.timeout(120_000);
  const folder = emptyFolder();
  const offline = {
    npm_config_cache: join(folder, 'npm-cache'),
    npm_config_offline: 'true',
    npm_config_audit: 'false',
  };
  let archive = '';

  before(() => {
    archive = script('npm-package.mjs', '--out', folder).trim();
    writeFiles(folder, [['user/package.json', '{ "private": true }\n']]);
    writeProject(join(folder, 'user'));
    writeFiles(folder, [['user/.env', 'SECRET_KEY=planted-value\n']]);
    const installed = run('npm', ['install', archive], join(folder, 'user'), offline);
    assert.equal(installed.code, 0, installed.errors);
  });

  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('contains exactly the command line, its grammars and its papers', () => {
    const { output } = run('tar', ['-tzf', archive], folder);
    const paths = output
      .trim()
      .split('\n')
      .map((path) => path.replace(/^package\//, ''));
    assert.deepEqual(paths.sort(), [...FILES].sort());
  });

  it('has no dependencies', () => {
    const path = join(folder, 'user/node_modules/django-settings-lint/package.json');
    const manifest = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
    const kinds = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies', 'scripts'];
    assert.deepEqual(
      kinds.filter((kind) => kind in manifest),
      [],
    );
  });

  it('has nothing that could ask a network', () => {
    const dist = join(folder, 'user/node_modules/django-settings-lint/dist');
    assert.deepEqual(networkUses(readFileSync(join(dist, 'cli.js'), 'utf8')), []);
    assert.deepEqual(networkUses(readFileSync(join(dist, 'cli-main.js'), 'utf8')), usesOfParsers());
  });

  it('says that a full disk takes no report, and ends with code 2', function () {
    if (!existsSync('/dev/full')) this.skip();
    const cli = join(folder, 'user/node_modules/django-settings-lint/dist/cli.js');
    const { code, errors } = run('sh', ['-c', `"${process.execPath}" "${cli}" > /dev/full`], join(folder, 'user'));
    assert.match(errors, /^The output cannot be written: ENOSPC[^\n]*\n$/);
    assert.equal(code, 2);
  });

  it('asks no network while it works', () => {
    writeFiles(folder, [['trap.cjs', networkTrap]]);
    const cli = join(folder, 'user/node_modules/django-settings-lint/dist/cli.js');
    const node = (...args: readonly string[]): number | null =>
      run(process.execPath, ['--require', join(folder, 'trap.cjs'), ...args], join(folder, 'user')).code;
    assert.equal(node('-e', 'require("node:http").get("http://127.0.0.1:9/")'), 99, 'the trap works');
    for (const args of [['check', '.'], ['deploy', '.'], ['checklist', '.'], ['explain', 'DEBUG'], ['rules']])
      assert.notEqual(node(cli, ...args), 99, args.join(' '));
  });

  it('prints findings after an installation without a network', () => {
    const checked = run('npx', ['--no-install', 'django-settings-lint', 'check', '.'], join(folder, 'user'), offline);
    assert.equal(checked.code, 1, checked.errors);
    assert.match(checked.output, /site_settings\/settings\.py:1:\d+/);
    assert.match(checked.output, /debug-enabled/);
  });

  it('says so where the current folder has been removed', function () {
    // Windows lets nobody remove the folder that a process stands in.
    if (process.platform === 'win32') this.skip();
    const cli = join(folder, 'user/node_modules/django-settings-lint/dist/cli.js');
    const command = 'mkdir gone && cd gone && rmdir ../gone && exec "$0" "$1" check .';
    const { code, errors } = run('sh', ['-c', command, process.execPath, cli], folder);
    assert.deepEqual([code, errors.split('\n')[0]], [2, 'error: The current folder does not exist any more.']);
  });

  describe('started again', () => {
    const project = join(folder, 'user');
    const program = join(project, 'node_modules/django-settings-lint/dist/cli.js');
    const cache = join(folder, 'cache');
    const check = (env: NodeJS.ProcessEnv): Finished => run(process.execPath, [program, 'check', '.'], project, env);
    const kept = (): readonly string[] => readdirSync(join(cache, 'django-settings-lint'));

    it('says the same with the compiled code of the first start, and nothing about it', () => {
      const first = check({ NODE_COMPILE_CACHE: cache });
      const [code, ...others] = kept();
      assert.deepEqual(others, []);
      assert.deepEqual(check({ NODE_COMPILE_CACHE: cache }), first);
      assert.deepEqual(first.errors, '', 'V8 complains about flags that it does not know on standard error');
      assert.ok(code !== undefined && statSync(join(cache, 'django-settings-lint', code)).size > 100_000);
    });

    it('keeps nothing of the project with it', () => {
      for (const file of kept()) {
        const bytes = readFileSync(join(cache, 'django-settings-lint', file));
        assert.ok(bytes.includes('ALLOWED_HOSTS'), 'names of Django are constants of the program');
        for (const word of ['planted-value', 'site_settings']) assert.ok(!bytes.includes(word), word);
      }
    });

    it('works where nothing may or can be kept', () => {
      const expected = check({ NODE_COMPILE_CACHE: cache });
      const before = kept();
      assert.deepEqual(check({ NODE_COMPILE_CACHE: cache, NODE_DISABLE_COMPILE_CACHE: '1' }), expected);
      assert.deepEqual(check({ NODE_COMPILE_CACHE: program }), expected, 'a file in place of the folder');
      assert.deepEqual(check({ NODE_COMPILE_CACHE: '', HOME: '/nonexistent', XDG_CACHE_HOME: '' }), expected);
      assert.deepEqual(kept(), before);
    });
  });

  it('starts the language server', async () => {
    const program = join(folder, 'user/node_modules/django-settings-lint/dist/cli.js');
    const rules = await rulesServedBy(program, ['server', '--stdio']);
    assert.ok(rules.includes('debug-enabled'), `rules: ${rules.join(', ')}`);
  });
});
