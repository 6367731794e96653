import assert from 'node:assert/strict';
import {
  classify,
  isCredentialName,
  isRandom,
  upperName,
  type Verdict,
} from '../../server/src/core/rules/shared/classifier';
import { privateKeysIn, tokenKinds, tokensIn } from '../../server/src/core/rules/shared/tokens';
import { urlCredential } from '../../server/src/core/rules/shared/url';

/** Characters without meaning, made when the tests run, so that no file holds anything that looks like a token. */
function filler(alphabet: string, length: number): string {
  let state = 7;
  let text = '';
  while (text.length < length) {
    state = (state * 48271) % 2147483647;
    text += alphabet.charAt(Math.floor(state / 4096) % alphabet.length);
  }
  return text;
}

const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const lower = upper.toLowerCase();
const digits = '0123456789';
const word = (length: number): string => filler(upper + lower + digits, length);
const hex = (length: number): string => filler('0123456789abcdef', length);
const uuid = (): string => [8, 4, 4, 4, 12].map(hex).join('-');
const letters = (length: number): string => filler(upper + lower, length);

/** One token of each kind, by the words that the messages use. */
const samples: Readonly<Record<string, string>> = {
  'an AWS access key': `AKIA${filler(`${upper}234567`, 16)}`,
  'a live Stripe key': `sk_live_${word(24)}`,
  'a Stripe test key': `rk_test_${word(24)}`,
  'a live Paystack key': `sk_live_${hex(40)}`,
  'a Paystack test key': `sk_test_${hex(40)}`,
  'a Stripe webhook secret': `whsec_${word(32)}`,
  'a GitHub token': `ghp_${word(36)}`,
  'a GitLab token': `glpat-${word(20)}`,
  'a Slack token': `xoxb-${filler(digits, 12)}-${word(24)}`,
  'a Slack webhook': `https://hooks.slack.com/services/${word(9)}/${word(11)}/${word(24)}`,
  'a Mattermost webhook': `https://chat.shop.org/hooks/${filler('ybndrfg8ejkmcpqxot1uwisza345h769', 26)}`,
  'a Discord webhook': `https://discord.com/api/webhooks/${filler(digits, 18)}/${word(68)}`,
  'a Teams webhook': `https://shop.webhook.office.com/webhookb2/${uuid()}@${uuid()}/IncomingWebhook/${hex(32)}/${uuid()}`,
  'a SendGrid key': `SG.${word(22)}.${word(43)}`,
  'a Mailgun key': `key-${hex(32)}`,
  'a Brevo key': `xkeysib-${hex(64)}-${word(16)}`,
  'a Twilio key': `SK${hex(32)}`,
  'an OpenAI key': `sk-proj-${word(20)}T3BlbkFJ${word(20)}`,
  'an Anthropic key': `sk-ant-api03-${word(93)}AA`,
  'a Google API key': `AIza${word(35)}`,
  'a Firebase server key': `AAAA${word(7)}:APA91b${word(134)}`,
  'an npm token': `npm_${word(36)}`,
  'a PyPI token': `pypi-AgEIcHlwaS5vcmc${word(60)}`,
  'a DigitalOcean token': `dop_v1_${hex(64)}`,
  'a Heroku key': `HRKU-AA${word(58)}`,
  'a Databricks token': `dapi${hex(32)}`,
  'a Postman key': `PMAK-${hex(24)}-${hex(34)}`,
  'a Doppler token': `dp.pt.${word(43)}`,
  'a Linear key': `lin_api_${word(40)}`,
  'a Shopify token': `shpat_${hex(32)}`,
  'a Square token': `sq0atp-${word(22)}`,
  'a Hugging Face token': `hf_${letters(34)}`,
  'a Telegram bot token': `${filler(digits, 10)}:AA${word(33)}`,
  'a Vault token': `hvs.${word(95)}`,
  'a signed token (JWT)': `eyJ${word(30)}.eyJ${word(60)}.${word(43)}`,
  'an age key': `AGE-SECRET-KEY-1${filler(upper + digits, 58)}`,
  'a Sentry token': `sntrys_${word(60)}`,
};

