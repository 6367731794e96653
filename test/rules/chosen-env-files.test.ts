import assert from 'node:assert/strict';
import debugOn from '../../server/src/core/rules/dotenv-debug-on';
import insecureFlag from '../../server/src/core/rules/dotenv-insecure-flag';
import { findingsIn, roots, useLab } from './support';

const start =
  'import os\nfrom pathlib import Path\nfrom environs import Env\nBASE = Path(__file__).resolve().parent\nSTAGE = os.environ.get("STAGE", "local")\nenv = Env()\n';
const end = 'DEBUG = env.bool("DEBUG", default=False)\nif STAGE == "prd":\n    DEBUG = False\n';

describe('a .env file that a variable chooses', () => {
  const lab = useLab();
  const speaks = (path: string, load: string, rest: string, text: string, others = {}): boolean =>
    roots.every((root) => {
      const files = { [path]: text, 'settings.py': start + load + '\n' + rest, ...others };
      const site = { root, files, entries: { 'settings.py': 'production' as const } };
      return findingsIn(lab.analyzer([debugOn, insecureFlag]), site).some(({ at }) => at.uri.endsWith(`/${path}`));
    });
  const loads: readonly (readonly [string, string])[] = [
    ['.env.prd', 'env.read_env(path=".env." + STAGE)'],
    ['.env.prd', 'env.read_env(path=f".env.{STAGE}")'],
    ['.env.prd', 'env.read_env(path=".env.{}".format(STAGE))'],
    ['.env.prd', 'env.read_env(path=".env.%s" % STAGE)'],
    ['.env.prd', 'env.read_env(BASE / f".env.{STAGE}")'],
    ['.env.prd', 'env.read_env(os.path.join(BASE, ".env." + STAGE))'],
    ['.env.prd', 'env.read_env(BASE / f".env.{STAGE.lower()}")'],
    ['prd.env', 'env.read_env(f"{STAGE}.env")'],
    ['envs/prd/.env', 'env.read_env(f"./envs/{STAGE}/.env")'],
  ];
  for (const [path, load] of loads)
    it(`is judged with the text in its name: ${load}`, () => {
      assert.ok(!speaks(path, load, end, 'DEBUG=True'));
      assert.ok(speaks(path, load, end.replace('prd', 'tst'), 'DEBUG=True'));
    });

  it('is judged on its own where something else loads it as well', () => {
    const load = 'env.read_env(f".env.{STAGE}")\nenv.read_env(".env.prd")';
    assert.ok(speaks('.env.prd', load, end, 'DEBUG=True'));
  });

  it('is judged on its own where the path may be any', () => {
    assert.ok(speaks('.env.prd', 'env.read_env(STAGE)', end, 'DEBUG=True'));
  });

  it('is the one in the folder that the path names', () => {
    const join = 'env.read_env(os.path.join(str(BASE) + "/ops", f".env.{STAGE}"))';
    for (const load of ['env.read_env(BASE / "ops" / f".env.{STAGE}")', join]) {
      assert.ok(speaks('.env.prd', load, end, 'DEBUG=True'));
      assert.ok(!speaks('ops/.env.prd', load, end, 'DEBUG=True'));
    }
  });

  it('has its settings from the branches that run with it', () => {
    const tls = 'EMAIL_USE_TLS = EMAIL_USE_SSL = env.bool("TLS")\n';
    const load = 'env.read_env(f".env.{STAGE}")';
    assert.ok(speaks('.env.prd', load, tls, 'TLS=True'));
    assert.ok(!speaks('.env.prd', load, `${tls}if STAGE == "prd":\n    EMAIL_USE_SSL = False\n`, 'TLS=True'));
  });
});
