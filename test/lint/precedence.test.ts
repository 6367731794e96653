import assert from 'node:assert/strict';
import { precedence } from '../../server/src/core/lint/precedence';
import { rules } from '../../server/src/core/rules/index.generated';
import { findingsIn, roots, strict, useLab, type Site } from '../rules/support';
import type { Role } from '../../server/src/core/model/view';

const lab = useLab();
const [root] = roots;

/** What is said about one module, without what is missing. */
function said(code: string, about: Partial<Site> = {}): readonly string[] {
  const files = { 'settings.py': code, ...about.files };
  const entries: Readonly<Record<string, Role>> = about.entries ?? { 'settings.py': 'production' };
  const site = { ...about, root: root ?? assert.fail(), files, entries };
  const found = findingsIn(lab.analyzer(rules), site, strict);
  return found
    .filter(({ group }) => group === undefined)
    .map(({ rule, at }) => `${rule} ${code.slice(at.span.start, at.span.end)}`);
}

/** One defect that two rules see: the code, the rule that speaks, and the one that leaves it to the other. */
const rows: readonly (readonly [string, string, string, Partial<Site>?])[] = [
  [
    'import os\nCORS_ALLOW_CREDENTIALS = os.environ.get("CREDENTIALS", "False")\n',
    'cors-wrong-type',
    'bool-setting-from-string',
    { packages: { 'django-cors-headers': '4.9.0' } },
  ],
  [
    'import os\nAZURE_SSL = os.environ.get("AZURE_SSL")\n',
    'storage-insecure-transport',
    'bool-setting-from-string',
    { packages: { 'django-storages': '1.14.6' } },
  ],
  [
    'import dj_database_url\nDATABASES = {"default": dj_database_url.parse("postgres://shop:x@db.example.org/shop?sslmode=verify-full", ssl_require=True)}\n',
    'db-url-ssl-require-downgrade',
    'db-tls-unverified',
  ],
  [
    'import os\nSECRET_KEY_FALLBACKS = [os.environ["OLD_KEY"]]\n',
    'secret-key-rotation-ignored',
    'setting-not-yet-available',
    { django: '3.2' },
  ],
  [
    'JWT_SIGNING_KEY = "no-real-one-7"\nSIMPLE_JWT = {"SIGNING_KEY": JWT_SIGNING_KEY}\n',
    'jwt-signing-key-hardcoded',
    'jwt-signing-key-short',
  ],
  [
    'CSRF_TRUSTED_ORIGINS = [\n    "https://example.org"\n    "https://example.com",\n]\n',
    'implicit-string-concat',
    'csrf-trusted-origin-malformed',
  ],
];

describe('one finding per cause', () => {
  for (const [code, winner, loser, about] of rows) {
    it(`${winner} speaks, ${loser} does not`, () => {
      const ids = said(code, about).map((each) => each.split(' ')[0]);
      assert.ok(ids.includes(winner), `${winner} is silent: ${ids.join(', ')}`);
      assert.ok(!ids.includes(loser), `${loser} speaks as well`);
    });
  }

  it('is what the entry that is nearest to production needs, where another one shows the same place', () => {
    const base = 'import os\nALLOWED_HOSTS = os.environ.get("HOSTS", "*").split(",")\n';
    const local = { 'local.py': 'from settings import *\nDEBUG = True\n' };
    const both = said(base, { files: local, entries: { 'settings.py': 'production', 'local.py': 'development' } });
    const hosts = both.map((each) => each.split(' ')[0]).filter((id) => id?.startsWith('allowed-hosts') === true);
    assert.deepEqual(hosts, ['allowed-hosts-default-wildcard']);
  });

  it('is not a hint about a default that only a development entry takes and that the deployed one refuses', () => {
    const base = `import os\nPAYMENT_SECRET = os.environ.get("PAYMENT_SECRET", "${'kX9vQ2mT7'}${'pL4wR8s'}")\n`;
    const local = 'from settings import *\nDEBUG = True\n';
    const refusing = `from settings import *\nif PAYMENT_SECRET == "${'kX9vQ2mT7'}${'pL4wR8s'}":\n    raise RuntimeError()\n`;
    const withEntry = (text: string): readonly string[] =>
      said(base, {
        files: { 'local.py': local, 'production.py': text },
        entries: { 'local.py': 'development', 'production.py': 'production' },
      });
    const about = (found: readonly string[]): number =>
      found.filter((each) => each.startsWith('credential-env-default')).length;
    assert.equal(about(withEntry('from settings import *\n')), 1);
    assert.equal(about(withEntry(refusing)), 0);
    const onlyLocal = said(base, { files: { 'local.py': local }, entries: { 'local.py': 'development' } });
    assert.equal(about(onlyLocal), 1, 'nobody else judges it');
  });

  it('names rules that are there, each once a row', () => {
    const known = new Set(rules.flatMap(({ id, aliases = [] }) => [id, ...aliases]));
    for (const row of precedence) {
      assert.deepEqual(
        row.filter((id) => !known.has(id)),
        [],
      );
      assert.equal(new Set(row).size, row.length);
    }
  });

  it('has no two rows that contradict each other', () => {
    const pairs = precedence.flatMap((row) => row.flatMap((a, at) => row.slice(at + 1).map((b) => `${a} > ${b}`)));
    const turned = pairs.filter((pair) => pairs.includes(pair.split(' > ').reverse().join(' > ')));
    assert.deepEqual(turned, []);
  });
});
