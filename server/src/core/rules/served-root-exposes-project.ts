import { uriPath } from '../text';
import { isInside, type Folder } from './shared/folders';
import { storesElsewhere } from './shared/default-storage';
import { marked } from './shared/marked';
import { placeOf, rootOf, staticDirs, type Root } from './shared/served';
import { replaceValue } from './shared/replacing';
import { defineRule } from './rule';
import type { Fix, SettingsView } from './shared/model';

const names = ['STATIC_ROOT', 'MEDIA_ROOT', 'WHITENOISE_ROOT'];

/** Folders that hold far more than files for visitors. */
const broad = /^(?:|root|home|home\/[^/]+|Users|Users\/[^/]+|etc|var|srv|usr|opt|tmp)$/;

/** True for a folder with the settings themselves in it, for one that is known to hold more than a site, and for `.`. */
function exposes(settings: SettingsView, folder: Folder): boolean {
  if (folder.from === 'start') return folder.parts.length === 0;
  const modules = [settings.uri, ...settings.sources.map(({ uri }) => uri)];
  const own = modules.map((uri): Folder => {
    return {
      from: 'root',
      parts: uriPath(uri)
        .split('/')
        .filter((part) => part !== ''),
    };
  });
  return broad.test(folder.parts.join('/')) || own.some((module) => isInside(folder, module));
}

function fixes(settings: SettingsView, { setting, alternative }: Root): readonly Fix[] {
  const folder = setting === 'STATIC_ROOT' ? 'staticfiles' : setting === 'MEDIA_ROOT' ? 'media' : 'public';
  const written = alternative.written?.value;
  const text = written === undefined ? '' : settings.textOf(written);
  if (setting === 'STATICFILES_DIRS' || !/^[A-Za-z_][\w.]*$/.test(text)) return [];
  if (alternative.value.kind !== 'call' || !alternative.value.callee.startsWith('pathlib.')) return [];
  const own = { ...alternative, at: written ?? alternative.at, via: [] };
  return replaceValue(settings, own, `${text} / "${folder}"`, `Use the folder \`${folder}\` below it`);
}

export default defineRule({
  id: 'served-root-exposes-project',
  summary: 'The folder that visitors can load files from holds the project itself',
  why: 'The web server hands out every file below these folders: the settings with their secrets, `.env`, the database file, the history in `.git`. Programs try these paths on every site that they find.',
  notes:
    'Reported for `STATIC_ROOT`, `MEDIA_ROOT`, `WHITENOISE_ROOT` and the items of `STATICFILES_DIRS`, where the folder holds the settings module, is a home or system folder, or the folder that the program is started in. Silent for an empty `MEDIA_ROOT`, the default, and where uploads go to a service.',
  on: 'settings',
  profile: 'hard',
  django: [],
  cwe: [552, 538],
  fixable: 'sometimes',
  sources: [
    'https://docs.djangoproject.com/en/stable/topics/security/#user-uploaded-content',
    'https://whitenoise.readthedocs.io/en/stable/django.html#WHITENOISE_ROOT',
  ],
  examples: [
    {
      code: `from pathlib import Path\nBASE_DIR = Path(__file__).resolve().parent.parent\n${marked('STATIC_ROOT = BASE_DIR', 'BASE_DIR')}`,
      after:
        'from pathlib import Path\nBASE_DIR = Path(__file__).resolve().parent.parent\nSTATIC_ROOT = BASE_DIR / "staticfiles"',
    },
    {
      title: 'In another way',
      code: marked(
        'import os\nMEDIA_ROOT = os.path.dirname(os.path.abspath(__file__))',
        'os.path.dirname(os.path.abspath(__file__))',
      ),
    },
    {
      title: 'Gathered with the static files',
      code: marked(
        'import os\nROOT = os.path.dirname(os.path.dirname(__file__))\nSTATICFILES_DIRS = [os.path.join(ROOT, "assets"), os.path.join(ROOT, "")]',
        'os.path.join(ROOT, "")',
      ),
    },
    {
      title: 'An item with a name of its own',
      code: `from pathlib import Path\nBASE_DIR = Path(__file__).resolve().parent.parent\n${marked('STATICFILES_DIRS = [BASE_DIR]', 'BASE_DIR')}`,
    },
    {
      title: 'The home of the account',
      code: marked('import os\nSTATIC_ROOT = os.path.expanduser("~")', 'os.path.expanduser("~")'),
    },
    {
      title: 'A folder in a home',
      code: 'import os\nfrom pathlib import Path\nSTATIC_ROOT = os.path.expanduser("~/static")\nMEDIA_ROOT = Path.home() / "media"',
    },
    {
      code: 'from pathlib import Path\nBASE_DIR = Path(__file__).resolve().parent\nSTATIC_ROOT = BASE_DIR / "staticfiles"\nMEDIA_ROOT = str(BASE_DIR / "media")\nSTATICFILES_DIRS = [f"{BASE_DIR}/assets"]',
    },
    { title: 'A folder of its own', code: 'MEDIA_ROOT = "/srv/shop/media"\nSTATIC_ROOT = "/var/www/static"' },
  ],
  *check(settings) {
    const roots = [...names.flatMap((name) => rootOf(settings, name) ?? []), ...staticDirs(settings)];
    const unused = ({ setting, alternative }: Root): boolean =>
      setting === 'MEDIA_ROOT' && storesElsewhere(settings, alternative);
    for (const root of roots.filter((each) => exposes(settings, each.folder) && !unused(each))) {
      yield {
        at: placeOf(settings, root),
        subject: root.setting,
        message: `\`${root.setting}\` publishes a folder with the project in it, settings and \`.env\` included. Give these files a folder of their own.`,
        fixes: fixes(settings, root),
      };
    }
  },
});
