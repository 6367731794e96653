import { atLeast } from '../django/versions';
import { variablesAsked } from '../model/queries';
import { certainWrites, deleteDead, isReadInProject } from './shared/lifecycle';
import { deleteStatement } from './shared/statements';
import { marked } from './shared/marked';
import { quoteOf } from './shared/source';
import { defineRule } from './rule';
import type { Fix, Problem, SettingsView, Write } from './shared/model';

interface Old {
  readonly name: string;
  readonly alias: string;
  readonly backend: string;
  readonly lost: string;
}

const old: readonly Old[] = [
  {
    name: 'DEFAULT_FILE_STORAGE',
    alias: 'default',
    backend: 'django.core.files.storage.FileSystemStorage',
    lost: 'uploads go to a folder of this machine',
  },
  {
    name: 'STATICFILES_STORAGE',
    alias: 'staticfiles',
    backend: 'django.contrib.staticfiles.storage.StaticFilesStorage',
    lost: 'static files are neither hashed nor stored elsewhere',
  },
];

/** Writes `STORAGES` in the place of the first of the two names, with what both say, and takes the other one out. */
function convert(settings: SettingsView): readonly Fix[] {
  const found = old.flatMap((each) => {
    const [write, ...others] = certainWrites(settings, each.name);
    return write !== undefined && others.length === 0 && write.how === 'assign' ? [{ ...each, write }] : [];
  });
  const [first, second] = found;
  if (first === undefined || settings.get('STORAGES').isAssigned) return [];
  const dropped = second && deleteStatement(settings, second.name, second.write);
  if (second !== undefined && dropped === undefined) return [];
  const quote = quoteOf(settings.textOf(first.write.value));
  const lines = old.map(({ name, alias, backend }) => {
    const written = found.find((each) => each.name === name)?.write.value;
    const value = written === undefined ? quote + backend + quote : settings.textOf(written);
    return `    ${quote}${alias}${quote}: {${quote}BACKEND${quote}: ${value}},\n`;
  });
  const edits = [{ at: first.write.statement, newText: `STORAGES = {\n${lines.join('')}}` }, ...(dropped ?? [])];
  return [{ title: 'Write it as `STORAGES`', edits, safety: 'unsafe', preferred: true }];
}

/** The writes that every site comes by; else those on branches that variables decide about, where nothing chooses a storage anew. */
function writesOf(settings: SettingsView, name: string): readonly Write[] {
  const certain = certainWrites(settings, name);
  if (certain.length > 0 || settings.get('STORAGES').isAssigned) return certain;
  return settings
    .get(name)
    .possibleAlternatives.flatMap(({ when, written }) =>
      written === undefined || variablesAsked(when) === undefined ? [] : [written],
    );
}

/** The one among them that a site runs with where nothing is in its environment. */
function ofDefault(settings: SettingsView, name: string, writes: readonly Write[]): Write | undefined {
  const setting = settings.get(name);
  const reached = setting.actualAlternatives({ unset: true });
  const written = setting.deployedAlternatives.filter((one) => reached.includes(one)).map((one) => one.written);
  return writes.filter((write) => written.includes(write)).at(-1);
}

/** What a shared module says and settings for production, which are judged by themselves, do not keep: nobody's loss but a developer's. */
function isLeftToDevelopers({ role, uri, isForWork }: SettingsView, { name }: Write): boolean {
  return role === 'development' && !isForWork && name.uri !== uri;
}

function judged(settings: SettingsView, { name, alias, lost }: Old, write: Write): Omit<Problem, 'at'> | undefined {
  const { django } = settings;
  const both = settings.get('STORAGES').isAssigned;
  if (django !== undefined && !atLeast(django, '4.2')) return undefined;
  if (django !== undefined && !atLeast(django, '5.1')) {
    if (both) {
      const message = `Django refuses \`${name}\` beside \`STORAGES\`. Move it to \`STORAGES["${alias}"]\`.`;
      return { profile: 'broken', message };
    }
    const message = `\`${name}\` is deprecated and ignored from Django 5.1 on. Write it as \`STORAGES["${alias}"]\`.`;
    return { profile: 'hint', tags: ['deprecated'], message, fixes: convert(settings) };
  }
  if (both) {
    if (django === undefined) return undefined;
    const message = `Since 5.1, Django ignores \`${name}\`, and \`STORAGES\` counts. Delete the line.`;
    return { profile: 'hint', tags: ['unnecessary'], message, fixes: deleteDead(settings, name, write) };
  }
  const message = `Since 5.1, Django ignores \`${name}\`: ${lost}. Write it as \`STORAGES["${alias}"]\`.`;
  const isDefault = settings
    .get(name)
    .all.every(
      ({ value }) => value.kind === 'literal' && value.value === old.find((each) => each.name === name)?.backend,
    );
  const profile = isDefault || isLeftToDevelopers(settings, write) ? 'hint' : django === undefined ? 'info' : 'broken';
  return { profile, message, fixes: convert(settings) };
}

