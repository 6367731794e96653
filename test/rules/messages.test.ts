import assert from 'node:assert/strict';
import { defaultOptions } from '../../server/src/core/lint/options';
import { rules } from '../../server/src/core/rules/index.generated';
import { findingsIn, roots, useLab } from './support';

/* What findings say where it depends on how a value came about. */

const lab = useLab();
const referrer = 'MIDDLEWARE = ["django.middleware.security.SecurityMiddleware"]\n';

for (const root of roots) {
  describe(`what findings say (${root})`, () => {
    const messageOf = (rule: string, code: string): string | undefined => {
      const site = { root, files: { 'site.py': code }, entries: { 'site.py': 'production' as const }, django: '5.2' };
      return findingsIn(lab.analyzer(rules), site, defaultOptions).find((finding) => finding.rule === rule)?.message;
    };

    it('DEBUG is on for the variables that are all missing', () => {
      const of = (code: string): string | undefined => messageOf('debug-fails-open', `import os\n${code}`);
      assert.match(
        of('DEBUG = os.getenv("DEBUG", "1") == "1"\n') ?? '',
        /when the variable `DEBUG` is missing, so one/,
      );
      const local = 'IS_LOCAL = not os.environ.get("DATABASE_URL")\n';
      assert.match(
        of(`${local}DEBUG = os.environ.get("DEBUG", "1" if IS_LOCAL else "0") == "1"\n`) ?? '',
        /when neither `DEBUG` nor `DATABASE_URL` is set, so a site that is started without them opens/,
      );
      assert.match(
        of('DEBUG = os.getenv("A_DEBUG", os.getenv("B_DEBUG", os.getenv("C_DEBUG", "1"))) == "1"\n') ?? '',
        /when none of `\w+`, `\w+`, `\w+` is set/,
      );
      const stage = 'STAGE = os.getenv("STAGE", "prod")\nDEBUG = False\n';
      assert.match(
        of(`${stage}if STAGE == "prod":\n    DEBUG = os.getenv("DEBUG", "1") == "1"\n`) ?? '',
        /when the variable `DEBUG` is missing/,
      );
    });

    it('what is wrong with a fallback alone holds where the variable is missing', () => {
      const env = 'import environ\nenv = environ.Env()\n';
      const rows: readonly (readonly [rule: string, code: string, isOfFallback: boolean])[] = [
        ['allowed-hosts-wrong-type', `${env}ALLOWED_HOSTS = env.list("HOSTS", default="")\n`, true],
        ['allowed-hosts-wrong-type', 'import os\nALLOWED_HOSTS = os.getenv("HOSTS", "a.example")\n', false],
        ['allowed-hosts-wrong-type', 'ALLOWED_HOSTS = "a.example"\n', false],
        [
          'referrer-policy-invalid',
          `${referrer}import os\nSECURE_REFERRER_POLICY = os.getenv("POLICY", "same")\n`,
          true,
        ],
        ['referrer-policy-invalid', `${referrer}SECURE_REFERRER_POLICY = "same"\n`, false],
        ['cookie-samesite-invalid', 'import os\nSESSION_COOKIE_SAMESITE = os.getenv("SAME", "Laxe")\n', true],
      ];
      for (const [rule, code, isOfFallback] of rows) {
        const message = messageOf(rule, code) ?? '';
        assert.match(message, isOfFallback ? /^Where the variable `\w+` is missing, / : /^(?:`|Django)/, code);
      }
    });

    it('a value that a package makes is told with its call', () => {
      const code = `MIDDLEWARE = ["django.middleware.security.SecurityMiddleware"]\nALLOWED_HOSTS = ["shop.example"]\n`;
      const calls = [
        'import django_heroku\ndjango_heroku.settings(locals())',
        'from django_on_heroku import settings\nsettings(locals())',
      ];
      for (const call of calls) {
        const name = call.includes('_on_') ? 'django_on_heroku' : 'django_heroku';
        const hosts = messageOf('allowed-hosts-wildcard', `${code}${call}\n`) ?? '';
        assert.ok(hosts.startsWith(`\`${name}.settings()\` makes \`ALLOWED_HOSTS\` accept`), hosts);
        assert.match(hosts, /allowed_hosts=False/);
        const order = messageOf('whitenoise-order', `${code}${call}\n`) ?? '';
        assert.ok(order.startsWith(`\`${name}.settings()\` puts \`WhiteNoiseMiddleware\` before`), order);
        assert.match(order, /staticfiles=False/);
      }
      assert.match(
        messageOf('allowed-hosts-wildcard', 'import django_heroku\nALLOWED_HOSTS = ["*"]\n') ?? '',
        /^`ALLOWED/,
      );
    });
  });
}
