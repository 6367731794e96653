import assert from 'node:assert/strict';
import { isUtf8 } from 'node:buffer';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileUri, joinUri, relativePath } from '../../server/src/core/text';
import { nodeSource } from '../../server/src/host/node-source';
import { decoded, loadProject, overlay, type FileSource } from '../../server/src/load';
import { gitIndex } from '../../server/src/load/files/git-index';
import { pathsInIndex } from '../../server/src/load/files/git-index-format';
import { encodingOf } from '../../server/src/load/files/text-encoding';
import { fakeAnalyzer } from './fake-analyzer';

/** A folder that is gone after the test file. */
function useFolder(): () => string {
  const made: string[] = [];
  after(() => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })));
  return () => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'stored-')));
    made.push(folder);
    return folder;
  };
}

function write(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

function git(folder: string, ...args: readonly string[]): void {
  const identity = ['-c', 'user.name=test', '-c', 'user.email=test@example.org', '-c', 'commit.gpgsign=false'];
  execFileSync('git', [...identity, ...args], { cwd: folder, stdio: 'pipe' });
}

const newFolder = useFolder();

describe('what git tracks, read from its index', () => {
  const files = { '.env': 'A=1\n', 'deploy/.env.production': 'A=1\n', 'deploy/.envrc': '', 'Städte/.env': 'A=1\n' };

  /** Tracked are `.env`, `deploy/.env.production` and `Städte/.env`; `free/.env` is not. */
  function repository(...init: readonly string[]): string {
    const folder = newFolder();
    git(folder, 'init', '-q', ...init);
    write(folder, { ...files, 'free/.env': 'A=1\n', 'late/.env': 'A=1\n' });
    git(folder, 'add', '.env', 'deploy', 'Städte');
    return folder;
  }

  async function tracked(folder: string, source: FileSource = nodeSource()): Promise<readonly (boolean | undefined)[]> {
    const index = gitIndex(source);
    const paths = ['.env', 'deploy/.env.production', 'Städte/.env', 'free/.env', 'late/.env'];
    return Promise.all(paths.map((path) => index.isTracked(joinUri(fileUri(folder), path))));
  }

  const expected = [true, true, true, false, false];

  it('is read in version 2', async () => {
    assert.deepEqual(await tracked(repository()), expected);
  });

  it('is read in version 3, where a path that is only promised does not count', async () => {
    const folder = repository();
    git(folder, 'add', '--intent-to-add', 'late/.env');
    assert.deepEqual(await tracked(folder), expected);
  });

  it('is read in version 4, whose paths are cut', async () => {
    const folder = repository();
    git(folder, 'update-index', '--index-version', '4');
    assert.deepEqual(await tracked(folder), expected);
  });

  it('is read with names of SHA-256', async () => {
    assert.deepEqual(await tracked(repository('--object-format=sha256')), expected);
  });

  it('is read after a commit, which adds extensions', async () => {
    const folder = repository();
    git(folder, 'commit', '-q', '-m', 'first');
    git(folder, 'rm', '-q', '--cached', '.env');
    assert.deepEqual(await tracked(folder), [false, true, true, false, false]);
  });

  it('is read in a work tree of its own', async () => {
    const folder = repository();
    git(folder, 'commit', '-q', '-m', 'first');
    const other = join(newFolder(), 'tree');
    git(folder, 'worktree', 'add', '-q', other);
    assert.deepEqual(await tracked(other), expected);
  });

  it('is not known of an index in two files, without an index, and outside of a repository', async () => {
    const split = repository();
    git(split, 'update-index', '--split-index');
    const unknown = [undefined, undefined, undefined, undefined, undefined];
    assert.deepEqual(await tracked(split), unknown);
    const fresh = newFolder();
    git(fresh, 'init', '-q');
    assert.deepEqual(await tracked(fresh), unknown);
    assert.deepEqual(await tracked(newFolder()), unknown);
  });

  it('is not known where the host knows only texts', async () => {
    const { read, list, facts } = nodeSource();
    assert.deepEqual(await tracked(repository(), { read, list, facts }), Array(5).fill(undefined));
  });

  it('is not read from bytes that are none, wherever they end', () => {
    assert.equal(pathsInIndex(new Uint8Array()), undefined);
    assert.equal(pathsInIndex(new TextEncoder().encode('DIRC'.padEnd(80, 'x'))), undefined);
    const oneEntry = new Uint8Array(12 + 72 + 20);
    oneEntry.set([0x44, 0x49, 0x52, 0x43, 0, 0, 0, 2, 0, 0, 0, 1]);
    oneEntry.set([0, 4, 0x2e, 0x65, 0x6e, 0x76], 12 + 60);
    assert.deepEqual(pathsInIndex(oneEntry), new Set(['.env']));
    for (let length = 0; length < oneEntry.length - 20; length++) {
      assert.equal(pathsInIndex(oneEntry.subarray(0, length)), undefined, String(length));
    }
  });
});

describe('databases that git would store', () => {
  it('are told apart from those that it stores already', async () => {
    const folder = newFolder();
    git(folder, 'init', '-q');
    const settings = 'DEBUG = False\nROOT_URLCONF = ""\nADMINS = []\n';
    write(folder, {
      '.gitignore': '*.log\n',
      'settings.py': settings,
      'a.sqlite3': 'a',
      'b.sqlite3': 'b',
      'c.sqlite3': '',
    });
    git(folder, 'add', 'a.sqlite3', 'c.sqlite3');
    const { project } = await loadProject(nodeSource(), fileUri(folder), { analyzer: fakeAnalyzer, ruleIds: [] });
    assert.deepEqual(
      project.facts.unignored?.map(({ path, isTracked }) => [path, isTracked]),
      [
        ['a.sqlite3', true],
        ['b.sqlite3', undefined],
      ],
    );
  });
});

describe('the encoding of a file', () => {
  const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

  it('is told for what is no UTF-8', () => {
    assert.equal(encodingOf(Uint8Array.of(0xff, 0xfe, 0x41, 0)), 'utf-16');
    assert.equal(encodingOf(Uint8Array.of(0xfe, 0xff, 0, 0x41)), 'utf-16');
    assert.equal(encodingOf(Uint8Array.of(0x5a, 0xfc, 0x72)), 'other');
  });

  it("agrees with Node's own check of UTF-8 at every first byte and every bound of the second", () => {
    for (let first = 0; first < 256; first++) {
      for (const second of [0, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xff]) {
        for (const rest of [[], [0x80], [0xbf, 0x80], [0x41]]) {
          const bytes = Uint8Array.of(0x41, first, second, ...rest);
          assert.equal(encodingOf(bytes) === undefined, isUtf8(bytes), bytes.join(' '));
        }
      }
    }
  });

  it('is none for texts, with and without a mark', () => {
    for (const text of ['', 'A=1', '\uFEFFA=1', 'Zürich 東京 🔑']) assert.equal(encodingOf(utf8(text)), undefined);
  });
});

describe('Python source that names its own encoding', () => {
  const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

  it('is read in it, as Python does', () => {
    for (const line of [
      '# -*- coding: latin-1 -*-',
      '#!/usr/bin/python\n# vim: set fileencoding=iso-8859-1 :',
      '# coding=cp1252',
    ]) {
      const text = `${line}\nNAME = "Zürich"\n`;
      assert.deepEqual(decoded(latin(text), true), { ok: true, text });
    }
  });

  it('is no matter of other files', () => {
    assert.equal(decoded(latin('# coding: latin-1\nNAME=Zürich\n'), false).ok, false);
  });

  it('is not read where it names none, a wrong one, UTF-8, or does so too late', () => {
    for (const line of [
      '',
      '# coding: nonsense',
      '# coding: utf-8',
      '\n\n# coding: latin-1',
      'X = 1\n# coding: latin-1',
    ])
      assert.equal(decoded(latin(`${line}\nNAME = "Zürich"\n`), true).ok, false);
  });
});

describe('a dependency file in UTF-16, which Windows PowerShell writes and pip reads', () => {
  const inUtf16 = (text: string, swapped: boolean): Uint8Array => {
    const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
    return swapped ? bytes.swap16() : bytes;
  };

  async function load(requirements: Uint8Array) {
    const folder = newFolder();
    write(folder, {
      'settings.py': 'DEBUG = False\nROOT_URLCONF = ""\nADMINS = []\n',
      'requirements.txt': requirements,
    });
    const { project } = await loadProject(nodeSource(), fileUri(folder), { analyzer: fakeAnalyzer, ruleIds: [] });
    return { django: project.facts.django, text: project.files.get(joinUri(fileUri(folder), 'requirements.txt')) };
  }

  for (const swapped of [false, true]) {
    it(`is read, ${swapped ? 'the high byte first' : 'the low byte first'}`, async () => {
      const { django, text } = await load(inUtf16('Django==4.2.7\r\nredis==5.0 # Zürich 🔑\r\n', swapped));
      assert.deepEqual(django, { version: '4.2', from: 'requirements.txt' });
      assert.equal(text, 'Django==4.2.7\r\nredis==5.0 # Zürich 🔑\r\n');
    });
  }

  it('is not read without a byte order mark, or where a byte is missing', async () => {
    const bytes = inUtf16('Django==4.2.7\n', false);
    assert.deepEqual(await load(bytes.subarray(2)), { django: null, text: undefined });
    assert.deepEqual(await load(bytes.subarray(0, -1)), { django: null, text: undefined });
  });
});

describe('a `local.py` that settings of a site import', () => {
  const naming = 'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\n';
  const files = {
    'manage.py': naming,
    'shop/__init__.py': '',
    'shop/wsgi.py': naming,
    'shop/settings/__init__.py': 'from .base import *\ntry:\n    from .local import *\nexcept ImportError:\n    pass\n',
    'shop/settings/base.py': 'DEBUG = False\n',
    'shop/settings/local.py': 'DEBUG = True\n',
  };

  async function stored(
    more: Readonly<Record<string, string>> = {},
    added = '.',
  ): Promise<readonly string[] | undefined> {
    const folder = newFolder();
    git(folder, 'init', '-q');
    write(folder, files);
    git(folder, 'add', added);
    write(folder, more);
    const { project } = await loadProject(nodeSource(), fileUri(folder), { analyzer: fakeAnalyzer, ruleIds: [] });
    return project.facts.overrides?.map((uri) => relativePath(fileUri(folder), uri));
  }

  it('is part of the site where git stores it', async () => {
    assert.deepEqual(await stored(), ['shop/settings/local.py']);
  });

  it('is so also where those that wsgi.py names run nothing else', async () => {
    const package_ = 'try:\n    from .local import *\nexcept:\n    pass\n';
    const more = { 'shop/settings/__init__.py': package_, 'shop/settings/production.py': 'DEBUG = False\n' };
    assert.deepEqual(await stored(more), ['shop/settings/local.py']);
  });

  it("is its owner's where git does not store it, or is not to, and where images are made without it", async () => {
    assert.equal(await stored({}, 'shop/settings/base.py'), undefined);
    assert.equal(await stored({ '.gitignore': 'local.py\n' }), undefined);
    assert.equal(await stored({ '.dockerignore': '**/local.py\n' }), undefined);
  });

  it("is its owner's where a deployment writes another one from a template", async () => {
    assert.equal(await stored({ 'ansible/roles/web/templates/local.py.j2': 'DEBUG = {{ debug }}\n' }), undefined);
    assert.deepEqual(await stored({ 'shop/settings/local.py.template': 'DEBUG = True\n' }), ['shop/settings/local.py']);
    for (const other of ['gunicorn.py.j2', 'local.py.old.py.j2'])
      assert.deepEqual(await stored({ [`ansible/templates/${other}`]: '' }), ['shop/settings/local.py']);
  });

  it("is its owner's where settings for development alone import it", async () => {
    assert.equal(await stored({ 'shop/wsgi.py': naming.replace('settings', 'settings.base') }), undefined);
  });
});

describe('how a `.env` file is stored', () => {
  function load(files: Readonly<Record<string, string | Uint8Array>>, buffer?: string) {
    const folder = newFolder();
    write(folder, { 'settings.py': 'DEBUG = False\nROOT_URLCONF = ""\nADMINS = []\n', ...files });
    const root = fileUri(folder);
    const source =
      buffer === undefined ? nodeSource() : overlay(nodeSource(), new Map([[joinUri(root, '.env'), buffer]]));
    const load = () => loadProject(source, root, { analyzer: fakeAnalyzer, ruleIds: [] });
    return { folder, root, load };
  }

  const latin = Uint8Array.of(0x41, 0x3d, 0xfc, 0x0a);

  it('is told where it is no UTF-8, without a text and without an error', async () => {
    const { load: again } = load({ '.env': latin });
    const { project, errors } = await again();
    assert.deepEqual(
      project.envFiles.map(({ encoding, uri }) => [encoding, project.files.get(uri)]),
      [['other', '']],
    );
    assert.deepEqual(errors, []);
  });

  it('is told of a file whose text an editor shows with signs in place of what it cannot read', async () => {
    const { load: again } = load({ '.env': latin }, 'A=\uFFFD\n');
    assert.deepEqual(
      (await again()).project.envFiles.map(({ encoding }) => encoding),
      ['other'],
    );
    const { load: mended } = load({ '.env': 'A=\uFFFD\n' }, 'A=\uFFFD\n');
    assert.deepEqual(
      (await mended()).project.envFiles.map(({ encoding }) => encoding),
      [undefined],
    );
  });

  it('is told where every account can read it, by its own permissions and those of the folders above', async function () {
    if (process.platform === 'win32') this.skip();
    const { folder, load: again } = load({ 'deploy/.env': 'A=1\n' });
    const isOpen = async (): Promise<boolean> => (await again()).project.envFiles[0]?.isOpenToAll === true;
    chmodSync(folder, 0o755);
    chmodSync(join(folder, 'deploy'), 0o755);
    chmodSync(join(folder, 'deploy/.env'), 0o644);
    assert.equal(await isOpen(), true);
    chmodSync(join(folder, 'deploy/.env'), 0o640);
    assert.equal(await isOpen(), false);
    chmodSync(join(folder, 'deploy/.env'), 0o644);
    chmodSync(join(folder, 'deploy'), 0o750);
    assert.equal(await isOpen(), false);
    chmodSync(join(folder, 'deploy'), 0o777);
    assert.equal(await isOpen(), false, 'a file system without permissions grants everything');
  });
});

describe('a stored file for development by its name', () => {
  const roles = async (text: string): Promise<readonly string[]> => {
    const folder = newFolder();
    git(folder, 'init', '-q');
    const compose =
      'services:\n  web:\n    build: .\n    command: gunicorn shop.wsgi\n    env_file: [dev.env, other/dev.env]\n';
    const settings = 'DEBUG = False\nROOT_URLCONF = ""\nADMINS = []\n';
    write(folder, { 'settings.py': settings, 'compose.yaml': compose, 'dev.env': text, 'other/dev.env': text });
    git(folder, 'add', 'dev.env');
    const { project } = await loadProject(nodeSource(), fileUri(folder), { analyzer: fakeAnalyzer, ruleIds: [] });
    return project.envFiles.map(({ role, isHanded }) => `${role} ${String(isHanded)}`).sort();
  };

  it('is that of the site to which the only compose file hands it', async () => {
    assert.deepEqual(await roles('DB_HOST=db\n'), ['development undefined', 'unknown true']);
    assert.deepEqual(await roles('DEBUG=1\n'), ['development undefined', 'development undefined']);
  });
});

describe('modules of settings that git ignores', () => {
  const files = {
    '.gitignore': 'shop/secrets.py\nshop/kept.py\n',
    'manage.py': 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\n',
    'shop/__init__.py': '',
    'shop/settings.py': 'from .secrets import *\nfrom .kept import *\nROOT_URLCONF = "shop.urls"\n',
    'shop/secrets.py': 'SECRET_KEY = "tulip-grey7"\n',
    'shop/kept.py': 'DEBUG = False\n',
  };

  async function unstored(init: boolean): Promise<readonly string[]> {
    const folder = newFolder();
    write(folder, files);
    if (init) git(folder, 'init', '-q');
    if (init) git(folder, 'add', '--force', 'shop/kept.py');
    const root = fileUri(folder);
    const { project } = await loadProject(nodeSource(), root, { analyzer: fakeAnalyzer, ruleIds: [] });
    return (project.facts.unstored ?? []).map((uri) => relativePath(root, uri));
  }

  it('are those that it does not store all the same', async () => {
    assert.deepEqual(await unstored(true), ['shop/secrets.py']);
  });

  it('are all that `.gitignore` names where nothing is stored yet', async () => {
    assert.deepEqual(await unstored(false), ['shop/kept.py', 'shop/secrets.py']);
  });
});
