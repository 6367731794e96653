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

/** What the last word of a variable says that holds an address, a name or a secret. */
const contents =
  /(?:^|_)(?:URLS?|URI|DSN|HOSTS?|HOSTNAME|DOMAINS?|ADDR|ADDRESS|ENDPOINT|PORT|KEYS?|SECRET|PASSWORD|PASSWD|PASS|TOKEN|CREDENTIALS?|USER|USERNAME|NAME|ID|BUCKET|EMAIL|REGION)$/i;

const flagWords =
  /(?:^|_)(?:USE|USES|IS|HAS|IN|ON|WITH|WITHOUT|NO|ENABLED?|DISABLED?|ALLOW|REQUIRED?|FORCE|SKIP|IGNORE|BYPASS|VERIFY|CHECK|TRUST|SECURE|SEND|SHOW)_/i;

/**
 * A variable that holds something else than a flag, by its name: `DATABASE_URL`, `AWS_STORAGE_BUCKET_NAME`. Whether it is there
 * says something, and nobody writes "off" into it. `USE_X_FORWARDED_HOST` is a flag.
 */
export function isNoFlagName(variable: string): boolean {
  return contents.test(variable) && !flagWords.test(variable);
}
