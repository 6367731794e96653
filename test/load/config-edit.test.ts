import assert from 'node:assert/strict';
import { applyEdits, normalizeUri } from '../../server/src/core/text';
import { configEditor, loadProject } from '../../server/src/load';
import { fakeAnalyzer } from './fake-analyzer';
import { memorySource, type MemoryFile } from './memory-source';

const uri = normalizeUri('file:///srv/p/pyproject.toml');

/** The text with `hsts-missing` switched off; undefined where nothing is offered. */
async function ignored(text: string | null): Promise<string | undefined> {
  const edits = (await configEditor())({ uri, text }, 'hsts-missing');
  if (edits === undefined) return undefined;
  assert.ok(edits.every((edit) => edit.at.uri === uri && (edit.create === true) === (text === null)));
  return applyEdits(
    text ?? '',
    edits.map(({ at, newText }) => ({ span: at.span, newText })),
  );
}

const added = '[tool.django-settings-lint.rules]\nhsts-missing = "off"\n';

const cases: readonly (readonly [what: string, before: string | null, after: string])[] = [
  ['a file is missing', null, added],
  ['a file is empty', '', added],
  ['a file has a byte order mark only', '\uFEFF', `\uFEFF${added}`],
  ['a file is about other tools', '[tool.black]\nline-length = 100\n', `[tool.black]\nline-length = 100\n\n${added}`],
  ['a file does not end its last line', '[tool.black]\nfast = true', `[tool.black]\nfast = true\n\n${added}`],
  ['a file ends with an empty line', '[tool.black]\nfast = true\n\n', `[tool.black]\nfast = true\n\n${added}`],
  ['a file ends with a comment', '[tool.black] # b\n# end\n', `[tool.black] # b\n# end\n\n${added}`],
  [
    'lines end as in Windows',
    '[tool.black]\r\nfast = true\r\n',
    '[tool.black]\r\nfast = true\r\n\r\n[tool.django-settings-lint.rules]\r\nhsts-missing = "off"\r\n',
  ],
  [
    'the table of rules has keys and comments',
    '[tool.django-settings-lint.rules]\n# loud\ndebug-enabled = "error" # why\n# last\n\n[tool.black]\n',
    '[tool.django-settings-lint.rules]\n# loud\ndebug-enabled = "error" # why\nhsts-missing = "off"\n# last\n\n[tool.black]\n',
  ],
  [
    'the table of rules is indented and ends like Windows lines',
    '[tool.django-settings-lint.rules]\r\n  debug-enabled = "error"\r\n[tool.black]\r\n',
    '[tool.django-settings-lint.rules]\r\n  debug-enabled = "error"\r\n  hsts-missing = "off"\r\n[tool.black]\r\n',
  ],
  [
    'the table of rules is empty and the last line of the file',
    '[tool.django-settings-lint.rules]',
    '[tool.django-settings-lint.rules]\nhsts-missing = "off"',
  ],
  [
    'the header has spaces, quotes and a comment',
    '[ tool . "django-settings-lint" . rules ] # ours\n',
    '[ tool . "django-settings-lint" . rules ] # ours\nhsts-missing = "off"\n',
  ],
  [
    'the rule has another level',
    '[tool.django-settings-lint.rules]\nhsts-missing = "info" # later\n',
    '[tool.django-settings-lint.rules]\nhsts-missing = "off" # later\n',
  ],
  [
    'the rule has a level in quotes of another kind',
    "[tool.django-settings-lint]\nrules.'hsts-missing' = '''warning'''\n",
    '[tool.django-settings-lint]\nrules.\'hsts-missing\' = "off"\n',
  ],
  [
    'rules are dotted keys',
    '[tool.django-settings-lint]\nrules.debug-enabled = "off"\npreset = "strict"\n',
    '[tool.django-settings-lint]\nrules.debug-enabled = "off"\nrules.hsts-missing = "off"\npreset = "strict"\n',
  ],
  [
    'rules are dotted keys with spaces and quotes, from the top',
    'tool . django-settings-lint.rules."debug-enabled" = "off"\n',
    'tool . django-settings-lint.rules."debug-enabled" = "off"\ntool . django-settings-lint.rules.hsts-missing = "off"\n',
  ],
  [
    'rules are an inline table',
    '[tool.django-settings-lint]\nrules = { debug-enabled = "off" } # few\n',
    '[tool.django-settings-lint]\nrules = { debug-enabled = "off", hsts-missing = "off" } # few\n',
  ],
  [
    'rules are an empty inline table',
    '[tool.django-settings-lint]\nrules = {}\n',
    '[tool.django-settings-lint]\nrules = { hsts-missing = "off" }\n',
  ],
  [
    'the rule has a level in an inline table',
    '[tool.django-settings-lint]\nrules = { hsts-missing = "info", debug-enabled = "on" }\n',
    '[tool.django-settings-lint]\nrules = { hsts-missing = "off", debug-enabled = "on" }\n',
  ],
  [
    'all of the configuration is an inline table',
    '[tool]\ndjango-settings-lint = { exclude = ["a", "b"] }\nother = { x = 1 }\n',
    '[tool]\ndjango-settings-lint = { exclude = ["a", "b"], rules.hsts-missing = "off" }\nother = { x = 1 }\n',
  ],
  [
    'the configuration has no rules',
    '[tool.django-settings-lint]\npreset = "strict" # all\n# exclude = ["old/**"]\n\n# Formatting\n[tool.black]\nfast = true\n',
    `[tool.django-settings-lint]\npreset = "strict" # all\n# exclude = ["old/**"]\n\n${added}\n# Formatting\n[tool.black]\nfast = true\n`,
  ],
  [
    'a comment above the next table stays with it',
    '[tool.django-settings-lint]\npreset = "strict"\n# Formatting\n[tool.black]\n',
    `[tool.django-settings-lint]\npreset = "strict"\n\n${added}# Formatting\n[tool.black]\n`,
  ],
  [
    'the last value runs over several lines',
    '[tool.django-settings-lint]\nexclude = [\n  "a", # one\n  "b",\n]\n',
    `[tool.django-settings-lint]\nexclude = [\n  "a", # one\n  "b",\n]\n\n${added}`,
  ],
  [
    'only roles are configured',
    '[tool.django-settings-lint.entries]\n"a.py" = "test"\n[tool.black]\n',
    `[tool.django-settings-lint.entries]\n"a.py" = "test"\n\n${added}[tool.black]\n`,
  ],
  [
    'the configuration is dotted keys of another table',
    '[tool]\ndjango-settings-lint.preset = "strict"\n',
    `[tool]\ndjango-settings-lint.preset = "strict"\n\n${added}`,
  ],
  [
    'a text holds what looks like a table',
    '[project]\ndescription = """\n[tool.django-settings-lint.rules]\n"""\nat = 2024-05-01T10:00:00Z\n',
    `[project]\ndescription = """\n[tool.django-settings-lint.rules]\n"""\nat = 2024-05-01T10:00:00Z\n\n${added}`,
  ],
];

