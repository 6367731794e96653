import { atLeast } from '../django/versions';
import { deleteStatement } from './shared/statements';
import { equals, literal } from './shared/values';
import { marked } from './shared/marked';
import { defineRule } from './rule';
import type { Fix, SettingsView } from './shared/model';

const name = 'DEFAULT_HASHING_ALGORITHM';

const notStrong = literal((value) => value !== 'sha256');

function fixes(settings: SettingsView): readonly Fix[] {
  const [write, ...others] = settings.get(name).writes;
  const edits = write && others.length === 0 ? deleteStatement(settings, name, write) : undefined;
  const title = 'Delete it, so that signatures use SHA-256';
  return edits ? [{ title, edits, safety: 'unsafe', preferred: true }] : [];
}

/** Before 3.1 Django has no such setting, from 4.0 on it ignores it. */
function isRead({ django }: SettingsView): boolean {
  return django !== undefined && atLeast(django, '3.1') && !atLeast(django, '4.0');
}

export default defineRule({
  id: 'default-hashing-sha1',
  summary: 'Signatures are made with SHA-1',
  why: 'Django 3.1 and 3.2 sign sessions, cookies and reset links with SHA-256. The setting takes them back to SHA-1 and was meant for the days of an upgrade only.',
  notes:
    'Needs a known Django 3.1 or 3.2. Any value other than `sha1` and `sha256` is refused by Django (security.E100).',
  on: 'settings',
  profile: 'warn',
  django: ['security.E100'],
  cwe: [328],
  fixable: 'sometimes',
  sources: ['https://docs.djangoproject.com/en/3.2/ref/settings/#default-hashing-algorithm'],
  examples: [
    { django: '3.2', code: `DEBUG = False\n${marked(`${name} = "sha1"`, '"sha1"')}`, after: 'DEBUG = False\n' },
    { title: 'Refused', django: '3.1', code: marked(`${name} = "md5"`, '"md5"') },
    { django: '3.2', code: `${name} = "sha256"` },
    { title: 'Django 4.0 ignores it', django: '4.0', code: `${name} = "sha1"` },
    { title: 'The version is not known', code: `${name} = "sha1"` },
  ],
  *check(settings) {
    const found = settings.get(name).deployed(notStrong);
    if (found?.written === undefined || !isRead(settings)) return;
    const isSha1 = equals('sha1')(found.value) === true;
    yield {
      at: found.at,
      subject: name,
      message: isSha1
        ? 'Sessions, cookies and reset links are signed with SHA-1. Delete the line once no older Django reads them.'
        : `\`${name}\` is neither \`sha1\` nor \`sha256\`, which Django refuses. Delete the line.`,
      django: isSha1 ? [] : ['security.E100'],
      fixes: fixes(settings),
      ...(isSha1 ? {} : { profile: 'broken' as const }),
    };
  },
});