describe('tokens of providers', () => {
  it('has a sample of each kind', () => {
    assert.deepEqual(Object.keys(samples).sort(), tokenKinds.map(({ what }) => what).sort());
  });

  for (const [what, token] of Object.entries(samples)) {
    it(`finds ${what}, and where it stands`, () => {
      const text = `A = 1\nMAILGUN_KEY = "${token}"  # words\n`;
      const found = tokensIn(text);
      assert.deepEqual(
        found.map(({ kind }) => kind.what),
        [what],
      );
      const [first] = found;
      assert.ok(token.endsWith(text.slice(first?.start, first?.end)));
    });
  }

  it('asks for the name of the vendor where the form is common', () => {
    assert.deepEqual(tokensIn(`CACHE = "key-${hex(32)}"`), []);
  });

  it('takes no other address for one of a webhook', () => {
    const id = filler('ybndrfg8ejkmcpqxot1uwisza345h769', 26);
    assert.deepEqual(tokensIn(`A = "/api/hooks/${id}"\nB = "https://shop.org/hooks/${id.slice(1)}v"`), []);
    assert.deepEqual(tokensIn(`A = "https://your-mattermost-server.com/hooks/${id}"`), []);
  });

  it('leaves signed tokens alone that ended long ago, or stand in for others', () => {
    // {"sub":"1234","exp":1489694196} and {"sub":"1234","exp":1789694196}
    const ending = (end: string): number => tokensIn(`A_TOKEN = "eyJ${word(24)}.${end}.${word(43)}"`).length;
    assert.equal(ending('eyJzdWIiOiIxMjM0IiwiZXhwIjoxNDg5Njk0MTk2fQ'), 0);
    assert.equal(ending('eyJzdWIiOiIxMjM0IiwiZXhwIjoxNzg5Njk0MTk2fQ'), 1);
    assert.equal(tokensIn(`MOCK_TOKEN = "eyJ${word(24)}.eyJ${word(60)}.${word(43)}"`).length, 0);
  });

  it('finds a signed token with a body that is no object', () => {
    for (const head of ['0eXAi', 'hbGci'])
      assert.equal(tokensIn(`A_TOKEN = "eyJ${head}${word(20)}.Im${word(30)}7.${word(43)}"`).length, 1);
    assert.equal(tokensIn(`A_TOKEN = "eyJ${word(24)}.Im${word(30)}7.${word(43)}"`).length, 0);
  });

  it('weighs test modes and public keys less', () => {
    const severities = (text: string): readonly unknown[] => tokensIn(text).map(({ severity }) => severity);
    assert.deepEqual(severities(`A = "${samples['a Stripe test key'] ?? ''}"`), ['hint']);
    assert.deepEqual(severities(`GOOGLE_MAPS_KEY = "${samples['a Google API key'] ?? ''}"`), ['info']);
    assert.deepEqual(severities(`SUPABASE_ANON_KEY = "${samples['a signed token (JWT)'] ?? ''}"`), ['info']);
    assert.deepEqual(severities(`INVITATION = "${samples['a signed token (JWT)'] ?? ''}"`), ['info']);
    assert.deepEqual(severities(`ACCESS_TOKEN = "${samples['a signed token (JWT)'] ?? ''}"`), [undefined]);
    assert.deepEqual(severities(`GOOGLE_KEY = "${samples['a Google API key'] ?? ''}"`), [undefined]);
  });

  const harmless = [
    `${'AKIA'}IOSFODNN7EXAMPLE`,
    `key ${'eyJ'}hbGciOiJIUzI1NiJ9.${'eyJ'}uYW1lIjoiSm9obiIsIm5hbWUiOSI6IkpvaG4gRG9lIn0.${'SflKxwRJSMeKKF2QT4fwpMeJf36'}`,
    `${'ghp_'}mockTokenForTheTestsOfTheseSettings7`,
    `ghp_${'x'.repeat(36)}`,
    'sk_live_your_key_here_0',
    `sk_live_${'abcdefgh'.repeat(3)}`,
    'key-value',
    'shp_orders',
    'hf_cache_dir',
    'SG.users.models',
    `pk_live_${word(24)}`,
    `AC${hex(32)}`,
    'dapi_version',
    '12:AAB',
    'task-ant-api',
  ];
  for (const text of harmless) it(`not "${text.slice(0, 24)}"`, () => assert.deepEqual(tokensIn(`A = "${text}"`), []));
});

