import { literal } from './shared/values';
import { marked } from './shared/marked';
import { addSetting } from './shared/edits';
import { replaceText, reportPlace } from './shared/replacing';
import { mayUsePackage } from './shared/packages';
import { hasApp, isUnset } from './shared/apps';
import { writtenAt } from './shared/dict-keys';
import { defineRule } from './rule';

const name = 'ACCOUNT_DEFAULT_HTTP_PROTOCOL';
const isHttp = literal((value) => typeof value === 'string' && value.toLowerCase() === 'http');

export default defineRule({
  id: 'allauth-http-links',
  summary: 'Links that allauth makes outside of a request use plain HTTP',
  why: 'A link to confirm an address or to log in carries a secret. Where it is made by a task or a command, allauth takes this setting for its scheme, and the secret travels in the clear the first time it is followed.',
  notes: 'Only in the strict preset: links that are made during a request follow that request.',
  on: 'settings',
  profile: 'optin',
  django: [],
  cwe: [319],
  fixable: 'always',
  sources: ['https://docs.allauth.org/en/latest/account/configuration.html'],
  examples: [
    { role: 'production', code: marked(`${name} = "http"`, '"http"'), after: `${name} = "https"` },
    {
      title: 'The default',
      role: 'production',
      code: marked('INSTALLED_APPS = ["allauth.account"]\n', 'INSTALLED_APPS = ["allauth.account"]'),
      after: `INSTALLED_APPS = ["allauth.account"]\n${name} = "https"\n`,
    },
    { role: 'production', code: `INSTALLED_APPS = ["allauth.account"]\n${name} = "https"` },
    { title: 'Not known', role: 'production', code: `import os\n${name} = os.environ["SCHEME"]` },
    { title: 'For development', role: 'development', code: `${name} = "http"` },
  ],
  *check(settings) {
    if (!mayUsePackage(settings, 'allauth') || settings.role !== 'production') return;
    const found = writtenAt(settings, [name], isHttp);
    const message = `Links that are made outside of a request use plain HTTP. Set \`${name}\` to \`https\`.`;
    if (found !== undefined) {
      const fixes = replaceText(settings, found.alternative, 'https', 'Use `https`', true);
      yield { at: reportPlace(settings, found.alternative), subject: name, message, fixes };
      return;
    }
    if (!isUnset(settings, name) || settings.open || hasApp(settings, 'allauth.account') !== true) return;
    const edits = [addSetting(settings, `${name} = "https"`, [])];
    const fixes = [{ title: `Set \`${name}\``, edits, safety: 'unsafe' as const, preferred: true }];
    yield { at: settings.absentAt(), subject: name, message, fixes };
  },
});
