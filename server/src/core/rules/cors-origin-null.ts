import { sendsCredentials } from './shared/cors';
import { troubledCors } from './shared/cors-origins';
import { marked } from './shared/marked';
import { reportPlace } from './shared/replacing';
import { dropAdded } from './shared/statements';
import { textIn } from './shared/values';
import { defineRule } from './rule';
import type { Alternative, Fix, SettingsView } from './shared/model';

const packages = { 'django-cors-headers': '4.9.0' };
const name = 'CORS_ALLOWED_ORIGINS';

function removal(settings: SettingsView, item: Alternative): readonly Fix[] {
  const edit = item.via.length === 0 && item.read === undefined ? dropAdded(settings, item.at) : undefined;
  const title = 'Remove it (pages opened from files lose access)';
  return edit === undefined ? [] : [{ title, edits: [edit], safety: 'unsafe', preferred: true }];
}

export default defineRule({
  id: 'cors-origin-null',
  summary: 'The allowed origins contain `null` or `file://`',
  why: '`null` is no site of its own: browsers send it from sandboxed frames, from `data:` pages and from local files. Any website can open such a frame, so whoever allows `null` allows everybody. `file://` is every file that somebody was made to download and open.',
  notes: 'An error where cookies are taken from other origins.',
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [942, 346],
  fixable: 'sometimes',
  sources: [
    'https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Origin#null',
    'https://github.com/adamchainz/django-cors-headers#cors_allowed_origins-sequencestr',
  ],
  examples: [
    {
      packages,
      code: marked(`${name} = ["https://app.example.org", "null"]`, '"null"'),
      after: `${name} = ["https://app.example.org"]`,
    },
    {
      title: 'With cookies',
      packages,
      code: marked(`CORS_ALLOW_CREDENTIALS = True\n${name} = ["null", "https://app.example.org"]`, '"null"'),
    },
    { title: 'Files', packages, code: marked(`${name} = ["https://app.example.org", "file://"]`, '"file://"') },
    {
      title: 'Added by a statement of its own',
      packages,
      code: marked(`${name} = ["https://app.example.org"]\n${name} += ["null"]\n`, '"null"'),
      after: `${name} = ["https://app.example.org"]\n`,
    },
    { packages, code: `${name} = ["https://app.example.org", "capacitor://localhost"]` },
    { title: 'Not known', packages, code: `import os\n${name} = [os.environ["ORIGIN"]]` },
    { title: 'For tests', role: 'test', packages, code: `${name} = ["null"]` },
    { title: 'Without django-cors-headers', code: `${name} = ["null"]` },
  ],
  *check(settings) {
    const cookies = sendsCredentials(settings) === true;
    for (const { item, name: subject } of troubledCors(settings, 'null')) {
      const who =
        textIn(item.value) === 'null'
          ? 'Any website can send the origin `null` from a sandboxed frame'
          : 'Every local file sends this origin';
      yield {
        at: reportPlace(settings, item),
        subject,
        message: `${who}${cookies ? ', with the cookies of the visitor' : ''}. Name the origins of your own front ends only.`,
        fixes: removal(settings, item),
        ...(cookies ? { profile: 'hard' as const } : {}),
      };
    }
  },
});
