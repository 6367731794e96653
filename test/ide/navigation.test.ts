import assert from 'node:assert/strict';
import { definition, references, rename, renameTarget } from '../../server/src/core/ide/navigation';
import type { Place } from '../../server/src/core/model/value';
import { applyEdits, createLineIndex, joinUri, relativePath } from '../../server/src/core/text';
import { createMake, places, type Make, type Sample } from './models';

const sample: Sample = {
  files: {
    's.py': [
      'import os',
      'import environ',
      'env = environ.Env()',
      'A = env("TOKEN")',
      'B = os.environ.get("TOKEN", "x")',
      'os.environ.setdefault("TOKEN", "y")',
      'C = os.environ["OTHER"]',
      'P = os.environ["PRE_" + "FIX"]',
      'NAME = "TOKEN"',
      'D = env("HOST")',
    ].join('\n'),
    '.env': '# TOKEN=old\nTOKEN=1\nURL=redis://${TOKEN}@x/${TOKEN:-0}/${TOKENS}\nexport OTHER=2\nPRE_FIX=1\n',
    '.env.example': 'TOKEN=\nHOST=\n',
  },
  entries: { 's.py': 'production' },
};

for (const { name, folder } of places) {
  describe(`navigation between reads and .env files (${name})`, () => {
    let make: Make;
    before(async () => {
      make = await createMake();
    });

    const model = (): ReturnType<Make> => {
      const made = make(sample, folder);
      const envFiles = made.envFiles.map((file) =>
        file.uri.endsWith('.example') ? { ...file, role: 'example' as const } : file,
      );
      return { ...made, envFiles };
    };
    const uri = (path: string): ReturnType<typeof joinUri> => joinUri(folder, path);
    const offset = (path: string, needle: string): number => {
      const at = sample.files[path]?.indexOf(needle) ?? -1;
      assert.ok(at >= 0, needle);
      return at + needle.length;
    };
    const shown = (found: readonly Place[]): readonly string[] =>
      found.map((place) => {
        const path = relativePath(folder, place.uri);
        const text = sample.files[path] ?? '';
        const { line, character } = createLineIndex(text).positionAt(place.span.start);
        return `${path}:${line + 1}:${character + 1} ${text.slice(place.span.start, place.span.end)}`;
      });

    it('goes from a read to the lines that give the variable, templates last', () => {
      assert.deepEqual(shown(definition(model(), uri('s.py'), offset('s.py', 'env("TO'))), ['.env:2:1 TOKEN']);
      assert.deepEqual(shown(definition(model(), uri('s.py'), offset('s.py', 'env("HO'))), ['.env.example:2:1 HOST']);
    });

    it('goes from a line to the reads', () => {
      const found = definition(model(), uri('.env'), offset('.env', '\nTOK'));
      assert.deepEqual(shown(found), ['s.py:4:10 TOKEN', 's.py:5:21 TOKEN']);
    });

    it('goes nowhere from other texts', () => {
      for (const needle of ['NAME = "TO', 'NAM', 'import o', 'environ.Env'])
        assert.deepEqual(definition(model(), uri('s.py'), offset('s.py', needle)), [], needle);
      assert.deepEqual(definition(model(), uri('.env'), offset('.env', '# TOK')), []);
      assert.deepEqual(definition(model(), uri('.env'), offset('.env', 'redis')), []);
    });

    it('finds every reference, with and without the lines that give it', () => {
      const reads = ['s.py:4:10 TOKEN', 's.py:5:21 TOKEN', 's.py:6:24 TOKEN'];
      const at = offset('s.py', 'env("TO');
      assert.deepEqual(shown(references(model(), uri('s.py'), at, false)), reads);
      assert.deepEqual(shown(references(model(), uri('s.py'), at, true)), [
        '.env:2:1 TOKEN',
        '.env.example:1:1 TOKEN',
        ...reads,
      ]);
    });

    it('renames in every read, line and expansion, and nowhere else', () => {
      const renamed = rename(model(), uri('.env'), offset('.env', '\nTOK'), 'API_TOKEN');
      assert.ok(renamed.ok);
      const after = (path: string): string | undefined =>
        applyEdits(
          sample.files[path] ?? '',
          renamed.edits.filter(({ at }) => at.uri === uri(path)).map(({ at, newText }) => ({ span: at.span, newText })),
        );
      assert.equal(
        after('.env'),
        '# TOKEN=old\nAPI_TOKEN=1\nURL=redis://${API_TOKEN}@x/${API_TOKEN:-0}/${TOKENS}\nexport OTHER=2\nPRE_FIX=1\n',
      );
      assert.equal(after('.env.example'), 'API_TOKEN=\nHOST=\n');
      assert.match(
        String(after('s.py')),
        /env\("API_TOKEN"\)[\s\S]*get\("API_TOKEN", "x"\)[\s\S]*setdefault\("API_TOKEN", "y"\)/,
      );
      assert.match(String(after('s.py')), /NAME = "TOKEN"/);
    });

    it('refuses a name that the project has, and what is no name', () => {
      const to = (newName: string): string => {
        const renamed = rename(model(), uri('s.py'), offset('s.py', 'env("TO'), newName);
        return renamed.ok ? `${renamed.edits.length} edits` : renamed.why;
      };
      assert.equal(to('OTHER'), 'The project has a variable OTHER already.');
      assert.equal(to('HOST'), 'The project has a variable HOST already.');
      assert.match(to('A B'), /is no name of an environment variable/);
      assert.match(to('1A'), /is no name/);
      assert.equal(to('TOKEN'), '0 edits');
    });

    it('says what can be renamed, and that a name which code puts together cannot', () => {
      const found = renameTarget(model(), uri('s.py'), offset('s.py', 'environ["OT'));
      assert.equal(found?.name, 'OTHER');
      assert.equal(sample.files['s.py']?.slice(found.span.start, found.span.end), 'OTHER');
      assert.equal(renameTarget(model(), uri('.env'), offset('.env', 'PRE_')), null);
      assert.equal(renameTarget(model(), uri('s.py'), offset('s.py', 'NAME = "TO')), null);
      assert.equal(rename(model(), uri('.env'), offset('.env', 'PRE_'), 'X').ok, false);
    });
  });
}
