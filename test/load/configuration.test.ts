import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { applyEdits } from '../../server/src/core/text';
import { configurationSchema, loadProject, type LoadRequest, type LoadResult } from '../../server/src/load';
import { checkConfig, optionKeys } from '../../server/src/load/config/config-values';
import { tomlEntries } from '../../server/src/core/syntax/toml';
import { fakeAnalyzer } from './fake-analyzer';
import { memorySource } from './memory-source';

const ruleIds = ['debug-enabled', 'secret-key-weak', 'hsts-missing'];

async function load(pyproject: string, more: Partial<LoadRequest> = {}): Promise<LoadResult> {
  const source = memorySource({ 'pyproject.toml': pyproject, 'p/settings.py': 'DEBUG = True\n' });
  return loadProject(source, source.root, { analyzer: fakeAnalyzer, ruleIds, ...more });
}

/** The marked text, the rule and the message of each finding, and the file once its fixes are applied. */
async function report(pyproject: string): Promise<{ found: string[]; fixed: string | undefined }> {
  const { findings } = await load(pyproject);
  const found = findings.map(
    (one) => `${pyproject.slice(one.at.span.start, one.at.span.end)} | ${one.rule} | ${one.message}`,
  );
  const edits = findings.flatMap((one) => one.fixes[0]?.edits ?? []);
  return {
    found,
    fixed: applyEdits(
      pyproject,
      edits.map((edit) => ({ span: edit.at.span, newText: edit.newText })),
    ),
  };
}

describe('configuration in pyproject.toml', () => {
  it('reads every option', async () => {
    const { options, findings, config } = await load(`
      [tool.django-settings-lint]
      preset = "strict"
      django-version = "4.2.11"
      exclude = ["old/**"]
      env-files = ["prod.env"]
      rules.debug-enabled = "off"
      [tool.django-settings-lint.entries]
      "p/settings.py" = "production"
    `);
    assert.deepEqual(findings, []);
    assert.ok(config?.endsWith('/pyproject.toml'));
    assert.deepEqual(
      [options.preset, options.djangoVersion, options.exclude, options.envFiles],
      ['strict', '4.2', ['old/**'], ['prod.env']],
    );
    assert.deepEqual([...options.rules], [['debug-enabled', 'off']]);
    assert.deepEqual([...options.entries], [['p/settings.py', 'production']]);
  });

  it('passes over a file without the section, and finds the one further up', async () => {
    const source = memorySource({
      'repo/.git/HEAD': '',
      'repo/pyproject.toml': '[tool.django-settings-lint]\npreset = "strict"\n',
      'repo/api/pyproject.toml': '[tool.ruff]\n# django-settings-lint is configured in the folder above\n',
      'repo/api/manage.py': '',
    });
    const loaded = await loadProject(source, source.uri('repo/api'), { analyzer: fakeAnalyzer, ruleIds });
    assert.equal(loaded.options.preset, 'strict');
    const none = await loadProject(source, source.uri('repo/api'), { analyzer: fakeAnalyzer, ruleIds, config: 'none' });
    assert.equal(none.options.preset, 'default');
  });

  it('reports a misspelt rule at its name with the nearest one', async () => {
    const text = '[tool.django-settings-lint.rules]\ndebug-enable = "off" # why\nsecret-key-weak = "off"\n';
    const { found, fixed } = await report(text);
    assert.deepEqual(found, [
      'debug-enable | unknown-rule | There is no rule `debug-enable`. Did you mean `debug-enabled`?',
    ]);
    assert.equal(fixed, text.replace('debug-enable ', 'debug-enabled '));
    assert.equal((await load(text)).options.rules.get('secret-key-weak'), 'off');
  });

  it('reports unknown options, wrong types and bad levels, each at its place', async () => {
    const text = [
      '[tool.django-settings-lint]',
      'presets = "strict"',
      "preset = 'Strict'",
      'django-version = 5.2',
      'exclude = "x"',
      'env-files = ["a", 3]',
      'rules = { debug-enabled = "warn", hsts-missing = true }',
      'entries = { "p/settings.py" = "prod" }',
      '',
    ].join('\n');
    const { found, fixed } = await report(text);
    assert.deepEqual(
      found.map((line) => line.split(' | ')[0]),
      ['presets', '"warn"', 'true', "'Strict'", '"prod"', '5.2', '"x"', '3'],
    );
    assert.match(found[1] ?? '', /`debug-enabled` must be `off`, `on`, `error`, `warning`, `info` or `hint`/);
    assert.match(fixed ?? '', /^preset = "strict"$/m);
    assert.match(fixed ?? '', /"p\/settings.py" = "production"/);
    assert.match(fixed ?? '', /debug-enabled = "warning"/);
  });

  it('reports a section that is no table', async () => {
    const { found } = await report('[tool.django-settings-lint]\nrules = ["debug-enabled"]\n');
    assert.deepEqual(found, [
      '["debug-enabled"] | configuration-invalid | `rules` must be a table of names and values.',
    ]);
  });

  it('reports broken TOML where it breaks, and still uses its own tables', async () => {
    const text = '[tool.ruff]\nline-length = = 3\n[tool.django-settings-lint]\npreset = "strict"\n[tool.x]\n';
    const { found } = await report(text);
    assert.equal(found.length, 1);
    assert.match(found[0] ?? '', /^line-length = = 3 \| configuration-invalid \| This file is not valid TOML: /);
    assert.equal((await load(text)).options.preset, 'strict');
  });

  it('shows no text of a broken file in its message', async () => {
    const { found } = await report(`[tool.django-settings-lint]\npassword = "hunter${2}\n`);
    assert.equal(found.filter((line) => line.split(' | ')[2]?.includes('hunter')).length, 0);
    assert.ok(found.length > 0);
  });

  it('lets the file win over the editor, rule by rule, and the command line over both', async () => {
    const { options, notices } = await load('[tool.django-settings-lint.rules]\ndebug-enabled = "hint"\n', {
      editor: { rules: { 'debug-enabled': 'off', 'hsts-missing': 'off', typo: 'off' } },
      overrides: { preset: 'strict', djangoVersion: '3.2' },
    });
    assert.deepEqual(
      [...options.rules],
      [
        ['debug-enabled', 'hint'],
        ['hsts-missing', 'off'],
      ],
    );
    assert.deepEqual([options.preset, options.djangoVersion], ['strict', '3.2']);
    assert.deepEqual(notices, [
      "In the editor's setting djangoSettingsLint.rules: There is no rule `typo`. It has no effect.",
    ]);
  });

  it('takes nonsense from an editor without falling over', async () => {
    for (const editor of [undefined, null, 7, 'x', [], { rules: null }, { rules: 3 }, { rules: [] }]) {
      assert.equal((await load('', { editor })).options.rules.size, 0);
    }
  });
});

