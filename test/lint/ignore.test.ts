import assert from 'node:assert/strict';
import { fixAllSafe } from '../../server/src/core/lint/fix';
import { ignoreFileEdit, ignoreLineEdit } from '../../server/src/core/lint/ignore-edits';
import { defaultOptions } from '../../server/src/core/lint/options';
import { rules } from '../../server/src/core/rules/index.generated';
import { applyEdits, joinUri, type Span, type Uri } from '../../server/src/core/text';
import { findingsIn, useLab, projectOf, roots, strict, type Site } from '../rules/support';
import type { Finding } from '../../server/src/core/lint/finding';

const lab = useLab();
const root = roots[0] ?? ('' as Uri);

function site(code: string, path = 'settings.py'): Site {
  return { root, files: { [path]: code }, entries: path.endsWith('.py') ? { [path]: 'unknown' } : {} };
}

function found(code: string, path?: string): readonly Finding[] {
  return findingsIn(lab.analyzer(rules), site(code, path), strict);
}

function ids(code: string, path?: string): readonly string[] {
  return found(code, path).map(({ rule }) => rule);
}

describe('ignore comments', () => {
  it('silence a rule on their line, with a reason', () => {
    assert.deepEqual(ids('DEBUG = True  # settings-lint: ignore[debug-enabled] a demo'), []);
    assert.deepEqual(ids('DEBUG = True  # noqa  # settings-lint: ignore[debug-enabled]'), []);
    assert.deepEqual(ids('# settings-lint: ignore[debug-enabled]\nDEBUG = True'), ['unused-ignore', 'debug-enabled']);
  });

  it('silence several rules, by old names and by the name of a group as well', () => {
    assert.deepEqual(
      ids('ALLOWED_HOSTS = ["*", ""]  # settings-lint: ignore[allowed-hosts-wildcard, allowed-hosts-unstripped] both'),
      [],
    );
    const middleware =
      'MIDDLEWARE = ["django.middleware.security.SecurityMiddleware", "django.middleware.csrf.CsrfViewMiddleware"]';
    const missing = ids(`${middleware}  # settings-lint: ignore[missing-hardening] the proxy`);
    assert.deepEqual(missing, ['xframe-middleware-missing']);
  });

  it('on the opening line cover the statement', () => {
    const code =
      'ALLOWED_HOSTS = [  # settings-lint: ignore[allowed-hosts-wildcard] behind a proxy\n    "example.org",\n    "*",\n]\n';
    assert.deepEqual(ids(code), []);
  });

  it('on the opening line cover statements inside others', () => {
    const list = (head: string, indent: string): string =>
      `${head}\n${indent}ALLOWED_HOSTS = [  # settings-lint: ignore[allowed-hosts-wildcard] a demo\n${indent}    "*",\n${indent}]\n`;
    for (const head of ['if True:', 'try:', 'with open("x"):']) {
      const code = list(head, '    ') + (head === 'try:' ? 'except ImportError:\n    pass\n' : '');
      assert.deepEqual(ids(code), [], head);
      assert.deepEqual(ids(code.replace(/ {2}# settings-lint.*/, '')), ['allowed-hosts-wildcard'], head);
    }
    const branch = list('import os\nif os.environ.get("A"):\n    ALLOWED_HOSTS = ["example.org"]\nelse:', '    ');
    assert.deepEqual(ids(branch), []);
    assert.deepEqual(ids(branch.replace(/ {2}# settings-lint.*/, '')), ['allowed-hosts-wildcard']);
  });

  it('on the opening line of a dict cover its entries, at any depth', () => {
    const dict = (indent: string): string =>
      `${indent}DATABASES = {  # settings-lint: ignore[db-password-hardcoded] a demo\n${indent}    'default': {\n${indent}        'HOST': 'db.example.org',\n${indent}        'PASSWORD': 'no-' + 'real-one',\n${indent}    },\n${indent}}\n`;
    assert.ok(!ids(dict('')).includes('db-password-hardcoded'));
    const nested = `with open("x"):\n${dict('    ')}`;
    assert.ok(!ids(nested).includes('db-password-hardcoded'));
    assert.ok(!ids(nested).includes('unused-ignore'));
    assert.ok(ids(nested.replace(/ {2}# settings-lint.*/, '')).includes('db-password-hardcoded'));
  });

  it('may begin with the name of the command', () => {
    assert.deepEqual(ids('DEBUG = True  # django-settings-lint: ignore[debug-enabled] a demo'), []);
    assert.deepEqual(ids('# django-settings-lint: ignore[dotenv-debug-on] my machine\nDEBUG=1\n', '.env'), []);
    const code = 'DEBUG = True  # django-settings-lint: ignore[debug-enabeld]';
    assert.deepEqual(ids(code), ['debug-enabled', 'unknown-rule']);
  });

  it('are reported where the word is misspelt', () => {
    for (const word of [
      'ignor[debug-enabled]',
      'IGNORE[debug-enabled]',
      'disable=debug-enabled',
      'ignore-line[debug-enabled]',
    ])
      assert.deepEqual(ids(`DEBUG = True  # settings-lint: ${word}`), ['debug-enabled', 'configuration-invalid'], word);
    assert.deepEqual(ids('DEBUG = False  # what settings-lint says, see settings-lint: the page'), []);
  });

  it('cover a whole file', () => {
    assert.deepEqual(ids('# settings-lint: ignore-file[debug-enabled] a demo\n\nDEBUG = True\n'), []);
    assert.deepEqual(ids('DEBUG = True\n# settings-lint: ignore-file[debug-enabled]'), []);
  });

  it('stand above the line in .env files', () => {
    assert.deepEqual(ids('# settings-lint: ignore[dotenv-debug-on] my machine\nDEBUG=1\n', '.env'), []);
    assert.deepEqual(ids('# settings-lint: ignore[dotenv-debug-on]\n# a word\nDEBUG=1\n', '.env'), []);
    assert.deepEqual(ids('# settings-lint: ignore[dotenv-debug-on]\n\nDEBUG=1\n', '.env'), [
      'unused-ignore',
      'dotenv-debug-on',
    ]);
  });

  it('of other tools count for credentials only', () => {
    for (const comment of [
      '# nosec',
      '# nosec B105',
      '# noqa: S105',
      '# gitleaks:allow',
      '# pragma: allowlist secret',
    ]) {
      assert.deepEqual(ids(`SECRET_KEY = "an-example-key"  ${comment}`), [], comment);
      assert.deepEqual(ids(`DEBUG = True  ${comment}`), ['debug-enabled'], comment);
    }
    assert.deepEqual(ids('SECRET_KEY = "an-example-key"  # noqa: E501'), ['secret-key-hardcoded']);
  });

  it('that match nothing are reported, with a safe fix', () => {
    const code = 'DEBUG = False  # settings-lint: ignore[debug-enabled] gone\n';
    const [unused] = found(code).filter(({ rule }) => rule === 'unused-ignore');
    assert.deepEqual(unused?.tags, ['unnecessary']);
    assert.equal(fixed(code), 'DEBUG = False\n');
    assert.equal(
      fixed('DEBUG = True  # settings-lint: ignore[debug-enabled, hsts-missing] x\n'),
      'DEBUG = True  # settings-lint: ignore[debug-enabled] x\n',
    );
    assert.equal(
      fixed('DEBUG = True  # settings-lint: ignore[hsts-missing, debug-enabled] x\n'),
      'DEBUG = True  # settings-lint: ignore[debug-enabled] x\n',
    );
    assert.equal(fixed('# settings-lint: ignore-file[hsts-missing]\nDEBUG = False\n'), 'DEBUG = False\n');
    assert.equal(
      fixed('DEBUG = False  # why not  # settings-lint: ignore[debug-enabled]\n'),
      'DEBUG = False  # why not\n',
    );
    assert.equal(fixed('DEBUG = False  # settings-lint: ignore[debug-enabled, hsts-missing]\n'), 'DEBUG = False\n');
  });

  it('do not count as unused where the configuration switches the rule off', () => {
    const options = { ...defaultOptions, rules: new Map([['debug-enabled', 'off' as const]]) };
    const code = 'DEBUG = True  # settings-lint: ignore[debug-enabled]';
    assert.deepEqual(
      findingsIn(lab.analyzer(rules), site(code), options).map(({ rule }) => rule),
      [],
    );
    assert.deepEqual(
      findingsIn(
        lab.analyzer(rules),
        site('ALLOWED_HOSTS = [""]  # settings-lint: ignore[allowed-hosts-blank-entry]'),
        defaultOptions,
      ).map(({ rule }) => rule),
      [],
    );
  });

  it('with an unknown name are reported, with the nearest one', () => {
    const code = 'DEBUG = True  # settings-lint: ignore[debug-enabeld] x\n';
    const [unknown] = found(code).filter(({ rule }) => rule === 'unknown-rule');
    assert.match(unknown?.message ?? '', /debug-enabled/);
    assert.equal(code.slice(unknown?.at.span.start, unknown?.at.span.end), 'debug-enabeld');
    assert.equal(fixed(code), 'DEBUG = True  # settings-lint: ignore[debug-enabled] x\n');
    assert.deepEqual(ids('DEBUG = True  # settings-lint: ignore'), ['debug-enabled', 'configuration-invalid']);
  });

  it('do not stand in texts', () => {
    assert.deepEqual(ids('NOTE = "# settings-lint: ignore[debug-enabled]"\n'), []);
  });
});

function fixed(code: string): string | undefined {
  const uri = joinUri(root, 'settings.py');
  const analyzer = lab.analyzer(rules);
  const project = projectOf(site(code));
  const result = fixAllSafe(
    uri,
    project.files,
    (files) => analyzer.lint({ project: { ...project, files }, options: strict, findings: [] }).findings,
  );
  assert.ok(result.settled);
  return result.files.get(uri);
}

describe('edits that write ignore comments', () => {
  /** Applies the edit for the first finding of a rule and lints again: the rule must be silent then. */
  function ignored(code: string, rule: string, path = 'settings.py', scope: 'line' | 'file' = 'line'): string {
    const finding = found(code, path).find((each) => each.rule === rule);
    const at: Span = finding?.at.span ?? assert.fail(`${rule} is not reported`);
    const language = path.endsWith('.py') ? 'python' : 'dotenv';
    const edit = scope === 'line' ? ignoreLineEdit(code, at, rule, language) : ignoreFileEdit(code, rule, language);
    const after = edit === undefined ? undefined : applyEdits(code, [edit]);
    assert.ok(after !== undefined, 'no edit');
    assert.ok(!ids(after, path).includes(rule), `still reported:\n${after}`);
    assert.ok(!ids(after, path).includes('unused-ignore'), `unused:\n${after}`);
    return after;
  }

  it('end the line of the finding', () => {
    assert.equal(ignored('DEBUG = True\n', 'debug-enabled'), 'DEBUG = True  # settings-lint: ignore[debug-enabled]\n');
    assert.equal(
      ignored('DEBUG = True   \r\nX = 1\r\n', 'debug-enabled'),
      'DEBUG = True  # settings-lint: ignore[debug-enabled]   \r\nX = 1\r\n',
    );
    assert.equal(
      ignored('DEBUG = True  # for now\n', 'debug-enabled'),
      'DEBUG = True  # for now  # settings-lint: ignore[debug-enabled]\n',
    );
  });

  it('join a comment that is there', () => {
    const code = 'ALLOWED_HOSTS = ["*", ""]  # settings-lint: ignore[allowed-hosts-blank-entry] why\n';
    assert.equal(
      ignored(code, 'allowed-hosts-wildcard'),
      'ALLOWED_HOSTS = ["*", ""]  # settings-lint: ignore[allowed-hosts-blank-entry, allowed-hosts-wildcard] why\n',
    );
  });

  it('go above the line in .env files', () => {
    assert.equal(
      ignored('A=1\nDEBUG=1\n', 'dotenv-debug-on', '.env'),
      'A=1\n# settings-lint: ignore[dotenv-debug-on]\nDEBUG=1\n',
    );
    assert.equal(ignored('DEBUG=1', 'dotenv-debug-on', '.env'), '# settings-lint: ignore[dotenv-debug-on]\nDEBUG=1');
  });

  it('go to the top of the file, below what must be first', () => {
    assert.equal(
      ignored('DEBUG = True\n', 'debug-enabled', 'settings.py', 'file'),
      '# settings-lint: ignore-file[debug-enabled]\nDEBUG = True\n',
    );
    const shebang = '#!/usr/bin/env python\n# -*- coding: utf-8 -*-\nDEBUG = True\n';
    assert.ok(
      ignored(shebang, 'debug-enabled', 'settings.py', 'file').startsWith(
        '#!/usr/bin/env python\n# -*- coding: utf-8 -*-\n# settings-lint',
      ),
    );
    const known = '# settings-lint: ignore-file[hsts-missing]\nDEBUG = True\n';
    const edit = ignoreFileEdit(known, 'debug-enabled', 'python');
    assert.equal(
      applyEdits(known, [edit]),
      '# settings-lint: ignore-file[hsts-missing, debug-enabled]\nDEBUG = True\n',
    );
    assert.ok(ignored('DEBUG=1\n', 'dotenv-debug-on', '.env', 'file').startsWith('# settings-lint: ignore-file'));
  });

  it('are not offered where a comment cannot stand', () => {
    const code = 'DEBUG = True or \\\n    False\n';
    assert.equal(ignoreLineEdit(code, { start: 8, end: 12 }, 'debug-enabled', 'python'), undefined);
    const text = 'NAME = f("a", """\nlong""")\n';
    assert.equal(ignoreLineEdit(text, { start: 9, end: 12 }, 'debug-enabled', 'python'), undefined);
  });
});