describe('switching a rule off in pyproject.toml', () => {
  for (const [what, before, after] of cases) {
    it(`where ${what}`, async () => {
      assert.equal(await ignored(before), after);
    });
  }

  it('changes nothing where it is off already', async () => {
    assert.equal(await ignored(added), undefined);
  });

  it('says nothing where it cannot be done right', async () => {
    for (const text of [
      '[tool.black\n',
      '[tool.django-settings-lint]\nrules = "none"\n',
      'tool = "none"\n',
      '[[tool.django-settings-lint]]\npreset = "strict"\n',
      '[tool.django-settings-lint.rules]\nhsts-missing = { level = "off" }\nhsts-missing.why = "x"\n',
    ]) {
      assert.equal(await ignored(text), undefined, text);
    }
  });
});

describe('the file that a rule is switched off in', () => {
  const home = async (files: Readonly<Record<string, MemoryFile>>, root = 'repo/api'): Promise<string | null> => {
    const source = memorySource({ [`${root}/manage.py`]: '', ...files });
    const { configHome, texts } = await loadProject(source, normalizeUri(`${source.root}/${root}`), {
      analyzer: fakeAnalyzer,
      ruleIds: ['hsts-missing'],
    });
    if (configHome === null) return null;
    assert.equal(texts.has(configHome.uri), configHome.exists);
    return `${configHome.uri.slice(source.root.length + 1)}${configHome.exists ? '' : ' (new)'}`;
  };
  const git = { 'repo/.git/HEAD': '' };

  it('is the one with the configuration', async () => {
    const files = {
      'repo/api/pyproject.toml': '[tool.black]\n',
      'repo/pyproject.toml': '[tool.django-settings-lint]\n',
    };
    assert.equal(await home({ ...git, ...files }), 'repo/pyproject.toml');
  });

  it('is the nearest in the repository where none has one', async () => {
    const outer = { 'repo/pyproject.toml': '[tool.black]\n' };
    assert.equal(await home({ ...git, ...outer }), 'repo/pyproject.toml');
    assert.equal(await home({ ...git, ...outer, 'repo/api/pyproject.toml': '' }), 'repo/api/pyproject.toml');
  });

  it('is a new one in the project where there is none, or none in a repository', async () => {
    assert.equal(await home(git), 'repo/api/pyproject.toml (new)');
    assert.equal(await home({ 'repo/pyproject.toml': '[tool.black]\n' }), 'repo/api/pyproject.toml (new)');
    assert.equal(await home({ ...git, 'pyproject.toml': '[tool.black]\n' }), 'repo/api/pyproject.toml (new)');
  });

  it('is none where the nearest one cannot be read', async () => {
    const files = { 'repo/api/pyproject.toml': { broken: 'unreadable' } as const };
    assert.equal(await home({ ...git, ...files }), null);
  });
});
