import { certain, literal, unknownValue } from './bounds';
import { integer } from './fold/numbers';
import { parseFloat_, parseInteger, strip } from './fold/text';
import type { CastName, Place, ReaderName, Value } from './value';

/**
 * What a reader library makes of a text. Read from the sources of django-environ (`parse_value`), python-decouple
 * (`Config._cast_boolean`, `Csv`), environs (marshmallow's fields) and django-configurations (`values`).
 * `invalid` where the library raises.
 */
export function castText(text: string, reader: ReaderName, cast: CastName, at: Place): Value | 'invalid' {
  switch (cast) {
    case 'text':
      return literal(text);
    case 'bool':
      return castBool(text, reader);
    case 'int': {
      const value = parseInteger(text);
      return value === undefined ? 'invalid' : integer(value);
    }
    case 'float': {
      const value = parseFloat_(text);
      return value === undefined ? 'invalid' : { kind: 'literal', value, float: true };
    }
    case 'list':
    case 'tuple':
      return {
        kind: 'sequence',
        type: cast,
        items: castList(text, reader).map((item) => certain(literal(item), at)),
        open: false,
      };
    default:
      return unknownValue('environment');
  }
}

function castBool(text: string, reader: ReaderName): Value | 'invalid' {
  switch (reader) {
    case 'django-environ':
      return literal(environTrue(text));
    case 'python-decouple':
      return fromSets(
        text.toLowerCase(),
        ['y', 'yes', 't', 'true', 'on', '1'],
        ['n', 'no', 'f', 'false', 'off', '0'],
        text === '',
      );
    case 'environs':
      return environsBool(text);
    case 'django-configurations':
      return fromSets(
        strip(text, null, 'both').toLowerCase(),
        ['yes', 'y', 'true', '1'],
        ['no', 'n', 'false', '0', ''],
        false,
      );
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
function fromSets(
  text: string,
  yes: readonly string[],
  no: readonly string[],
  emptyIsFalse: boolean,
): Value | 'invalid' {
  if (yes.includes(text)) return literal(true);
  return no.includes(text) || (emptyIsFalse && text === '') ? literal(false) : 'invalid';
}

/** environs hands over to marshmallow, which knows exact spellings only: lower, title and upper case. */
function environsBool(text: string): Value | 'invalid' {
  const spellings = (words: readonly string[]): readonly string[] =>
    words.flatMap((word) => [word, word.toUpperCase(), word.slice(0, 1).toUpperCase() + word.slice(1)]);
  if (spellings(['t', 'true', 'on', 'y', 'yes', '1']).includes(text)) return literal(true);
  return spellings(['f', 'false', 'off', 'n', 'no', '0']).includes(text) ? literal(false) : 'invalid';
}

/** django-environ keeps blanks and drops empty items, environs keeps both, decouple and configurations strip and drop. */
export function castList(text: string, reader: ReaderName): readonly string[] {
  const parts = text.split(',');
  switch (reader) {
    case 'django-environ':
      return parts.filter((part) => part !== '');
    case 'environs':
      return text === '' ? [] : parts;
    default:
      return parts.map((part) => strip(part, null, 'both')).filter((part) => part !== '');
  }
}
