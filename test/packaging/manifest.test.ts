import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './support';

/** Properties of the manifest whose texts a user reads. */
const READ_BY_USERS = new Set([
  ...['displayName', 'title', 'shortTitle', 'category', 'description', 'markdownDescription', 'contents', 'label'],
  ...['contextualTitle', 'enumDescriptions', 'markdownEnumDescriptions', 'deprecationMessage', 'altText'],
]);

/** The choices of this setting are generated from the rules, whose texts stand in the rules alone. */
const GENERATED = 'djangoSettingsLint.rules';

/** Commands that make sense at any time: they help where nothing works yet. */
const ALWAYS = ['restart', 'showLog', 'showRule', 'openChecklist', 'openExample', 'openWalkthrough'].map(
  (name) => `djangoSettingsLint.${name}`,
);

interface Command {
  readonly command: string;
  readonly title: string;
  readonly category?: string;
  readonly enablement?: string;
}

interface Property {
  readonly scope?: string;
  readonly order?: number;
  readonly default?: unknown;
  readonly markdownDescription?: string;
}

interface Manifest {
  readonly contributes: {
    readonly commands: readonly Command[];
    readonly configuration: readonly { readonly title: string; readonly properties: Record<string, Property> }[];
  };
}

function json<T>(name: string): T {
  return JSON.parse(readFileSync(join(ROOT, name), 'utf8')) as T;
}

const manifest = json<Manifest>('package.json');
const texts = json<Record<string, string>>('package.nls.json');

/** Every text that a user reads, with the path to it. */
function* visible(value: unknown, path: readonly string[] = []): Generator<readonly [string, string]> {
  if (path.at(-1) === GENERATED) {
    yield* visible({ markdownDescription: (value as Property).markdownDescription }, [...path.slice(0, -1), 'rules']);
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* visible(item, [...path, String(index)]);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) yield* visible(item, [...path, key]);
  } else if (typeof value === 'string' && path.some((key) => READ_BY_USERS.has(key))) {
    yield [path.join('.'), value];
  }
}

/** Texts in `contributes.views` and `walkthroughs` also have names that are read. */
function everyVisible(): readonly (readonly [string, string])[] {
  const { views, viewsContainers, languages, ...others } = manifest.contributes as Record<string, unknown>;
  assert.ok(languages);
  const named = JSON.parse(JSON.stringify({ views, viewsContainers }).replace(/"name":/g, '"title":')) as unknown;
  return [...visible({ ...manifest, contributes: others }), ...visible(named, ['contributes'])];
}

describe('the manifest', () => {
  it('keeps every text that a user reads in package.nls.json', () => {
    const all = everyVisible();
    assert.ok(all.length > 10);
    assert.deepEqual(
      all.filter(([, text]) => !/^%[\w.-]+%$/.test(text)).map(([path]) => path),
      [],
    );
  });

  it('uses keys that exist, and has no key that nothing uses', () => {
    const used = [...JSON.stringify(manifest).matchAll(/"%([\w.-]+)%"/g)].map(([, key]) => key);
    assert.deepEqual([...new Set(used)].sort(), Object.keys(texts).sort());
    assert.ok(Object.values(texts).every((text) => text.trim() !== ''));
  });

  it('hands the texts of the client to translators', () => {
    const bundle = json<Record<string, string>>('l10n/bundle.l10n.json');
    assert.ok(Object.keys(bundle).length > 40);
    assert.ok(Object.entries(bundle).every(([key, text]) => key === text));
    const folder = join(ROOT, 'client/src');
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    const untold = sources.flatMap((name) => {
      const source = readFileSync(join(folder, name), 'utf8');
      const said = /\bshow(?:Information|Warning|Error)Message\(\s*["'`]|\b(?:placeHolder|prompt): *["'`]/g;
      return [...source.matchAll(said)].map(([text]) => `${name}: ${text}`);
    });
    assert.deepEqual(untold, []);
  });

  it('gives every command a category, and says when it is of use', () => {
    for (const { command, category, enablement } of manifest.contributes.commands) {
      assert.equal(category, '%category%', command);
      assert.equal(enablement === undefined, ALWAYS.includes(command), `${command}: ${enablement ?? 'no enablement'}`);
    }
  });

  it('has settings in titled sections, each with a description in Markdown, a scope, a default and a place', () => {
    const sections = manifest.contributes.configuration;
    assert.ok(sections.length >= 2);
    assert.equal(new Set(sections.map(({ title }) => title)).size, sections.length);
    for (const { properties } of sections) {
      for (const [name, { scope, order, markdownDescription, ...rest }] of Object.entries(properties)) {
        assert.match(name, /^djangoSettingsLint\.[a-z][\w.]*$/i);
        assert.match(scope ?? '', /^(resource|window|machine|application|language-overridable)$/, name);
        assert.match(markdownDescription ?? '', /^%.+%$/, name);
        assert.ok('default' in rest && order !== undefined, name);
      }
    }
  });

  it('joins the built-in language of .env files and changes nothing else of the user', () => {
    const contributes = manifest.contributes as unknown as Record<string, unknown>;
    const languages = contributes['languages'] as readonly { readonly id: string }[];
    assert.deepEqual(
      languages.map(({ id }) => id),
      ['dotenv'],
    );
    assert.ok(!JSON.stringify(contributes['configurationDefaults'] ?? {}).includes('files.associations'));
  });

  it('names files that exist', () => {
    const paths = [...JSON.stringify(manifest.contributes).matchAll(/"(\.\/[\w./-]+)"/g)].map(([, path]) => path ?? '');
    assert.ok(paths.length >= 5);
    for (const path of paths) assert.ok(existsSync(join(ROOT, path)), path);
  });
});
