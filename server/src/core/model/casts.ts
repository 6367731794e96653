import { certain, literal, unknownValue } from './bounds';
import { parseJson } from './fold/json';
import { integer } from './fold/numbers';
import { floatIn, parseInteger, strip } from './fold/text';
import type { CastName, Place, ReaderName, Value } from './value';

/**
 * What a reader library makes of a text. Read from the sources of django-environ (`Env.parse_value`), python-decouple
 * (`Config._cast_boolean`, `Csv`), environs (marshmallow's fields) and django-configurations (`values`), and compared with
 * them in `test/readers`. `invalid` where the library raises; unknown where a text is not followed.
 */
export function castText(text: string, reader: ReaderName, cast: CastName, at: Place): Value | 'invalid' {
  // django-environ takes such a text for the name of another variable.
  if (reader === 'django-environ' && text.startsWith('$')) return unknownValue('environment', 'another variable');
  switch (cast) {
    case 'text':
      return literal(text);
    case 'bool':
      return castBool(text, reader);
    case 'int':
      return castInteger(text, reader);
    case 'float':
      return castFloat(text, reader);
    case 'list':
    case 'tuple':
      return castSequence(text, reader, cast, at);
    case 'json':
      return castJson(text, reader, at);
    default:
      return unknownValue('environment');
  }
}

/** environs takes a null for a missing value; pydantic refuses what is not of the field's type. */
function castJson(text: string, reader: ReaderName, at: Place): Value {
  if (reader === 'environs' && text.trim() === 'null') return unknownValue('environment');
  const value = parseJson(text, at);
  const isFollowed = reader !== 'pydantic-settings' || (value !== undefined && isListOfTexts(value));
  return value !== undefined && isFollowed ? value : unknownValue('environment');
}

function isListOfTexts(value: Value): boolean {
  if (value.kind !== 'sequence') return false;
  return value.items.every((item) =>
    item.every((one) => one.value.kind === 'literal' && typeof one.value.value === 'string'),
  );
}

/** Python reads the digits of all scripts as numbers. */
function hasForeignDigits(text: string): boolean {
  return /(?![0-9])\p{Nd}/u.test(text);
}

/** pydantic takes `3.0` for an integer as well. */
function castInteger(text: string, reader: ReaderName): Value | 'invalid' {
  if (hasForeignDigits(text)) return unknownValue('environment');
  const value = parseInteger(text);
  if (value !== undefined) return integer(value);
  return reader === 'pydantic-settings' && floatIn(text) !== undefined ? unknownValue('environment') : 'invalid';
}

/** django-environ takes everything out that is no digit, point, comma or minus; marshmallow refuses what is no number. */
function castFloat(text: string, reader: ReaderName): Value | 'invalid' {
  if (hasForeignDigits(text)) return unknownValue('environment');
  const value = floatIn(reader === 'django-environ' ? cleanFloat(text) : text);
  if (value === undefined || (reader === 'environs' && !Number.isFinite(value))) return 'invalid';
  return { kind: 'literal', value, float: true };
}

function cleanFloat(text: string): string {
  const parts = text.replace(/[^\d,.-]/g, '').split(/[,.]/);
  return parts.length === 1 ? (parts[0] ?? '') : `${parts.slice(0, -1).join('')}.${parts[parts.length - 1] ?? ''}`;
}

function castSequence(text: string, reader: ReaderName, type: 'list' | 'tuple', at: Place): Value {
  // Quotes, backslashes and comments mean something to the shell-like parser of decouple.
  if (reader === 'python-decouple' && /["'\\#]/.test(text)) return unknownValue('environment');
  const inner = reader === 'django-environ' && type === 'tuple' ? withoutBrackets(text) : text;
  const items = castList(inner, reader).map((item) => certain(literal(item), at));
  return { kind: 'sequence', type, items, open: false };
}

function withoutBrackets(text: string): string {
  return text.replace(/^\(+|\(+$/g, '').replace(/^\)+|\)+$/g, '');
}

function castBool(text: string, reader: ReaderName): Value | 'invalid' {
  switch (reader) {
    case 'django-environ':
      return hasForeignDigits(text) ? unknownValue('environment') : literal(environTrue(text));
    case 'python-decouple':
      return decoupleBool(text);
    case 'environs':
      return environsBool(text);
    case 'django-configurations':
      return fromSets(
        strip(text, null, 'both').toLowerCase(),
        ['yes', 'y', 'true', '1'],
        ['no', 'n', 'false', '0', ''],
      );
    case 'pydantic-settings':
      return fromSets(text.toLowerCase(), ['1', 'on', 't', 'true', 'y', 'yes'], ['0', 'off', 'f', 'false', 'n', 'no']);
    default:
      return literal(text !== '');
  }
}

/** django-environ: a whole number counts by its value, and every text that is not on the list is false. */
function environTrue(text: string): boolean {
  const number = parseInteger(text);
  if (number !== undefined) return number !== 0n;
  return ['true', 'on', 'ok', 'y', 'yes', '1'].includes(strip(text.toLowerCase(), null, 'both'));
}

/** python-decouple casts an empty text with `bool('')`, which is False. */
function decoupleBool(text: string): Value | 'invalid' {
  const no = ['n', 'no', 'f', 'false', 'off', '0', ''];
  return fromSets(text.toLowerCase(), ['y', 'yes', 't', 'true', 'on', '1'], no);
}

function fromSets(text: string, yes: readonly string[], no: readonly string[]): Value | 'invalid' {
  if (yes.includes(text)) return literal(true);
  return no.includes(text) ? literal(false) : 'invalid';
}

/** environs hands over to marshmallow, which knows exact spellings only: lower, title and upper case. */
function environsBool(text: string): Value | 'invalid' {
  const spellings = (words: readonly string[]): readonly string[] =>
    words.flatMap((word) => [word, word.toUpperCase(), word.slice(0, 1).toUpperCase() + word.slice(1)]);
  if (spellings(['t', 'true', 'on', 'y', 'yes', '1']).includes(text)) return literal(true);
  return spellings(['f', 'false', 'off', 'n', 'no', '0']).includes(text) ? literal(false) : 'invalid';
}

/**
 * django-environ keeps blanks and drops empty items, environs keeps both, configurations strips and drops. decouple drops
 * empty items before it strips, so that a blank one stays as an empty text.
 */
function castList(text: string, reader: ReaderName): readonly string[] {
  const parts = text.split(',');
  switch (reader) {
    case 'django-environ':
      return parts.filter((part) => part !== '');
    case 'environs':
      return text === '' ? [] : parts;
    case 'python-decouple':
      return parts.filter((part) => part !== '').map((part) => strip(part, ' \t\n\r\v\f', 'both'));
    default:
      return parts.map((part) => strip(part, null, 'both')).filter((part) => part !== '');
  }
}
