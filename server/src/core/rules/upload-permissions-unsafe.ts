import { literal } from './shared/values';
import { marked } from './shared/marked';
import { isSince } from './shared/honoured';
import { replaceValue, reportPlace } from './shared/replacing';
import { defineRule } from './rule';
import type { Alternative, Fix, Problem, SettingsView } from './shared/model';

interface Row {
  readonly name: string;
  readonly what: string;
  readonly right: string;
  /** The bits that nobody needs on it. */
  readonly extra: number;
}

const files = 'FILE_UPLOAD_PERMISSIONS';

const rows: readonly Row[] = [
  { name: files, what: 'uploaded files', right: '0o644', extra: 0o111 },
  { name: 'FILE_UPLOAD_DIRECTORY_PERMISSIONS', what: 'folders of uploads', right: '0o755', extra: 0 },
];

const otherWrite = 0o002;

function octal(mode: number): string {
  return `0o${mode.toString(8)}`;
}

/** `644` is 0o1204: nothing that anybody would want. */
function isMeantOctal(settings: SettingsView, found: Alternative): boolean {
  return /^[0-7]{3,4}$/.test(settings.textOf(found.at));
}

function problem(settings: SettingsView, row: Row, found: Alternative): Omit<Problem, 'at' | 'subject'> | undefined {
  if (found.value.kind !== 'literal' || typeof found.value.value !== 'number') return undefined;
  const mode = found.value.value;
  const text = settings.textOf(found.at);
  const fix = (to: string): readonly Fix[] => replaceValue(settings, found, to, `Write \`${to}\``, true);
  if (isMeantOctal(settings, found)) {
    const meant = parseInt(text, 8);
    const safe = (meant & (otherWrite | row.extra)) === 0 ? octal(meant) : row.right;
    const message = `\`${text}\` without \`0o\` is the mode ${octal(mode)}, which gives ${row.what} other rights than meant. Write \`${safe}\`.`;
    return { profile: 'hard', message, fixes: fix(safe) };
  }
  if ((mode & otherWrite) !== 0) {
    const message = `The mode ${octal(mode)} lets every program on the machine change ${row.what}. Write \`${row.right}\`.`;
    return { message, fixes: fix(row.right) };
  }
  if ((mode & row.extra) === 0) return undefined;
  const message = `The mode ${octal(mode)} makes ${row.what} programs that the machine can run. Write \`${row.right}\`.`;
  return { message, fixes: fix(row.right) };
}

export default defineRule({
  id: 'upload-permissions-unsafe',
  summary: 'Uploaded files get rights that nobody should have on them',
  why: 'A file that every user of the machine can write can be replaced by any program on it, and an upload that may be run is a step on the way to code of a visitor on the server. A decimal `644` is neither: it is 0o1204, a mode that nobody meant.',
  notes:
    'An error for a decimal number that looks octal. Information for `None` since Django 3.0, which has a default: large uploads then keep the mode of temporary files, which only the server reads, and small ones get what the system gives.',
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [732],
  fixable: 'sometimes',
  sources: ['https://docs.djangoproject.com/en/stable/ref/settings/#file-upload-permissions'],
  examples: [
    { code: marked('FILE_UPLOAD_PERMISSIONS = 644', '644'), after: 'FILE_UPLOAD_PERMISSIONS = 0o644' },
    {
      title: 'Everybody can write',
      code: marked('FILE_UPLOAD_PERMISSIONS = 0o666', '0o666'),
      after: 'FILE_UPLOAD_PERMISSIONS = 0o644',
    },
    {
      title: 'A program',
      code: marked('FILE_UPLOAD_PERMISSIONS = 0o755', '0o755'),
      after: 'FILE_UPLOAD_PERMISSIONS = 0o644',
    },
    {
      title: 'Folders',
      code: marked('FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o777', '0o777'),
      after: 'FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o755',
    },
    {
      title: 'Decimal and too wide',
      code: marked('FILE_UPLOAD_DIRECTORY_PERMISSIONS = 777', '777'),
      after: 'FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o755',
    },
    { code: 'FILE_UPLOAD_PERMISSIONS = 0o640\nFILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o750' },
    { title: 'The default before Django 3.0', django: '2.2', code: 'FILE_UPLOAD_PERMISSIONS = None' },
    { title: 'Not known', code: 'import os\nFILE_UPLOAD_PERMISSIONS = int(os.environ["MODE"], 8)' },
  ],
  *check(settings) {
    for (const row of rows) {
      const found = settings.get(row.name).deployed(literal((value) => typeof value === 'number'));
      const said = found?.written && found.read === undefined ? problem(settings, row, found) : undefined;
      if (found !== undefined && said !== undefined) yield { at: found.at, subject: row.name, ...said };
    }
    const none = settings.get(files).deployed(literal((value) => value === null));
    if (none?.written === undefined || !isSince(settings, '3.0')) return;
    yield {
      at: reportPlace(settings, none),
      subject: files,
      profile: 'info',
      message:
        'With `None`, the rights on an uploaded file depend on its size: large ones keep those of a temporary file. Write the mode that all are to have.',
      fixes: replaceValue(settings, none, '0o644', 'Write `0o644`'),
    };
  },
});
