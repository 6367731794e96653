import { storesElsewhere } from './shared/default-storage';
import { folderOf, isInside, isBelow, type Folder } from './shared/folders';
import { marked } from './shared/marked';
import { mayUsePackage } from './shared/packages';
import { foldersBeside, servesByWhitenoise } from './shared/served';
import { nonEmptyText } from './shared/values';
import { defineRule } from './rule';
import type { Alternative, SettingsView } from './shared/model';

const middleware = 'MIDDLEWARE = ["whitenoise.middleware.WhiteNoiseMiddleware"]\n';

const setting = 'MEDIA_ROOT';

/** True where WhiteNoise hands out this folder for uploads on every site that has it. */
function isServed(settings: SettingsView, media: Alternative): boolean {
  const folder = media.written && nonEmptyText(media.value) !== false ? folderOf(media.value, media.at) : undefined;
  if (folder === undefined || storesElsewhere(settings, media)) return false;
  const holds = (name: string, contains: (outer: Folder, inner: Folder) => boolean): boolean => {
    const outer = foldersBeside(settings, name, media);
    return outer.length > 0 && outer.every((each) => each !== undefined && contains(each, folder));
  };
  return holds('WHITENOISE_ROOT', isInside) || (servesByWhitenoise(settings) && holds('STATIC_ROOT', isBelow));
}

export default defineRule({
  id: 'whitenoise-serves-media',
  summary: 'WhiteNoise serves what visitors upload',
  why: 'WhiteNoise sends files with the type of their name, from your own origin: an uploaded page or drawing with a script in it runs with the session of whoever opens it. Its documentation says not to serve uploads with it.',
  notes:
    'It looks for files when it starts, so new uploads appear after the next restart, which makes this easy to overlook. Silent where uploads go to a storage service on the sites that have this folder.',
  on: 'settings',
  profile: 'hard',
  django: [],
  cwe: [434, 79],
  fixable: { never: 'files that are there already have to be moved as well' },
  sources: ['https://whitenoise.readthedocs.io/en/stable/django.html#serving-media-files'],
  examples: [
    {
      code: marked(
        'WHITENOISE_ROOT = "/srv/shop/public"\nMEDIA_ROOT = "/srv/shop/public/media"',
        '"/srv/shop/public/media"',
      ),
    },
    {
      title: 'The same folder',
      code: marked('MEDIA_ROOT = "/srv/shop/public/"\nWHITENOISE_ROOT = "/srv/shop/public"', '"/srv/shop/public/"'),
    },
    {
      title: 'Among the static files',
      code: `${middleware}STATIC_ROOT = "/srv/static"\n${marked('MEDIA_ROOT = "/srv/static/media"', '"/srv/static/media"')}`,
    },
    { code: `${middleware}STATIC_ROOT = "/srv/static"\nMEDIA_ROOT = "/srv/media"\nWHITENOISE_ROOT = "/srv/public"` },
    { title: 'No WhiteNoise', code: 'STATIC_ROOT = "/srv/static"\nMEDIA_ROOT = "/srv/static/media"' },
    {
      title: 'Not known',
      code: `import os\n${middleware}STATIC_ROOT = "/srv/static"\nMEDIA_ROOT = os.environ["MEDIA"]`,
    },
  ],
  *check(settings) {
    if (!settings.get(setting).isAssigned || !mayUsePackage(settings, 'whitenoise')) return;
    const { deployedAlternatives } = settings.get(setting);
    const exposed = new Set(
      deployedAlternatives.filter((media) => isServed(settings, media)).map(({ value }) => value),
    );
    if (exposed.size === 0 || settings.get(setting).deployed((value) => exposed.has(value)) === undefined) return;
    const media = deployedAlternatives.find(({ value }) => exposed.has(value));
    if (media === undefined) return;
    yield {
      at: media.written?.value ?? media.at,
      subject: setting,
      message:
        'WhiteNoise serves the uploads in `MEDIA_ROOT` from your own origin, where a script in one runs with the session of visitors. Move them to a folder that it does not serve.',
    };
  },
});
