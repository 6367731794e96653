import assert from 'node:assert/strict';
import { corsHeaders } from '../../server/src/core/django/packages/cors-headers';
import { corsTrouble, type CorsTrouble } from '../../server/src/core/rules/shared/cors-origins';
import { describePackage, read } from './claims';

interface Item {
  readonly null: boolean;
  readonly own: boolean;
  readonly checks: readonly string[];
}

describePackage('cors_headers', corsHeaders, [
  { claim: 'takes a text of patterns letter by letter', fact: 'a text of patterns', is: ['https://evil.org', []] },
  {
    claim: 'takes a text of origins letter by letter',
    fact: 'a text of origins',
    is: [null, 'null', ['corsheaders.E013']],
  },
  { claim: 'says nothing about a text of headers', fact: 'a text of headers', is: [] },
  { claim: 'cannot answer without a list', fact: 'no list', is: 'TypeError' },
  { claim: 'works with a set', fact: 'a set', is: 'https://a.org' },
  {
    claim: 'has a check for each type',
    fact: 'types',
    is: {
      CORS_ALLOWED_ORIGINS: ['corsheaders.E006'],
      CORS_ALLOWED_ORIGIN_REGEXES: ['corsheaders.E007'],
      CORS_ALLOW_HEADERS: ['corsheaders.E001'],
      CORS_ALLOW_METHODS: ['corsheaders.E002'],
      CORS_EXPOSE_HEADERS: ['corsheaders.E008'],
      CORS_ALLOW_ALL_ORIGINS: ['corsheaders.E005'],
      CORS_ALLOW_CREDENTIALS: ['corsheaders.E003'],
      CORS_ALLOW_PRIVATE_NETWORK: ['corsheaders.E015'],
      CORS_PREFLIGHT_MAX_AGE: ['corsheaders.E004'],
    },
  },
  { claim: 'answers everybody with a star', fact: 'all', is: '*' },
  { claim: 'answers everybody by name with cookies', fact: 'all with cookies', is: 'https://evil.org with cookies' },
  { claim: 'takes every text for true', fact: 'all by a text', is: '*' },
  { claim: 'does not anchor patterns at the end', fact: 'an open end', is: 'https://a.org.evil.org' },
  { claim: 'anchors patterns at the start', fact: 'no caret', is: null },
  { claim: 'ignores the old name beside the new one', fact: 'the old name beside the new one', is: null },
  { claim: 'still reads the old name', fact: 'the old name', is: 'https://old.org' },
  { claim: 'refuses removed settings', fact: 'removed', is: [['corsheaders.E012'], ['corsheaders.E013']] },
  { claim: 'has no middleware after CSRF', fact: 'the middleware of 3', is: false },
]);

describe('items of CORS_ALLOWED_ORIGINS', () => {
  it('are judged as the package treats them', () => {
    const { items } = read('cors_headers', new Map()).facts as { readonly items: Readonly<Record<string, Item>> };
    assert.ok(Object.keys(items).length > 20);
    for (const [text, item] of Object.entries(items)) assertJudged(text, item, corsTrouble(text));
  });
});

function assertJudged(text: string, item: Item, trouble: CorsTrouble | undefined): void {
  const lets = trouble?.kind === 'blank' || trouble?.kind === 'null' ? text !== 'file://' : undefined;
  const malformed = trouble?.kind === 'malformed' ? trouble : undefined;
  assert.equal(item.null, lets ?? malformed?.effect === 'lets null in', `null by ${JSON.stringify(text)}`);
  const checks =
    trouble?.kind === 'blank' ? ['corsheaders.E013'] : malformed?.check === undefined ? [] : [malformed.check];
  assert.deepEqual(item.checks, checks, `checks of ${JSON.stringify(text)}`);
  if (trouble?.kind === 'blank') return;
  assert.equal(
    item.own,
    malformed === undefined || malformed.effect === 'is refused',
    `own by ${JSON.stringify(text)}`,
  );
}