describe('private keys', () => {
  const pem = (kind: string, body: string): string => `-----BEGIN ${kind}-----\n${body}\n-----END ${kind}-----`;
  const key = `${'PRIVATE'} KEY`;

  it('are found by their head, whatever stands between the lines', () => {
    for (const kind of [key, `RSA ${key}`, `EC ${key}`, `OPENSSH ${key}`, `ENCRYPTED ${key}`]) {
      const text = `A = """${pem(kind, word(64))}"""`;
      const [found, ...others] = privateKeysIn(text);
      assert.equal(text.slice(found?.start, found?.end), `-----BEGIN ${kind}-----`);
      assert.equal(others.length, 0);
    }
    assert.equal(privateKeysIn(pem(key, `${word(32)}\\n" "${word(40)}`)).length, 1);
  });

  it('are found in base64', () => {
    const encoded = (text: string): string => Buffer.from(text).toString('base64');
    for (const kind of [key, `RSA ${key}`, `EC ${key}`, `OPENSSH ${key}`]) {
      const text = `A=${encoded(pem(kind, word(120)))}`;
      const [found, ...others] = privateKeysIn(text);
      assert.equal(found?.start, 2, kind);
      assert.equal(others.length, 0);
    }
    for (const kind of ['PUBLIC KEY', 'CERTIFICATE'])
      assert.deepEqual(privateKeysIn(encoded(pem(kind, word(120)))), []);
    assert.deepEqual(privateKeysIn(encoded(`-----BEGIN ${key}-----`)), []);
  });

  it('are no public keys, certificates, heads alone or placeholders', () => {
    for (const kind of ['PUBLIC KEY', 'CERTIFICATE', 'RSA PUBLIC KEY'])
      assert.deepEqual(privateKeysIn(pem(kind, word(90))), []);
    assert.deepEqual(privateKeysIn(pem(key, '...')), []);
    assert.deepEqual(privateKeysIn(pem(key, 'x'.repeat(90))), []);
    assert.deepEqual(privateKeysIn(pem(key, `${word(40)}/EXAMPLE/EXAMPLE/${word(20)}`)), []);
    assert.deepEqual(privateKeysIn(`-----BEGIN ${key}-----`), []);
  });
});

