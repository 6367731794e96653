import { isInside, isBelow } from './shared/folders';
import { marked } from './shared/marked';
import { mayUsePackage } from './shared/packages';
import { rootOf, servesByWhitenoise } from './shared/served';
import { defineRule } from './rule';

const middleware = 'MIDDLEWARE = ["whitenoise.middleware.WhiteNoiseMiddleware"]\n';

export default defineRule({
  id: 'whitenoise-serves-media',
  summary: 'WhiteNoise serves what visitors upload',
  why: 'WhiteNoise sends files with the type of their name, from your own origin: an uploaded page or drawing with a script in it runs with the session of whoever opens it. Its documentation says not to serve uploads with it.',
  notes:
    'It looks for files when it starts, so new uploads appear after the next restart, which makes this easy to overlook.',
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
    { title: 'For tests', role: 'test', code: 'WHITENOISE_ROOT = "/srv/files"\nMEDIA_ROOT = "/srv/files"' },
  ],
  *check(settings) {
    const media = rootOf(settings, 'MEDIA_ROOT');
    if (media === undefined || !mayUsePackage(settings, 'whitenoise')) return;
    const own = rootOf(settings, 'WHITENOISE_ROOT');
    const files = servesByWhitenoise(settings) ? rootOf(settings, 'STATIC_ROOT') : undefined;
    const served =
      (own !== undefined && isInside(own.folder, media.folder)) ||
      (files !== undefined && isBelow(files.folder, media.folder));
    if (!served) return;
    yield {
      at: media.alternative.written?.value ?? media.alternative.at,
      subject: media.setting,
      message:
        'WhiteNoise serves uploads from your own origin, where a script in one runs with the session of visitors. Move them to a folder that it does not serve.',
    };
  },
});
