import { answersCors, nameInForce, sendsCredentials } from './shared/cors';
import { reachedOrigins } from './shared/csrf-origins';
import { marked } from './shared/marked';
import { openPatterns } from './shared/open-origins';
import { looseness, type LoosePattern } from './shared/origin-patterns';
import { decided } from './shared/parts';
import { textIn } from './shared/values';
import { defineRule } from './rule';
import type { Alternative, Fix, Problem, SettingsView } from './shared/model';

const packages = { 'django-cors-headers': '4.9.0' };
const name = 'CORS_ALLOWED_ORIGIN_REGEXES';
const one = (pattern: string): string => `${name} = [\n    r"${pattern}",\n]`;

/** The patterns of a deployed site, those of `re.compile()` too. */
function patternsOf(settings: SettingsView, setting: string): readonly Alternative[] {
  const texts = reachedOrigins(settings, setting).map(({ item }) => item);
  const lists = settings
    .get(setting)
    .deployedAlternatives.flatMap(({ value }) => (value.kind === 'sequence' ? value.items : []));
  const compiled = lists.flatMap((bound) => {
    const value = decided(bound)?.value;
    const isCompiled = value?.kind === 'call' && value.callee === 're.compile' && value.args.length === 1;
    const pattern = isCompiled ? decided(value.args[0]?.value) : undefined;
    return pattern === undefined || textIn(pattern.value) === undefined ? [] : [pattern];
  });
  return [...texts, ...compiled];
}

/** The pattern with its points escaped and its end closed. */
function tightened(pattern: string, dots: readonly number[]): string {
  const escaped = [...dots]
    .sort((a, b) => b - a)
    .reduce((text, at) => `${text.slice(0, at)}\\.${text.slice(at + 1)}`, pattern);
  if (/(?:\$|\\Z)$/.test(escaped)) return escaped;
  const closed = escaped.replace(/(?<!\\)(?:\.[*+]\??)$/, '');
  return closed.includes('|') ? escaped : `${closed}$`;
}

function fixes(settings: SettingsView, item: Alternative, { kind, dots }: LoosePattern): readonly Fix[] {
  const pattern = textIn(item.value) ?? '';
  const source = settings.textOf(item.at);
  const literal = /^([rR]?)(["'])([^"'\r\n]*)\2$/.exec(source);
  const isPlain = literal !== null && literal[3] === pattern && (literal[1] !== '' || !pattern.includes('\\'));
  if (kind === 'every' || kind === 'http' || !isPlain || item.via.length > 0 || item.read !== undefined) return [];
  const better = tightened(pattern, dots);
  const left = looseness(better);
  if (better === pattern || (left !== undefined && left.kind !== 'http')) return [];
  const quote = literal[2] ?? '"';
  const edit = { at: item.at, newText: `r${quote}${better}${quote}` };
  return [{ title: `Write \`${better}\``, edits: [edit], safety: 'unsafe', preferred: true }];
}

function describe({ kind, matches }: LoosePattern, cookies: boolean): Pick<Problem, 'message' | 'profile'> {
  const along = cookies ? ', with the cookies of a visitor' : '';
  switch (kind) {
    case 'every':
      return {
        message: `This pattern lets every website in${along}. Name your own domain, with \`^\`, \`$\` and \`\\.\`.`,
        profile: 'hard',
      };
    case 'open end':
      return { message: `This pattern also matches \`${matches}\`, because nothing ends it. Put \`$\` at the end.` };
    case 'foreign':
      return {
        message: `This pattern also matches \`${matches}\`, a name that anybody can get. Escape points, and let a point stand in front of your own domain.`,
      };
    case 'http':
      return {
        message: `This pattern also matches \`${matches}\`, which is not encrypted. Allow \`https://\` only.`,
        profile: 'prodinfo',
      };
  }
}

export default defineRule({
  id: 'cors-origin-regex-loose',
  summary: 'A pattern of allowed origins matches websites of strangers',
  why: 'django-cors-headers matches a pattern from the start of an origin and does not look at the end. A point without a backslash is any character, and `.*` takes whatever a stranger puts in front of your name: for a few euros a year they own a domain that passes.',
  notes:
    'The rule makes origins that the pattern matches and looks whether somebody else could own one: the message names it. Patterns that it cannot take apart are silent, and so is everything where no middleware reads them. A pattern for everything is an error, one that takes `http://` as well information. Names with a hyphen below a hosting service are taken for previews of the owner.',
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [625, 942],
  fixable: 'sometimes',
  reveals: ['cors-origin-regex-loose'],
  sources: [
    'https://github.com/adamchainz/django-cors-headers#cors_allowed_origin_regexes-sequencestr--patternstr',
    'https://docs.python.org/3/library/re.html#re.match',
  ],
  examples: [
    {
      title: 'Nothing ends it',
      packages,
      code: marked(one('^https://\\w+\\.example\\.org'), 'r"^https://\\w+\\.example\\.org"'),
      after: one('^https://\\w+\\.example\\.org$'),
    },
    { title: 'A path, which no origin is', packages, code: one('^/api/.*$') },
    {
      title: 'Points without a backslash',
      packages,
      code: marked(one('^https://www.example.org$'), 'r"^https://www.example.org$"'),
      after: one('^https://www\\.example\\.org$'),
    },
    {
      title: 'Anything in front of the name',
      packages,
      code: marked(one('^https://.*example\\.org$'), 'r"^https://.*example\\.org$"'),
    },
    {
      title: 'Anything in front of a name with a hyphen',
      packages,
      code: marked(one('^https://.*my-shop\\.com$'), 'r"^https://.*my-shop\\.com$"'),
    },
    {
      title: 'Below a hosting service',
      packages,
      code: marked(one('^https://[a-z0-9]+\\.netlify\\.app$'), 'r"^https://[a-z0-9]+\\.netlify\\.app$"'),
    },
    {
      title: 'Names from the environment, closed',
      packages,
      code: `import os\nSITE_DOMAIN = os.environ["SITE_DOMAIN"]\n${name} = [rf"^https://{SITE_DOMAIN}$", f"^https://{os.environ['PATTERN']}"]`,
    },
    { packages, code: one('^https://(?:[\\w-]+\\.)*example\\.org(?::\\d+)?$') },
    { title: 'On the own machine', packages, code: one('^http://(?:localhost|127\\.0\\.0\\.1):\\d+$') },
  ],
  *check(settings) {
    if (!answersCors(settings)) return;
    const setting = nameInForce(settings, name);
    const cookies = sendsCredentials(settings) === true;
    for (const item of patternsOf(settings, setting)) {
      const loose = looseness(textIn(item.value) ?? '');
      if (loose === undefined) continue;
      yield { at: item.at, subject: setting, ...describe(loose, cookies), fixes: fixes(settings, item, loose) };
    }
    const message =
      'Nothing ends this pattern, so it also matches names that only begin like yours. Put `$` at the end.';
    for (const at of openPatterns(settings, setting)) yield { at, subject: setting, message, fixes: [] };
  },
});
