import { addSetting } from './shared/edits';
import { isInside } from './shared/folders';
import { rootOf } from './shared/served';
import { equals, has, nonEmptyText, truthy } from './shared/values';
import { defineRule } from './rule';
import type { Fix, Place, SettingsView } from './shared/model';

const profiler = 'SILKY_PYTHON_PROFILER';
const binary = 'SILKY_PYTHON_PROFILER_BINARY';
const path = 'SILKY_PYTHON_PROFILER_RESULT_PATH';

/** Where the profiles are written to a folder that the web server hands out. */
function publicPlace(settings: SettingsView, profilerAt: Place): Place | undefined {
  const result = settings.get(path);
  // Without a folder for uploads it is the one that the process is started in, which nobody serves.
  if (!result.isAssigned) return settings.open || !hasUploads(settings) ? undefined : profilerAt;
  const own = rootOf(settings, path);
  const served = own && ['MEDIA_ROOT', 'STATIC_ROOT'].flatMap((name) => rootOf(settings, name)?.folder ?? []);
  if (own !== undefined && served?.some((folder) => isInside(folder, own.folder)) === true) return own.alternative.at;
  const write = result.writes.at(-1);
  return write?.how === 'assign' && /\b(?:MEDIA|STATIC)_ROOT\b/.test(settings.textOf(write.value))
    ? write.value
    : undefined;
}

/** A folder for uploads is set, wherever it is. */
function hasUploads(settings: SettingsView): boolean {
  const root = settings.get('MEDIA_ROOT');
  return root.isAssigned && root.deployedAlternatives.every(({ value }) => nonEmptyText(value) !== false);
}

function fixes(settings: SettingsView): readonly Fix[] {
  const base = settings.get('BASE_DIR');
  if (settings.get(path).isAssigned || !base.writes.some(({ statement }) => statement.uri === settings.uri)) return [];
  const edits = [addSetting(settings, `${path} = f"{BASE_DIR}/profiles"`, [profiler])];
  return [{ title: 'Write the profiles to a folder of their own', edits, safety: 'unsafe', preferred: true }];
}

export default defineRule({
  id: 'silk-profiler-in-media',
  summary: 'Silk writes its profiles where visitors can load them',
  why: "Without a path of its own, Silk's binary profiler writes to `MEDIA_ROOT`, which the web server usually hands out to everybody. Profiles name your modules, functions and the paths on the server.",
  on: 'settings',
  profile: 'prodwarn',
  django: [],
  cwe: [538],
  fixable: 'sometimes',
  sources: ['https://github.com/jazzband/django-silk#profiling'],
  examples: [
    {
      code: `BASE_DIR = '/srv/shop'\nMEDIA_ROOT = BASE_DIR + '/media'\nINSTALLED_APPS = ['silk']\n${binary} = True\n${profiler} = True\n#                       ^^^^`,
      after: `BASE_DIR = '/srv/shop'\nMEDIA_ROOT = BASE_DIR + '/media'\nINSTALLED_APPS = ['silk']\n${binary} = True\n${profiler} = True\n${path} = f"{BASE_DIR}/profiles"`,
    },
    {
      title: 'Within the media folder',
      code: `MEDIA_ROOT = '/srv/media'\n${binary} = True\n${profiler} = True\n${path} = MEDIA_ROOT + '/profiles'\n#${' '.repeat(path.length + 2)}^^^^^^^^^^^^^^^^^^^^^^^^`,
    },
    {
      code: `STATIC_ROOT = '/srv/static'\n${binary} = True\n${profiler} = True\n${path} = '/srv/static/profiles'\n#${' '.repeat(path.length + 2)}^^^^^^^^^^^^^^^^^^^^^^`,
    },
    { code: `MEDIA_ROOT = '/srv/media'\n${binary} = True\n${profiler} = True\n${path} = '/var/profiles'` },
    { title: 'No folder for uploads', code: `INSTALLED_APPS = ['silk']\n${binary} = True\n${profiler} = True` },
    { title: 'Texts in the database', code: `INSTALLED_APPS = ['silk']\n${profiler} = True` },
    { title: 'Off', code: `INSTALLED_APPS = ['silk']\n${profiler} = False` },
  ],
  *check(settings) {
    const on = settings.get(profiler).deployed(truthy);
    // The other profiles are texts in the database.
    if (settings.get(binary).deployed(truthy) === undefined) return;
    const apps = settings.get('INSTALLED_APPS');
    if (on?.written === undefined || (apps.isAssigned && apps.judge(has(equals('silk'))) === false)) return;
    const at = publicPlace(settings, on.at);
    if (at === undefined) return;
    yield {
      at,
      subject: profiler,
      message: 'Silk writes its profiles below a folder that is usually public. Give them a folder of their own.',
      fixes: fixes(settings),
    };
  },
});
