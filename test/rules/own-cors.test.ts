import assert from 'node:assert/strict';
import { rules } from '../../server/src/core/rules/index.generated';
import { findingsIn, roots, useLab } from './support';

const lists = `CORS_ALLOW_CREDENTIALS = True
CORS_ALLOW_HEADERS = ["*"]
CORS_ALLOWED_ORIGINS = ["null", "http://example.org", "example.org", ""]
CORS_ALLOWED_ORIGIN_REGEXES = (r"^https://.*example.org$",)
`;

describe('settings of django-cors-headers', () => {
  const lab = useLab();

  function told(middleware: string, rest: string, ownCors: readonly string[] = []): readonly string[] {
    const code = `MIDDLEWARE = ["${middleware}"]\nINSTALLED_APPS = ["corsheaders"]\n${rest}`;
    const [root] = roots;
    assert.ok(root !== undefined);
    const site = {
      root,
      files: { 'settings.py': code },
      entries: { 'settings.py': 'production' as const },
      packages: { 'django-cors-headers': '4.9.0' },
      ownCors,
    };
    const found = findingsIn(lab.analyzer(rules), site).filter(({ rule }) => /^cors-|origins-blank/.test(rule));
    return found.map(({ rule }) => rule).sort();
  }

  const all = [
    'cors-origin-http',
    'cors-origin-malformed',
    'cors-origin-null',
    'cors-origin-regex-loose',
    'cors-wide-headers',
    'origins-blank-entry',
  ];

  it('are judged with its middleware, and with one of the project that may be made from it', () => {
    assert.deepEqual(told('corsheaders.middleware.CorsMiddleware', lists), all);
    assert.deepEqual(told('shop.middleware.CorsMiddleware', lists), all);
  });

  it('do nothing with one of the project that has nothing of it, other than what its checks refuse', () => {
    assert.deepEqual(told('shop.middleware.CorsMiddleware', lists, ['shop.middleware.CorsMiddleware']), [
      'cors-origin-malformed',
    ]);
    const everybody = 'CORS_ALLOW_ALL_ORIGINS = True\n';
    assert.deepEqual(told('shop.middleware.CorsMiddleware', everybody, ['shop.middleware.CorsMiddleware']), []);
    assert.deepEqual(told('shop.middleware.CorsMiddleware', everybody), ['cors-allow-all']);
  });

  it('have types that its checks refuse without any middleware', () => {
    const code = 'CORS_ALLOW_CREDENTIALS = 1\nCORS_ALLOWED_ORIGIN_REGEXES = ("^https://a.example.org$")\n';
    assert.deepEqual(told('corsheaders.middleware.CorsMiddleware', code), ['cors-wrong-type', 'cors-wrong-type']);
    assert.deepEqual(told('django.middleware.common.CommonMiddleware', code), [
      'cors-middleware-missing',
      'cors-wrong-type',
    ]);
  });
});
