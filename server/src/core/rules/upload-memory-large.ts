import { isKnown, textIn, has } from './shared/values';
import { marked } from './shared/marked';
import { numberAbove, numberIn } from './shared/durations';
import { replaceValue, reportPlace } from './shared/replacing';
import { writtenAt } from './shared/dict-keys';
import { defineRule } from './rule';
import type { Test } from './shared/model';

const size = 'FILE_UPLOAD_MAX_MEMORY_SIZE';
const handlers = 'FILE_UPLOAD_HANDLERS';
const megabyte = 1024 * 1024;

const writesToDisk: Test = (value) => {
  const text = textIn(value);
  if (text === undefined) return isKnown(value) ? false : undefined;
  return text.startsWith('django.core.files.uploadhandler.') ? text.includes('Temporary') : undefined;
};

/** A list that keeps everything in memory; a handler of the project may do anything. */
const inMemoryOnly: Test = (value) => {
  const disk = has(writesToDisk)(value);
  const memory = has((item) => textIn(item)?.endsWith('.MemoryFileUploadHandler'))(value);
  return disk === false ? memory : disk === undefined ? undefined : false;
};

export default defineRule({
  id: 'upload-memory-large',
  summary: 'Large uploads stay in the memory of the server',
  why: 'Django writes larger uploads to the disk, so that some big files at once do not fill the memory. Where everything stays in memory, a few visitors with large files stop the site.',
  notes: 'Information beyond 100 MB, and where `FILE_UPLOAD_HANDLERS` has no handler that writes to the disk.',
  on: 'settings',
  profile: 'info',
  django: [],
  cwe: [770],
  fixable: 'sometimes',
  sources: ['https://docs.djangoproject.com/en/stable/ref/settings/#file-upload-max-memory-size'],
  examples: [
    {
      code: marked(`${size} = 1024 * 1024 * 1024`, '1024 * 1024 * 1024'),
      after: `${size} = 5 * 1024 * 1024`,
    },
    {
      title: 'In memory only',
      code: marked(
        `${handlers} = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]`,
        '["django.core.files.uploadhandler.MemoryFileUploadHandler"]',
      ),
    },
    { code: `${size} = 10 * 1024 * 1024` },
    {
      title: 'The default',
      code: `${handlers} = ["django.core.files.uploadhandler.MemoryFileUploadHandler", "django.core.files.uploadhandler.TemporaryFileUploadHandler"]`,
    },
    {
      title: 'A handler of the project',
      code: `${handlers} = ["shop.uploads.Quota", "django.core.files.uploadhandler.MemoryFileUploadHandler"]`,
    },
    { title: 'For tests', role: 'test', code: `${size} = 1024 ** 3` },
  ],
  *check(settings) {
    const large = writtenAt(settings, [size], numberAbove(100 * megabyte));
    if (large !== undefined) {
      const count = String(Math.round((numberIn(large.alternative.value) ?? 0) / megabyte));
      yield {
        at: reportPlace(settings, large.alternative),
        subject: size,
        message: `\`FILE_UPLOAD_MAX_MEMORY_SIZE\` keeps uploads of up to ${count} MB in memory, so a few at once stop the site. Let larger ones go to the disk.`,
        fixes: replaceValue(settings, large.alternative, '5 * 1024 * 1024', 'Keep 5 MB in memory'),
      };
    }
    const list = writtenAt(settings, [handlers], inMemoryOnly);
    if (list === undefined) return;
    yield {
      at: reportPlace(settings, list.alternative),
      subject: handlers,
      message: 'Every upload stays in memory, so a few large ones stop the site. Add `TemporaryFileUploadHandler`.',
    };
  },
});
