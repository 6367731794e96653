import { staysText } from '../model/steps';
import { answersCors, checksCors, nameInForce, usesCors } from './shared/cors';
import { fallbackPlace, isFallbackText, whereMissing } from './shared/fallback';
import { marked } from './shared/marked';
import { replaceValue } from './shared/replacing';
import { makeList, noList } from './shared/wrong-type';
import { textIn, truthy } from './shared/values';
import { defineRule } from './rule';
import type { Alternative, Fix, Problem, SettingsView, Test } from './shared/model';

const packages = { 'django-cors-headers': '4.9.0' };
const regexes = 'CORS_ALLOWED_ORIGIN_REGEXES';

/** A flag that is no bool is taken by its truth, and every text is true. */
const noFlag: Test = (value) => {
  if (value.kind === 'env') return staysText(value.steps) ? true : undefined;
  return value.kind === 'literal' ? typeof value.value !== 'boolean' : undefined;
};

const noAge: Test = (value) => {
  if (value.kind === 'env') return staysText(value.steps) ? true : undefined;
  return value.kind === 'literal' ? typeof value.value !== 'number' || value.value < 0 : undefined;
};

function isSet({ value }: Alternative): boolean {
  return value.kind === 'sequence' && value.type === 'set';
}

/** A set can be gone through, and still the package's own checks refuse it. */
const noSequence: Test = (value) => (value.kind === 'sequence' && value.type === 'set' ? true : noList(value));

interface Row {
  readonly name: string;
  readonly wrong: Test;
  /** The check that finds everything but texts, and the one that finds texts. */
  readonly check: string;
  readonly ofText: readonly string[];
}

const rows: readonly Row[] = [
  { name: 'CORS_ALLOWED_ORIGINS', wrong: noSequence, check: 'corsheaders.E006', ofText: ['corsheaders.E013'] },
  { name: regexes, wrong: noSequence, check: 'corsheaders.E007', ofText: [] },
  { name: 'CORS_ALLOW_HEADERS', wrong: noSequence, check: 'corsheaders.E001', ofText: [] },
  { name: 'CORS_ALLOW_METHODS', wrong: noSequence, check: 'corsheaders.E002', ofText: [] },
  { name: 'CORS_EXPOSE_HEADERS', wrong: noSequence, check: 'corsheaders.E008', ofText: [] },
  { name: 'CORS_ALLOW_ALL_ORIGINS', wrong: noFlag, check: 'corsheaders.E005', ofText: ['corsheaders.E005'] },
  { name: 'CORS_ALLOW_CREDENTIALS', wrong: noFlag, check: 'corsheaders.E003', ofText: ['corsheaders.E003'] },
  { name: 'CORS_ALLOW_PRIVATE_NETWORK', wrong: noFlag, check: 'corsheaders.E015', ofText: ['corsheaders.E015'] },
  { name: 'CORS_PREFLIGHT_MAX_AGE', wrong: noAge, check: 'corsheaders.E004', ofText: ['corsheaders.E004'] },
];

const isText = ({ value }: Alternative): boolean => value.kind === 'env' || textIn(value) !== undefined;

function messageOf(row: Row, name: string, found: Alternative): string {
  if (row.wrong === noFlag)
    return isText(found)
      ? `\`${name}\` is a text, and every text counts as on, \`False\` too. Make it \`True\` or \`False\`.`
      : `\`${name}\` has to be \`True\` or \`False\`, and \`manage.py\` stops with an error.`;
  if (row.wrong === noAge) return `\`${name}\` has to be a whole number of seconds that is not negative.`;
  if (isSet(found)) return `\`${name}\` is a set, and \`manage.py\` stops with an error. Make it a list.`;
  if (!isText(found))
    return `\`${name}\` is not a list, and requests from other origins end in an error. Make it a list.`;
  if (row.name === regexes)
    return `\`${name}\` is one text, so each of its letters is a pattern of its own, and nearly every website matches one of them. Make it a list.`;
  const isOrigins = row.name === 'CORS_ALLOWED_ORIGINS';
  const effect = isOrigins ? 'no front end is let in, but the origin `null` is' : 'none of them works';
  return `\`${name}\` is one text and is taken letter by letter: ${effect}. Make it a list.`;
}

/** One letter is a list of itself: browsers take the star for every header or method, unless cookies are sent. */
function isStar(settings: SettingsView, { name }: Row, found: Alternative): boolean {
  const takesStar = /^CORS_(?:ALLOW_HEADERS|ALLOW_METHODS|EXPOSE_HEADERS)$/.test(name) && textIn(found.value) === '*';
  return takesStar && settings.get('CORS_ALLOW_CREDENTIALS').deployed(truthy) === undefined;
}