describe('what a text is under a name', () => {
  const random = `k3Xz9Qw7${'Lp2Vb8Rt5Nm4Hj6'}`;
  const signature = `A${random}.${random.slice(0, 9)}.k${random.slice(2)}`.slice(0, 56);
  const cases: readonly (readonly [string, string, Verdict])[] = [
    ['API_KEY', '', 'empty'],
    ['API_KEY', 'no-real-one-7', 'credential'],
    ['clientSecret', 'no-real-one-7', 'credential'],
    ['client-secret', 'no-real-one-7', 'credential'],
    ['EMAIL_HOST_PASSWORD', 'abcd efgh ijkl mnop', 'credential'],
    ['AWS_SECRET_ACCESS_KEY', random, 'credential'],
    ['FIELD_ENCRYPTION_KEY', 'no-real-one-7', 'credential'],
    ['DB_guest_PW', 'no-real-one-7', 'credential'],
    ['MAIL_PASS', 'no-real-one-7', 'credential'],
    ['LEADAPITOKEN', 'no-real-one-7', 'credential'],
    ['SHOPAPI_KEY', 'no-real-one-7', 'credential'],
    ['SHOPAPI_KEYS', 'no-real-one-7', 'ordinary'],
    ['ALGOLIA_API_KEY', random, 'credential'],
    ['ALGOLIA_SEARCH_KEY', random, 'ordinary'],
    ['SEARCH_API_KEY', random, 'ordinary'],
    ['AZURE_SEARCH_API_KEY', random, 'credential'],
    ['TYPESENSE_SEARCH_ONLY_API_KEY', random, 'ordinary'],
    ['ROLLBAR_CLIENT_TOKEN', random, 'ordinary'],
    ['VAULT_CLIENT_TOKEN', random, 'credential'],
    ['MIXPANEL_TOKEN', random, 'ordinary'],
    ['AMPLITUDE_API_KEY', random, 'ordinary'],
    ['POSTHOG_API_KEY', `phc_${random}`, 'reference'],
    ['SHOPDB_SECRETKEY', 'no-real-one-7', 'credential'],
    ['PASSWORD', 'abc', 'ordinary'],
    ['STRIPE_LIVE_SECRET_KEY', 'sk_live_', 'reference'],
    ['BOT_TOKEN', 'xoxb-', 'reference'],
    ['MAILCHIMP_API_KEY', '-us2', 'reference'],
    ['STRIPE_WEBHOOK_SECRET', 'whsec_x', 'placeholder'],
    ['STRIPE_WEBHOOK_SECRET', 'whsec_...', 'placeholder'],
    ['MIDTRANS_SERVER_KEY', 'no-real-one-7', 'credential'],
    ['SERVER_KEY', 'certs/server.key', 'reference'],
    ['API_KEY', '012345678901234567890123456789', 'placeholder'],
    ['COMPASS', 'no-real-one-7', 'ordinary'],
    ['PASSWORD', 'changeme', 'placeholder'],
    ['PASSWORD', 'put your own here', 'placeholder'],
    ['TEST_SECRET_KEY', 'shop-tests-only-secret-key-not-for-deployment', 'placeholder'],
    ['SECRET_KEY', 'key-not-for-production7', 'placeholder'],
    ['API_KEY', 'shop-knot-forest-7', 'credential'],
    ['PASSWORD_DB', 'grey-tulip7', 'credential'],
    ['PASSWORD1', 'grey-tulip7', 'credential'],
    ['db_senha', 'grey-tulip7', 'credential'],
    ['PASSWORD_RESET', 'grey-tulip7', 'ordinary'],
    ['PASS_THROUGH_MAIL', 'grey-tulip7', 'ordinary'],
    ['PASSWORD', 'senha', 'placeholder'],
    ['SSO_SECRET', 'unconfigured', 'placeholder'],
    ['SSO_SECRET', 'not-configured', 'placeholder'],
    ['DJANGO_SECRET_KEY', '!!SECRETKEYHERE!!', 'placeholder'],
    ['API_KEY', 'put-api-token-here', 'placeholder'],
    ['PASSWORD', 'Contraseña', 'placeholder'],
    ['SECRET_KEY', 'sua-chave-secreta', 'placeholder'],
    ['RECAPTCHA_PRIVATE_KEY', `6LeIxAcTAAAAA${'GG-vFI1TnRWxMZNFuojJ4WifJWe'}`, 'placeholder'],
    ['TURNSTILE_SECRET_KEY', `1x${'0'.repeat(31)}AA`, 'placeholder'],
    ['API_KEY', '00000000-0000-0000-0000-000000000000', 'placeholder'],
    ['API_KEY', 'not-active', 'placeholder'],
    ['ACCESS_TOKEN', 'access_token', 'placeholder'],
    ['CLIENT_SECRET', 'oauth2-client-secret', 'placeholder'],
    ['password', 'masked', 'placeholder'],
    ['BACKDOOR_SESSION_TOKEN', 'shop-visitors-that-come-in-behind', 'credential'],
    ['SESSION_TOKEN', 'session_token', 'placeholder'],
    ['password', 'CharField', 'placeholder'],
    ['SESSION_SECRET_KEY', 'must_be_at_least_16_chars', 'placeholder'],
    ['API_KEY', 'X-Api-Key', 'placeholder'],
    ['PASSWORD', 'DB_PASSWORD', 'reference'],
    ['PASSWORD', '${DB_PASSWORD}', 'reference'],
    ['PASSWORD', '/run/secrets/db', 'reference'],
    ['PASSWORD', 'arn:aws:secretsmanager:eu:1:x', 'reference'],
    ['reset_password', 'shop.forms.ResetForm', 'reference'],
    ['USER_SECRET_KEY', 'shop_example.tokens.secret_of_user', 'reference'],
    ['JWT_SECRET', 'example.tokens.UserSecret', 'reference'],
    ['JWT_SECRET', 'change.me', 'placeholder'],
    ['JWT_SECRET', 'your.own.secret', 'placeholder'],
    ['reset_password', '/accounts/reset/', 'reference'],
    ['change_password', 'http://localhost:8000/api/change-password/', 'reference'],
    ['change_password', '5/m/user', 'reference'],
    ['password', 'At least ten characters', 'ordinary'],
    ['PASSWORD_RESET_TIMEOUT', 'no-real-one-7', 'ordinary'],
    ['API_KEY_HEADER', 'no-real-one-7', 'ordinary'],
    ['TOKEN_URL', 'no-real-one-7', 'ordinary'],
    ['PUBLIC_KEY', random, 'ordinary'],
    ['RECAPTCHA_SITE_KEY', random, 'ordinary'],
    ['SOCIAL_AUTH_SHOP_KEY', random, 'ordinary'],
    ['SOCIAL_AUTH_SHOP_SECRET', random, 'credential'],
    ['SOCIAL_AUTH_SHOP_API_KEY', random, 'credential'],
    ['MAPS_KEY', random, 'credential'],
    ['MAPS_KEY', 'shop', 'ordinary'],
    ['SESSION_CACHE_KEY', random, 'ordinary'],
    ['LAST_COMMIT_KEY', random, 'ordinary'],
    ['LOOKUP_TOKEN', 'a-rather-long-name-with-words', 'ordinary'],
    ['STRIPE_KEY', `sk_live_${word(24)}`, 'token'],
    ['NAME', random, 'ordinary'],
    ['PAYPAL_WPP_SIGNATURE', signature, 'credential'],
    ['signature', signature, 'credential'],
    ['SIGNATURE_ALGORITHM', signature, 'reference'],
    ['HOOK_SIGNATURE_HEADER', signature, 'reference'],
    ['APP_SIGNATURE', random, 'ordinary'],
    ['APP_SIGNATURE', 'An.Application.Of.Shops.Signature.Classes.ForOrders.Apps', 'reference'],
    ['API_KEY', '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ9876543210', 'placeholder'],
    ['API_KEY', 'qwertyuiop-asdfghjkl-zxcvbnm', 'placeholder'],
    ['API_KEY', 'abcdefghijklmnopqrstuvwxyz7', 'credential'],
    ['API_KEY', '0123456789abcdef0123456789abcdef', 'credential'],
    ['PASSWORD', 'qwertyuiop', 'credential'],
  ];
  for (const [name, text, verdict] of cases) {
    it(`${name}: ${verdict} (${String(text.length)} characters)`, () => assert.equal(classify(name, text), verdict));
  }

  it('reads names in any spelling', () => {
    assert.equal(upperName('clientSecret'), 'CLIENT_SECRET');
    assert.equal(upperName('client-secret'), 'CLIENT_SECRET');
    for (const name of [
      'DB_PASSWORD',
      'apiKey',
      'webhook_secret',
      'SALT_KEY',
      'FERNET_KEYS',
      'PAYTM_MERCHANT_KEY',
      'PAYU_MERCHANT_SALT',
    ])
      assert.ok(isCredentialName(name), name);
    for (const name of ['PASSWORD_HASHERS', 'SECRETARY', 'KEY', 'PUBLIC_API_KEY', 'PASSWORDS_URL']) {
      assert.ok(!isCredentialName(name), name);
    }
  });

  it('tells random texts from words', () => {
    assert.ok(isRandom(random));
    const made = [
      ['vTqgWnXhLkRd', '3bPZ', 'cJs8', 'MfYxQwHtNz', '51uGe'].join(''),
      ['a8f31b', '09c4d2', 'e7765a', '1f0b93', 'dd42'].join(''),
      ['q7zk2m', 'x9bnvw', '4jt6pd', '3rhs8c'].join(''),
      ['a1b2c3', 'x9bnvw', '4jt6pd', '3rhs8c'].join(''),
      ['QzMBTRWX', '-', 'KeewqoFPSmD'].join(''),
    ];
    for (const text of made) assert.ok(isRandom(text), text);
    const words = [
      'short1',
      'MyHTTPRequestURLPathName',
      'the-OrdersAPI-SecretName-HTTPS',
      'QWERTYUIOPASDFGHJKLZXCVBNM',
      'a-rather-long-name-with-words',
      'MyAppNameForTests2024Key',
      'session_key_for_users_2024',
      'PROD_CACHE_2024_ORDERS_KEY',
      'authentication-a1-b2-c3-d4-e5',
      '0123456789'.repeat(3),
      'abc123'.repeat(5),
      'a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6',
      'a9B0c1D2e3F4g5H6i7J8',
    ];
    for (const text of words) {
      assert.ok(!isRandom(text), text);
    }
    assert.ok(!isRandom('3f2504e0-4f89-41d3-9a0c-0305e82c3301'), 'an identifier');
  });
});

