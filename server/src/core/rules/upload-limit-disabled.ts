import { literal } from './shared/values';
import { marked } from './shared/marked';
import { numberAbove } from './shared/durations';
import { removeSetting, reportPlace } from './shared/replacing';
import { writtenAt } from './shared/dict-keys';
import { defineRule } from './rule';
import type { Alternative, Fix, SettingsView } from './shared/model';

interface Row {
  readonly name: string;
  readonly what: string;
  /** More than any form needs. */
  readonly limit: number;
}

const rows: readonly Row[] = [
  { name: 'DATA_UPLOAD_MAX_MEMORY_SIZE', what: 'one request', limit: 50 * 1024 * 1024 },
  { name: 'DATA_UPLOAD_MAX_NUMBER_FIELDS', what: 'one request with many fields', limit: 100_000 },
  { name: 'DATA_UPLOAD_MAX_NUMBER_FILES', what: 'one request with many files', limit: 100_000 },
];

const isNone = literal((value) => value === null);

function remove(settings: SettingsView, name: string, { written }: Alternative): readonly Fix[] {
  const edits = written && removeSetting(settings, name, written);
  return edits ? [{ title: "Go back to Django's limit", edits, safety: 'unsafe', preferred: false }] : [];
}

export default defineRule({
  id: 'upload-limit-disabled',
  summary: 'A limit on the size of requests is off, or very wide',
  why: 'Django reads a form into memory before any view can look at it. Without a limit, some large requests at the same time are enough to stop the site.',
  notes:
    'Only `None` turns a limit off; 0 refuses every form. Files that are uploaded do not count for `DATA_UPLOAD_MAX_MEMORY_SIZE`, and the proxy in front may have a limit of its own, which is why this is information.',
  on: 'settings',
  profile: 'info',
  django: [],
  cwe: [770],
  fixable: 'sometimes',
  sources: ['https://docs.djangoproject.com/en/stable/ref/settings/#data-upload-max-memory-size'],
  examples: [
    { code: marked('DATA_UPLOAD_MAX_MEMORY_SIZE = None\n', 'None'), after: '' },
    { title: 'Very wide', code: marked('DATA_UPLOAD_MAX_MEMORY_SIZE = 500 * 1024 * 1024', '500 * 1024 * 1024') },
    { title: 'Fields', code: marked('DATA_UPLOAD_MAX_NUMBER_FIELDS = None', 'None') },
    { title: 'Files', code: marked('DATA_UPLOAD_MAX_NUMBER_FILES = None', 'None') },
    { code: 'DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024\nDATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000' },
    { title: 'Nothing passes', code: 'DATA_UPLOAD_MAX_MEMORY_SIZE = 0' },
    { title: 'Not known', code: 'import os\nDATA_UPLOAD_MAX_MEMORY_SIZE = int(os.environ["SIZE"])' },
  ],
  *check(settings) {
    for (const { name, what, limit } of rows) {
      const off = writtenAt(settings, [name], isNone);
      const found = off ?? writtenAt(settings, [name], numberAbove(limit));
      if (found === undefined) continue;
      yield {
        at: reportPlace(settings, found.alternative),
        subject: name,
        message: `\`${name}\` ${off === undefined ? 'is very wide' : 'is off'}, so ${what} can fill the memory of the server. Keep a limit that your forms need.`,
        fixes: remove(settings, name, found.alternative),
      };
    }
  },
});