describe('positions in TOML', () => {
  const at = (text: string, path: string, part: 'key' | 'value'): string | undefined => {
    const entry = tomlEntries(text).find((one) => one.path.join('/') === path);
    return entry && text.slice(entry[part].start, entry[part].end);
  };

  for (const [title, text, path, key, value] of [
    ['bare key', 'a = 1 # c', 'a', 'a', '1'],
    ['table', '[t . "u v"]\r\nb = true\r\n', 't/u v/b', 'b', 'true'],
    ['dotted and quoted keys', `x."y.z".'w' = "v"`, 'x/y.z/w', `x."y.z".'w'`, '"v"'],
    ['strings with everything', String.raw`a = "x \" ] # y" # z`, 'a', 'a', String.raw`"x \" ] # y"`],
    ['multi-line string', 'a = """\n[no.header]\nb = 1\n"""\nc = 2', 'c', 'c', '2'],
    ['array over lines', 'a = [\n 1, # one\n "two",\n]\nb = 2', 'a/1', '"two"', '"two"'],
    ['after an array', 'a = [ [1], [2] ]\nb = 2', 'b', 'b', '2'],
    ['inline table', 'a = { b = { c = "d" }, e = 1 }', 'a/b/c', 'c', '"d"'],
    ['byte order mark', '\uFEFFa = 1', 'a', 'a', '1'],
    ['literal string', "a = 'C:\\x'", 'a', 'a', "'C:\\x'"],
    ['array of tables', '[[p]]\nn = 1\n', 'p/n', 'n', '1'],
    ['after a broken line', 'a = = 1\n?? x\nb = 2', 'b', 'b', '2'],
  ] as const) {
    it(title, () => assert.deepEqual([at(text, path, 'key'), at(text, path, 'value')], [key, value]));
  }

  it('ends on every prefix of a text and on deep nesting', () => {
    const text = '[a."b"]\nx = { y = [1, "t", { z = """q""" }] } # c\n';
    for (let length = 0; length <= text.length; length++) assert.ok(Array.isArray(tomlEntries(text.slice(0, length))));
    assert.ok(tomlEntries(`a = ${'['.repeat(50_000)}`).length < 100);
  });
});

describe('the JSON schema of the configuration', () => {
  it('knows exactly the options and rules that are checked', () => {
    const schema = configurationSchema([{ id: 'debug-enabled', aliases: ['debug-on'], summary: 's' }]);
    const { properties } = schema as {
      properties: Record<string, { properties?: Record<string, { enum: string[] }> }>;
    };
    assert.deepEqual(Object.keys(properties).sort(), [...optionKeys].sort());
    assert.deepEqual(Object.keys(properties['rules']?.properties ?? {}), ['debug-enabled', 'debug-on']);
    const levels = properties['rules']?.properties?.['debug-on']?.enum ?? [];
    for (const level of levels) assert.deepEqual(checkConfig({ rules: { x: level } }, ['x']).issues, []);
    assert.equal(levels.length, 6);
  });
});
