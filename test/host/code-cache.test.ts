import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cacheFolder } from '../../server/src/host/cache-folder';
import { loadProgram, type LoadedProgram } from '../../server/src/host/code-cache';

const source = `
const path = require('node:path');
exports.double = (n) => n * 2;
exports.where = path.basename(__filename) + ' in ' + path.basename(__dirname);
exports.beside = () => require('./beside.js').text;
exports.wrapped = module.exports === exports && this === exports;
`;

interface Sample {
  readonly double: (n: number) => number;
  readonly where: string;
  readonly beside: () => string;
  readonly wrapped: boolean;
}

describe('compiled code that is kept', () => {
  let folder = '';
  let program = '';
  let cache = '';

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'code-cache-'));
    await mkdir(path.join(folder, 'app'));
    program = path.join(folder, 'app/program.js');
    cache = path.join(folder, 'cache/deep');
    await writeFile(program, source);
    await writeFile(path.join(folder, 'app/beside.js'), "exports.text = 'found';");
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** Loads the program, lets it work and keeps its code. */
  function run(at: { readonly folder?: string | undefined; readonly build?: string } = {}): LoadedProgram {
    const loaded = loadProgram(program, {
      folder: 'folder' in at ? at.folder : cache,
      build: at.build ?? 'one',
      purpose: 'test',
    });
    const { double, where, beside, wrapped } = loaded.exports as Sample;
    assert.equal(double(21), 42);
    assert.equal(where, 'program.js in app');
    assert.equal(beside(), 'found');
    assert.equal(wrapped, true);
    loaded.keep();
    return loaded;
  }

  async function onlyFile(): Promise<string> {
    const [file, ...others] = await readdir(cache);
    assert.deepEqual(others, []);
    assert.ok(file);
    return path.join(cache, file);
  }

  it('is used by the next start', async () => {
    assert.equal(run().fromKept, false);
    const { mtimeMs } = await stat(await onlyFile());
    assert.equal(run().fromKept, true);
    assert.equal((await stat(await onlyFile())).mtimeMs, mtimeMs, 'what is as good as before is not written again');
  });

  it('belongs to its user alone', async function () {
    if (process.platform === 'win32') this.skip();
    run();
    assert.equal((await stat(cache)).mode & 0o777, 0o700);
    assert.equal((await stat(await onlyFile())).mode & 0o777, 0o600);
  });

  it('is not trusted where others can write it', async function () {
    if (process.platform === 'win32') this.skip();
    run();
    await chmod(await onlyFile(), 0o666);
    assert.equal(run().fromKept, false);
    assert.equal(run().fromKept, true, 'it is replaced');
  });

  it('is not used for another build', () => {
    run();
    assert.equal(run({ build: 'two' }).fromKept, false);
    assert.equal(run().fromKept, true);
  });

  it('is replaced where it is cut off or damaged', async () => {
    run();
    const file = await onlyFile();
    await truncate(file, (await stat(file)).size - 9);
    assert.equal(run().fromKept, false);
    assert.equal(run().fromKept, true);
    for (const damage of ['', 'short', 'not the code of any program', '\0'.repeat(5000)]) {
      await writeFile(file, damage);
      assert.equal(run().fromKept, false, JSON.stringify(damage.slice(0, 10)));
    }
    assert.equal(run().fromKept, true);
  });

  it('is done without where no folder can be made', async () => {
    cache = path.join(program, 'no-folder');
    assert.equal(run().fromKept, false);
    assert.equal(run().fromKept, false);
    assert.equal(await readFile(program, 'utf8'), source);
  });

  it('is done without where it is switched off', async () => {
    assert.equal(run({ folder: undefined }).fromKept, false);
    await assert.rejects(stat(cache));
  });

  it('does not pile up', async () => {
    for (let build = 0; build < 10; build++) {
      run({ build: `build-${build.toString()}` });
      for (const file of await readdir(cache)) {
        const age = 11 - Number(/build-(\d)/.exec(file)?.[1]);
        await utimes(path.join(cache, file), new Date(), new Date(Date.now() - age * 1000));
      }
    }
    const builds = (await readdir(cache)).map((file) => Number(/build-(\d)/.exec(file)?.[1]));
    assert.deepEqual(builds.sort(), [2, 3, 4, 5, 6, 7, 8, 9]);
  });
});

describe('the folder for compiled code', () => {
  const home = { HOME: '/home/me', LOCALAPPDATA: 'C:\\Users\\me\\AppData\\Local' };

  it('is what the environment names', () => {
    assert.equal(
      cacheFolder({ ...home, NODE_COMPILE_CACHE: '/srv/cache' }, 'linux'),
      '/srv/cache/django-settings-lint',
    );
    assert.equal(cacheFolder({ ...home, XDG_CACHE_HOME: '/srv/xdg' }, 'linux'), '/srv/xdg/django-settings-lint');
  });

  it('is one for caches in the home of the user', () => {
    assert.match(cacheFolder({}, 'linux') ?? '', /\.cache\/django-settings-lint$/);
    assert.match(cacheFolder({}, 'darwin') ?? '', /Library\/Caches\/django-settings-lint$/);
  });

  it('is none where it is forbidden, not known or relative', () => {
    assert.equal(cacheFolder({ ...home, NODE_DISABLE_COMPILE_CACHE: '1' }, 'linux'), undefined);
    assert.equal(cacheFolder({}, 'win32'), undefined);
    assert.equal(cacheFolder({ XDG_CACHE_HOME: 'cache' }, 'linux'), undefined);
  });
});
