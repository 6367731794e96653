import assert from 'node:assert/strict';
import { isLocalHost, isPublicSuffix, registeredDomain } from '../../server/src/core/rules/shared/domains';
import { hostOfOrigin, originTrouble, type OriginTrouble } from '../../server/src/core/rules/shared/origins';

describe('items of CSRF_TRUSTED_ORIGINS', () => {
  const cases: readonly (readonly [string, OriginTrouble | undefined])[] = [
    ['https://example.org', undefined],
    ['https://example.org:8443', undefined],
    ['http://localhost:3000', undefined],
    ['http://192.168.0.7', undefined],
    ['http://web:8000', undefined],
    ['capacitor://localhost', undefined],
    ['https://[2001:db8::1]', undefined],
    ['', { kind: 'bare', because: 'empty' }],
    [' ', { kind: 'bare', because: 'empty' }],
    ['example.org', { kind: 'bare', because: 'no scheme', meant: 'https://example.org' }],
    ['Example.org:8443/', { kind: 'bare', because: 'no scheme', meant: 'https://example.org:8443' }],
    ['.example.org', { kind: 'bare', because: 'no scheme', meant: 'https://*.example.org' }],
    ['*.example.org', { kind: 'bare', because: 'no scheme', meant: 'https://*.example.org' }],
    ['127.0.0.1:8000', { kind: 'bare', because: 'no scheme', meant: 'http://127.0.0.1:8000' }],
    ['example.org/shop', { kind: 'bare', because: 'no scheme' }],
    ['a.org,b.org', { kind: 'bare', because: 'no scheme' }],
    ['*', { kind: 'wildcard', because: 'star' }],
    ['https://*', { kind: 'wildcard', because: 'any host' }],
    ['https://*/', { kind: 'wildcard', because: 'any host' }],
    ['https://*.com', { kind: 'wildcard', because: 'suffix' }],
    ['https://*.co.uk', { kind: 'wildcard', because: 'suffix' }],
    ['https://*.herokuapp.com', { kind: 'wildcard', because: 'suffix' }],
    ['https://*example.org', { kind: 'wildcard', because: 'no dot' }],
    ['https://shop.*.org', { kind: 'wildcard', because: 'inside' }],
    ['https://*.*.example.org', { kind: 'wildcard', because: 'inside' }],
    ['https://*.Example.org', { kind: 'domain', domain: 'example.org' }],
    ['https://*.example.org/', { kind: 'domain', domain: 'example.org' }],
    ['https://*.example.org:443', malformed('names the usual port', 'https://*.example.org')],
    ['https://example.org/', malformed('ends with a slash', 'https://example.org')],
    ['https://example.org/a?b', malformed('has more than scheme, host and port', 'https://example.org')],
    ['https://example.org#a', malformed('has more than scheme, host and port', 'https://example.org')],
    ['http://example.org:80', malformed('names the usual port', 'http://example.org')],
    ['HTTPS://example.org', malformed('has upper-case letters', 'https://example.org')],
    ['https://example.org ', malformed('contains blanks', 'https://example.org')],
    ["'https://example.org'", malformed('has quotes in it', 'https://example.org')],
    ['https://a.org,https://b.org', malformed('contains a comma')],
    ['https://münchen.de', malformed('has letters outside ASCII')],
    ['https://', malformed('has no host')],
    ['://example.org', malformed('is not an origin')],
    ['http://example.org', { kind: 'http', meant: 'https://example.org' }],
    ['http://93.184.216.34:8000', { kind: 'http', meant: 'https://93.184.216.34:8000' }],
  ];
  for (const [item, trouble] of cases) it(`"${item}"`, () => assert.deepEqual(originTrouble(item), trouble));

  it('mends what it can: nothing but the scheme is wrong afterwards', () => {
    for (const [item] of cases) {
      const trouble = originTrouble(item);
      const meant = trouble !== undefined && 'meant' in trouble ? trouble.meant : undefined;
      if (meant === undefined) continue;
      assert.ok(['domain', 'http', undefined].includes(originTrouble(meant)?.kind), `${item} became ${meant}`);
    }
  });

  it('gives the host that Django before 4.0 compares', () => {
    assert.equal(hostOfOrigin('https://Example.org'), 'example.org');
    assert.equal(hostOfOrigin('https://*.example.org:443'), '.example.org');
    assert.equal(hostOfOrigin('http://example.org:8000/'), 'example.org:8000');
    assert.equal(hostOfOrigin('example.org'), undefined);
    assert.equal(hostOfOrigin('https://a.org,https://b.org'), undefined);
  });
});

function malformed(because: string, meant?: string): OriginTrouble {
  return { kind: 'malformed', because, ...(meant === undefined ? {} : { meant }) };
}

describe('domains and their owners', () => {
  it('knows suffixes that everybody can register below', () => {
    for (const suffix of ['com', 'de', 'co.uk', 'herokuapp.com', 'vercel.app'])
      assert.ok(isPublicSuffix(suffix), suffix);
    for (const own of ['example.com', 'shop.co.uk', 'site.herokuapp.com', 'local', 'corp', ''])
      assert.ok(!isPublicSuffix(own), own);
  });

  it('finds the registered domain of a host', () => {
    assert.equal(registeredDomain('a.b.example.org'), 'example.org');
    assert.equal(registeredDomain('shop.co.uk'), 'shop.co.uk');
    assert.equal(registeredDomain('www.shop.co.uk'), 'shop.co.uk');
    assert.equal(registeredDomain('site.herokuapp.com'), 'site.herokuapp.com');
    for (const none of ['com', 'co.uk', 'localhost', '127.0.0.1', '[::1]', ''])
      assert.equal(registeredDomain(none), undefined, none);
  });

  it('tells names that stay on this machine or network', () => {
    for (const host of ['localhost', 'web', '127.0.0.1', '10.1.2.3', '172.20.0.2', '192.168.1.1', '[::1]', 'a.local'])
      assert.ok(isLocalHost(host), host);
    for (const host of ['example.org', '8.8.8.8', '172.32.0.1', '192.169.1.1', '100.example.org', '[2001:db8::1]'])
      assert.ok(!isLocalHost(host), host);
  });
});
