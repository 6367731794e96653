import assert from 'node:assert/strict';
import { rules } from '../../server/src/core/rules/index.generated';
import { findingsIn, roots, useLab, type Site } from '../rules/support';

/** The settings, and the line that a finding about a value leads to; undefined where it stands in the setting itself. */
const cases: readonly (readonly [code: string, line: string | undefined])[] = [
  ['from conf.constants import ANY_HOST\nALLOWED_HOSTS = [ANY_HOST]\n', 'ALLOWED_HOSTS = [ANY_HOST]'],
  ['HOSTS = ["*"]\nALLOWED_HOSTS = HOSTS\n', 'ALLOWED_HOSTS = HOSTS'],
  ['ALLOWED_HOSTS = ["*"]\n', undefined],
  ['ALLOWED_HOSTS = []\nALLOWED_HOSTS.append("*")\n', undefined],
];

describe('findings about a value that is written elsewhere', () => {
  const lab = useLab();

  for (const root of roots) {
    for (const [code, line] of cases) {
      it(`${code.trim().replaceAll('\n', '; ')} in ${root}`, () => {
        const files = { 'conf/__init__.py': '', 'conf/constants.py': 'ANY_HOST = "*"\n', 'conf/site.py': code };
        const site: Site = { root, files, entries: { 'conf/site.py': 'production' } };
        const found = findingsIn(lab.analyzer(rules), site).find(({ rule }) => rule === 'allowed-hosts-wildcard');
        assert.ok(found, 'not reported');
        const [place] = found.related;
        assert.equal(place && code.slice(place.at.span.start).split('\n')[0], line);
        assert.equal(place?.message, line && '`ALLOWED_HOSTS` takes it here.');
      });
    }
  }
});
