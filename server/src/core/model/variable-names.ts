/** Words of letters with a number at the end, joined by underscores; in capitals the digits may stand anywhere. */
const words = /^_*[A-Za-z]{1,24}\d{0,2}(?:_+(?:[A-Za-z]{1,24}\d{0,2}|\d{1,2}))*_*$/;
const capitals = /^_*[A-Z][A-Z0-9]{0,16}(?:_+[A-Z0-9]{1,17})*_*$/;

/** What stands for a text that is no name. */
const noName = '…';

/**
 * The name of an environment variable as the model keeps it. Whoever writes `os.environ.get("the secret itself")` has put a
 * value where a name belongs; names are shown everywhere, so such a text does not come any further.
 */
export function variableNameOf(text: string): string {
  return text === '*' || words.test(text) || capitals.test(text) ? text : noName;
}