describe('passwords in addresses', () => {
  const at = (password: string): string => `postgres://shop:${password}@db.example.org:5432/orders?sslmode=require`;

  it('come with host, user and database', () => {
    const found = urlCredential(at('no-real-one-7'));
    assert.deepEqual([found?.user, found?.host, found?.database], ['shop', 'db.example.org', 'orders']);
    assert.equal(urlCredential(`redis://:${'no-real-one-7'}@cache:6379/0`)?.user, '');
    assert.ok(urlCredential(`https://key:${'no-real-one-7'}@errors.example.org/1`));
  });

  it('end with the last sign in front of the host, as in Python', () => {
    assert.equal(urlCredential(at('@no-real-one-7'))?.password, '@no-real-one-7');
    const found = urlCredential(at('no@real,one@7'));
    assert.deepEqual([found?.password, found?.host], ['no@real,one@7', 'db.example.org']);
    assert.equal(
      urlCredential(`smtp://shop:${'no-real-one-7'}@mail.example.org?from=a@b.example`)?.host,
      'mail.example.org',
    );
  });

  it('may belong to a user with the address of a mailbox', () => {
    const found = urlCredential(`amqp://robot@example.org:${'no-real-one-7'}@queue.example.org//`);
    assert.deepEqual(
      [found?.user, found?.password, found?.host],
      ['robot@example.org', 'no-real-one-7', 'queue.example.org'],
    );
  });

  for (const text of [
    'smtp://shop@mail.example.org:587?from=a@b.example',
    at('password'),
    at('{password}'),
    at('%(password)s'),
    at('$PASSWORD'),
    at('<password>'),
    at('****'),
    'postgres://db.example.org/orders',
    'postgres://shop@db.example.org/orders',
    'https://example.org/a:b@c',
    `git+ssh://user:${'no-real-one-7'}@example.org`,
    'a text with shop:word@example.org in it',
  ])
    it(`not ${text.slice(0, 30)}`, () => assert.equal(urlCredential(text), undefined));
});