/** Where every origin is let in, nobody looks at the list of those that are. */
function isPassedOver(settings: SettingsView, { name }: Row): boolean {
  const all = settings.get(nameInForce(settings, 'CORS_ALLOW_ALL_ORIGINS'));
  return (name === 'CORS_ALLOWED_ORIGINS' || name === regexes) && all.deployed(truthy) !== undefined;
}

function problemOf(settings: SettingsView, row: Row): Problem | undefined {
  const name = nameInForce(settings, row.name);
  const found = settings.get(name).deployed(row.wrong);
  if (found?.written === undefined || isStar(settings, row, found) || isPassedOver(settings, row)) return undefined;
  return {
    at: isFallbackText(found) ? fallbackPlace(settings, found) : found.at,
    subject: name,
    message: whereMissing(settings.get(name), found, row.wrong) + messageOf(row, name, found),
    django: isText(found) ? row.ofText : [row.check],
    fixes: fixes(settings, row, found),
  };
}

function fixes(settings: SettingsView, row: Row, found: Alternative): readonly Fix[] {
  if (row.wrong !== noSequence) return [];
  if (!isSet(found)) return makeList(settings, found);
  const inside = /^\{([^#]*)\}$/.exec(settings.textOf(found.at))?.[1];
  return inside === undefined ? [] : replaceValue(settings, found, `[${inside}]`, 'Make it a list', true);
}

export default defineRule({
  id: 'cors-wrong-type',
  summary: 'A `CORS_*` setting has a type that django-cors-headers does not understand',
  why: 'Parentheses without a comma are no tuple, and the environment gives text. A text in the place of a list is taken letter by letter: as a list of patterns it lets nearly every website in, because a pattern of one letter such as `h` matches each origin that begins with it.',
  notes:
    "The package's own checks do not find texts in the place of lists, except among the origins. A set would work, but they refuse it.",
  on: 'settings',
  profile: 'broken',
  django: [...new Set(rows.flatMap(({ check, ofText }) => [check, ...ofText]))],
  cwe: [704, 942],
  fixable: 'sometimes',
  reveals: [
    'cors-origin-malformed',
    'cors-origin-http',
    'cors-origin-regex-loose',
    'origins-blank-entry',
    'cors-wide-headers',
  ],
  sources: ['https://github.com/adamchainz/django-cors-headers#configuration'],
  examples: [
    {
      title: 'Every origin is let in, so that the list is not looked at',
      packages,
      code: 'CORS_ALLOW_ALL_ORIGINS = True\nCORS_ALLOWED_ORIGINS = ("https://example.org")',
    },
    {
      title: 'A comma is missing',
      packages,
      code: marked(
        String.raw`CORS_ALLOWED_ORIGIN_REGEXES = (r"^https://\w+\.example\.org$")`,
        String.raw`r"^https://\w+\.example\.org$"`,
      ),
      after: String.raw`CORS_ALLOWED_ORIGIN_REGEXES = [r"^https://\w+\.example\.org$"]`,
    },
    {
      title: 'Several origins in one text',
      packages,
      code: marked(
        'CORS_ALLOWED_ORIGINS = "https://a.example.org, https://b.example.org"',
        '"https://a.example.org, https://b.example.org"',
      ),
      after: 'CORS_ALLOWED_ORIGINS = ["https://a.example.org", "https://b.example.org"]',
    },
    {
      title: 'A text from the environment',
      packages,
      code: marked('import os\nCORS_ALLOWED_ORIGINS = os.environ["ORIGINS"]', 'os.environ["ORIGINS"]'),
      after:
        'import os\nCORS_ALLOWED_ORIGINS = [item.strip() for item in os.environ.get("ORIGINS", "").split(",") if item.strip()]',
    },
    { title: 'Nothing', packages, code: marked('CORS_ALLOWED_ORIGINS = None', 'None') },
    {
      title: 'A set',
      packages,
      code: marked('CORS_ALLOWED_ORIGINS = {"https://app.example.org"}', '{"https://app.example.org"}'),
      after: 'CORS_ALLOWED_ORIGINS = ["https://app.example.org"]',
    },
    { title: 'The star alone works like a list with it', packages, code: 'CORS_ALLOW_HEADERS = "*"' },
    {
      packages,
      code: 'CORS_ALLOWED_ORIGINS = ("https://app.example.org",)\nCORS_ALLOW_CREDENTIALS = False\nCORS_PREFLIGHT_MAX_AGE = 600',
    },
    {
      title: 'Compiled patterns',
      packages,
      code: 'import re\nCORS_ALLOWED_ORIGIN_REGEXES = [re.compile(r"^https://a\\.example\\.org$")]',
    },
  ],
  *check(settings) {
    if (!usesCors(settings)) return;
    const problems = rows.flatMap((row) => problemOf(settings, row) ?? []);
    const isChecked = checksCors(settings);
    yield* problems.filter(({ django }) => answersCors(settings) || (isChecked && django?.length !== 0));
  },
});