const hashed = 'STATICFILES_STORAGE = "whitenoise.storage.CompressedManifestStaticFilesStorage"';
const s3 = 'DEFAULT_FILE_STORAGE = "storages.backends.s3.S3Storage"';

export default defineRule({
  id: 'storage-setting-removed',
  summary: 'Django no longer reads the setting that chooses a storage',
  why: 'Since 5.1 Django ignores `STATICFILES_STORAGE` and `DEFAULT_FILE_STORAGE` without a word: uploads that belonged into a private bucket land on the disk of the machine, where the next deployment deletes them, and static files lose their hashes.',
  notes:
    'An error from Django 5.1 on, and beside `STORAGES` on 4.2 and 5.0, which Django refuses; a hint where the setting only is deprecated, names the default, or stands in a module of which only settings for development keep it; information where the release is not known. Of several lines, the one that holds where no variable is set is told. Also where it is written on a branch that variables decide about, unless `STORAGES` is set. Take care on a live site: with the right storage again, files that were uploaded since the upgrade are missing there.',
  on: 'settings',
  profile: 'broken',
  django: [],
  cwe: [477],
  fixable: 'sometimes',
  reveals: ['storage-overwrites-uploads'],
  sources: [
    'https://docs.djangoproject.com/en/5.1/releases/5.1/#features-removed-in-5-1',
    'https://docs.djangoproject.com/en/stable/ref/settings/#storages',
  ],
  examples: [
    {
      django: '5.2',
      code: marked(hashed, 'STATICFILES_STORAGE'),
      after:
        'STORAGES = {\n    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},\n    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},\n}',
    },
    {
      title: 'Both',
      django: '5.1',
      code: `${marked(s3, 'DEFAULT_FILE_STORAGE')}\n${marked(hashed, 'STATICFILES_STORAGE')}\nDEBUG = False`,
      after:
        'STORAGES = {\n    "default": {"BACKEND": "storages.backends.s3.S3Storage"},\n    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},\n}\nDEBUG = False',
    },
    {
      title: 'For development',
      django: '5.2',
      role: 'development',
      code: marked(hashed, 'STATICFILES_STORAGE'),
    },
    {
      title: 'Beside `STORAGES`',
      django: '4.2',
      code: `${marked(s3, 'DEFAULT_FILE_STORAGE')}\nSTORAGES = {"default": {"BACKEND": "shop.Uploads"}, "staticfiles": {"BACKEND": "shop.Static"}}`,
    },
    { title: 'Still read', django: '5.0', code: marked(s3, 'DEFAULT_FILE_STORAGE') },
    { title: 'Before 4.2', django: '4.1', code: s3 },
    {
      title: 'Where one is set, and something else chooses the storage',
      django: '5.2',
      code: `import os\nif os.environ.get("BUCKET"):\n    ${s3}\n    STORAGES = storages()`,
    },
    {
      title: 'For older releases',
      django: '5.2',
      code: `import django\nif django.VERSION < (4, 2):\n    ${s3}`,
    },
    {
      title: 'Read by the project',
      django: '5.2',
      code: `${s3}\nSTORAGES = {"default": {"BACKEND": DEFAULT_FILE_STORAGE}, "staticfiles": {"BACKEND": "shop.Static"}}`,
    },
  ],
  *check(settings) {
    for (const each of old) {
      const writes = writesOf(settings, each.name).filter(({ how }) => how === 'assign');
      const telling = writes.filter(({ value }) => !settings.textOf(value).includes(each.backend));
      const write = ofDefault(settings, each.name, telling) ?? telling.at(-1) ?? writes.at(-1);
      if (write === undefined || isReadInProject(settings, each.name)) continue;
      const problem = judged(settings, each, write);
      if (problem !== undefined) yield { at: write.name, subject: each.name, ...problem };
    }
  },
});
