import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  hiddenInDotenv,
  hiddenInOther,
  hiddenInPython,
  hiddenInToml,
  type Hidden,
  type ReportedLine,
} from '../../server/src/cli/formats/mask';
import { hiddenPieces } from '../../server/src/core/ide/mask';

/** A line as it is printed, with nothing of it reported. */
function shown(text: string, hide: (line: ReportedLine) => Hidden): string {
  const row = { start: 0, end: text.length };
  const hidden = hide({ text, row, at: { start: 0, end: 0 }, subject: null });
  return [...hidden].reverse().reduce((line, { start, end }) => `${line.slice(0, start)}…${line.slice(end)}`, text);
}

const python = (text: string): string => shown(text, (line) => hiddenInPython(line, hiddenPieces(text)));
const toml = (text: string): string => shown(text, (line) => hiddenInToml(line, hiddenPieces(text)));
const dotenv = (text: string): string => shown(text, hiddenInDotenv);
const other = (text: string): string => shown(text, hiddenInOther);

describe('lines of source that are printed', () => {
  it('show which settings Django is to start with', () => {
    for (const line of [
      `os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings')`,
      `os.environ["DJANGO_SETTINGS_MODULE"] = "shop.settings.dev"`,
      `os.environ.get("DJANGO_SETTINGS_MODULE", default="settings")`,
      `os.environ.setdefault("DJANGO_CONFIGURATION", "Production")`,
      `env = {"DJANGO_SETTINGS_MODULE": "shop.settings"}`,
    ])
      assert.equal(python(line), line);
    for (const line of ['DJANGO_SETTINGS_MODULE=shop.settings', "export DJANGO_SETTINGS_MODULE = 'shop.settings' "])
      assert.equal(dotenv(line), line);
    assert.equal(toml('DJANGO_SETTINGS_MODULE = "shop.settings"'), 'DJANGO_SETTINGS_MODULE = "shop.settings"');
    for (const line of [
      'ENV DJANGO_SETTINGS_MODULE=shop.settings',
      'ENV DJANGO_SETTINGS_MODULE shop.settings',
      '      - DJANGO_SETTINGS_MODULE=shop.settings',
      '      DJANGO_SETTINGS_MODULE: "shop.settings"',
    ])
      assert.equal(other(line), line);
  });

  it('hide what is no name there, and every other text', () => {
    assert.equal(python(`os.environ["DJANGO_SETTINGS_MODULE"] = "a b"`), `os.environ["DJANGO_SETTINGS_MODULE"] = "…"`);
    assert.equal(python(`os.environ["SHOP_KEY"] = "shop.settings"`), `os.environ["SHOP_KEY"] = "…"`);
    assert.equal(python(`f("DJANGO_SETTINGS_MODULE", "shop.settings", "word")`), `f("…", "shop.settings", "…")`);
    assert.equal(dotenv('SHOP_MODULE=shop.settings'), 'SHOP_MODULE=…');
    assert.equal(dotenv('DJANGO_SETTINGS_MODULE=shop.settings word'), 'DJANGO_SETTINGS_MODULE=…');
    assert.equal(toml('token = "shop.settings"'), 'token = "…"');
    assert.equal(other('ENV DJANGO_SETTINGS_MODULE=a.b TOKEN=word'), 'ENV DJANGO_SETTINGS_MODULE=a.b…');
  });

  it('show keys, the names of variables that are read, separators and modes of TLS', () => {
    for (const line of [
      `"OPTIONS": {"autoescape": False, "sslmode": "disable"}`,
      `{"sslmode": "verify-full"}`,
      `get_secret("DB_PASSWORD")`,
      `BooleanValue(True, environ_name="SHOP_DEBUG")`,
      `HOSTS.split(",")`,
      `HOSTS.strip(" ").rsplit(", ")`,
    ])
      assert.equal(python(line), line);
    assert.equal(python(`get_secret("DB_PASSWORD", "word")`), `get_secret("DB_PASSWORD", "…")`);
  });

  it('hide what only looks like them', () => {
    assert.equal(python(`{"word": "words"}`), `{"…": "…"}`);
    assert.equal(python(`make("MY_PASS_PHRASE")`), `make("…")`);
    assert.equal(python(`PASSWORD = "sslmode"`), `PASSWORD = "…"`);
    assert.equal(python(`x[1:"word"]`), `x[1:"…"]`);
    assert.equal(python(`HOSTS.split("word")`), `HOSTS.split("…")`);
    assert.equal(python(`KEY = ","`), `KEY = "…"`);
  });

  it('show the pattern of origins that is reported, and no other text of it', () => {
    const of = (text: string): string => {
      const hidden = hiddenInPython(
        {
          text,
          row: { start: 0, end: text.length },
          at: { start: 0, end: text.length },
          subject: 'CORS_ALLOWED_ORIGIN_REGEXES',
        },
        hiddenPieces(text),
      );
      return hidden.length === 0 ? text : '…';
    };
    for (const line of [
      String.raw`[r"https://.*\.example\.com"]`,
      String.raw`[r"^https?:\/\/\w+\.example\.com$"]`,
      `[".*"]`,
    ])
      assert.equal(of(line), line);
    for (const line of [`["https://user:word@example.com"]`, `["words"]`, `["AbCd1234"]`]) assert.equal(of(line), '…');
  });
});
