import assert from 'node:assert/strict';
import path from 'node:path';
import { defaultOptions } from '../../server/src/core/lint/options';
import { rules } from '../../server/src/core/rules/index.generated';
import { createLineIndex, relativePath } from '../../server/src/core/text';
import { findingsIn, roots, useLab, type Site } from '../rules/support';
import { readScenarios, scenarioFiles, type Scenario } from './scenarios';

/*
 * What the default preset says of the shapes in which people write settings: all that these rules report, and nothing else.
 * Rules about other things are left out, so that a new one changes nothing here.
 */

const folder = path.resolve(__dirname, '../../../test/model/verdicts');
const watched =
  /^(debug-(enabled|env-string|fails-open|default-is-string|app-installed|middleware-installed)|secret-key-.*|allowed-hosts-.*|.*-middleware-missing|nosniff-disabled|ssl-redirect-disabled|(session|csrf)-cookie-insecure|hsts-missing|db-password-hardcoded|db-sqlite-in-production|csrf-trusted-origin-no-scheme|hardcoded-credential|credential-.*|implicit-string-concat|letters-in-list|password-(hasher|validators)-.*|provider-token-in-source|cache-default-missing)$/;

const lab = useLab();

for (const root of roots) {
  describe(`verdicts on shapes, in ${root}`, () => {
    for (const file of scenarioFiles(folder)) {
      describe(path.basename(file, '.md'), () => {
        for (const scenario of readScenarios(file)) {
          it(scenario.title, () => {
            assert.ok(scenario.findings !== undefined, 'a verdict belongs to each shape');
            assert.deepEqual(found({ root, ...siteOf(scenario) }), [...scenario.findings.lines].sort());
          });
        }
      });
    }
  });
}

/** The last Python file is the entry. */
function siteOf({ files, findings }: Scenario): Pick<Site, 'files' | 'entries' | 'django'> {
  const entry = files.filter((one) => one.path.endsWith('.py')).at(-1)?.path ?? 'settings.py';
  return {
    files: Object.fromEntries(files.map((one) => [one.path, one.text])),
    entries: { [entry]: findings?.role ?? 'unknown' },
    django: '5.2',
  };
}

/** `rule path:line`, each as often as it is reported. */
function found(site: Site): readonly string[] {
  const findings = findingsIn(lab.analyzer(rules), site, defaultOptions).filter(({ rule }) => watched.test(rule));
  return findings
    .map(({ rule, at }) => {
      const file = relativePath(site.root, at.uri);
      const line = createLineIndex(site.files[file] ?? '').positionAt(at.span.start).line + 1;
      return `${rule} ${file}:${line.toString()}`;
    })
    .sort();
}
