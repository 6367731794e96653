import { storesElsewhere } from './shared/default-storage';
import { isInside, isBelow } from './shared/folders';
import { marked } from './shared/marked';
import { equals, nonEmptyText, textIn } from './shared/values';
import { rootOf, servesByWhitenoise, staticDirs, type Root } from './shared/served';
import { defineRule } from './rule';
import type { Place, Problem, SettingsView } from './shared/model';

type Overlap = Pick<Problem, 'at' | 'subject' | 'message' | 'profile' | 'django'>;

function same(a: Root, b: Root): boolean {
  return isInside(a.folder, b.folder) && isInside(b.folder, a.folder);
}

function place({ alternative }: Root): Place {
  return alternative.written?.value ?? alternative.at;
}

function roots(settings: SettingsView, media: Root, files: Root): Overlap | undefined {
  const at = place(media);
  const subject = media.setting;
  if (same(media, files)) {
    const message =
      '`MEDIA_ROOT` and `STATIC_ROOT` are one folder, which Django refuses. Give uploads a folder of their own.';
    return { at, subject, profile: 'broken', message };
  }
  if (storesElsewhere(settings, media.alternative)) return undefined;
  if (isBelow(files.folder, media.folder) && !servesByWhitenoise(settings)) {
    const message =
      '`MEDIA_ROOT` lies among the static files, so uploads are served like your own scripts. Give them a folder of their own.';
    return { at, subject, message };
  }
  if (!isBelow(media.folder, files.folder)) return undefined;
  const message =
    'Static files lie among the uploads, so an upload can replace a script. Give them a folder of their own.';
  return { at, subject, message };
}

function gathered(settings: SettingsView, media: Root | undefined, files: Root | undefined): readonly Overlap[] {
  const holdsUploads = media !== undefined && !storesElsewhere(settings, media.alternative);
  return staticDirs(settings).flatMap((dir): Overlap[] => {
    const at = dir.alternative.via[0] ?? dir.alternative.at;
    if (files !== undefined && same(dir, files)) {
      const message =
        '`STATIC_ROOT` is also a source of static files, which Django refuses. Remove it from `STATICFILES_DIRS`.';
      return [{ at, subject: dir.setting, profile: 'broken', django: ['staticfiles.E002'], message }];
    }
    if (!holdsUploads || !isInside(dir.folder, media.folder)) return [];
    const message =
      '`collectstatic` gathers uploads, so they are served like your own scripts. Keep `MEDIA_ROOT` out of `STATICFILES_DIRS`.';
    return [{ at, subject: dir.setting, message }];
  });
}

function addresses(settings: SettingsView): Overlap | undefined {
  const media = settings.get('MEDIA_URL').deployed(nonEmptyText);
  const text = media && textIn(media.value);
  if (
    media?.written === undefined ||
    text === undefined ||
    settings.get('STATIC_URL').must(equals(text))?.written === undefined
  )
    return undefined;
  const message =
    '`MEDIA_URL` and `STATIC_URL` are the same, which Django refuses. Give uploads an address of their own.';
  return { at: media.written.value, subject: 'MEDIA_URL', profile: 'broken', message };
}

const base = 'from pathlib import Path\nBASE_DIR = Path(__file__).resolve().parent\n';

export default defineRule({
  id: 'media-static-overlap',
  summary: 'Uploads and static files share a folder or an address',
  why: 'Static files are your own and are trusted: a page loads scripts from there. Where uploads land among them, a visitor who uploads a file puts a script onto your own origin.',
  notes:
    'An error where Django itself refuses the settings: the same folder, the same address, `STATIC_ROOT` among `STATICFILES_DIRS`. With WhiteNoise another rule speaks about uploads among static files. Silent about folders that lie in each other where uploads go to a storage service: nothing is put into `MEDIA_ROOT` then.',
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [434, 552],
  fixable: { never: 'files that are there already have to be moved as well' },
  sources: [
    'https://docs.djangoproject.com/en/stable/ref/settings/#media-root',
    'https://docs.djangoproject.com/en/stable/topics/security/#user-uploaded-content',
  ],
  examples: [
    {
      title: 'The same folder',
      code: marked(
        `${base}STATIC_ROOT = BASE_DIR / "files"\nMEDIA_ROOT = f"{BASE_DIR}/files/"`,
        'f"{BASE_DIR}/files/"',
      ),
    },
    {
      title: 'The same folder, as a text',
      code: marked(
        'import os\nBASE_DIR = os.path.dirname(os.path.abspath(__file__))\nSTATIC_ROOT = os.sep.join([BASE_DIR, "files"])\nMEDIA_ROOT = BASE_DIR + "/files"',
        'BASE_DIR + "/files"',
      ),
    },
    {
      title: 'Uploads in a folder below, by joinpath',
      code: marked(
        `${base}STATIC_ROOT = BASE_DIR.joinpath("static")\nMEDIA_ROOT = BASE_DIR.joinpath("static", "media")`,
        'BASE_DIR.joinpath("static", "media")',
      ),
    },
    {
      title: 'A name that goes on behind the folder',
      code: 'import os\nBASE_DIR = os.path.dirname(os.path.abspath(__file__))\nSTATIC_ROOT = BASE_DIR + "static"\nMEDIA_ROOT = BASE_DIR + "static/media"',
    },
    { title: 'The same address', code: `STATIC_URL = "/files/"\n${marked('MEDIA_URL = "/files/"', '"/files/"')}` },
    {
      title: 'Uploads among static files',
      code: marked(
        `${base}STATIC_ROOT = BASE_DIR / "static"\nMEDIA_ROOT = BASE_DIR / "static" / "media"`,
        'BASE_DIR / "static" / "media"',
      ),
    },
    {
      code: `${base}STATIC_ROOT = BASE_DIR / "static"\nMEDIA_ROOT = BASE_DIR / "media"\nSTATICFILES_DIRS = [BASE_DIR / "assets"]\nSTATIC_URL = "/static/"\nMEDIA_URL = "/media/"`,
    },
    {
      title: 'Uploads go to a service',
      django: '5.0',
      code: `${base}STATIC_ROOT = BASE_DIR / "static"\nSTATICFILES_DIRS = [BASE_DIR / "assets"]\nMEDIA_ROOT = BASE_DIR / "assets" / "media"\nDEFAULT_FILE_STORAGE = "storages.backends.s3.S3Storage"`,
    },
  ],
  *check(settings) {
    const [media, files] = [rootOf(settings, 'MEDIA_ROOT'), rootOf(settings, 'STATIC_ROOT')];
    const found = [
      media && files && roots(settings, media, files),
      addresses(settings),
      ...gathered(settings, media, files),
    ];
    for (const overlap of found) if (overlap !== undefined) yield overlap;
  },
});
