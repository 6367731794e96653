import { isInside } from './shared/folders';
import { marked } from './shared/marked';
import { rootOf } from './shared/served';
import { defineRule } from './rule';

const name = 'FILE_UPLOAD_TEMP_DIR';

export default defineRule({
  id: 'upload-temp-in-served-root',
  summary: 'Unfinished uploads lie where visitors can load them',
  why: 'Django keeps an upload here before any form has looked at it. Below a folder that the web server hands out, files that will be refused can be loaded, and so can private ones of other visitors.',
  on: 'settings',
  profile: 'hard',
  django: [],
  cwe: [552],
  fixable: { never: 'only you know a private folder with enough room' },
  sources: ['https://docs.djangoproject.com/en/stable/ref/settings/#file-upload-temp-dir'],
  examples: [
    { code: `MEDIA_ROOT = "/srv/media"\n${marked(`${name} = "/srv/media/tmp"`, '"/srv/media/tmp"')}` },
    {
      title: 'Among static files',
      code: `STATIC_ROOT = "/srv/static"\n${marked(`${name} = "/srv/static"`, '"/srv/static"')}`,
    },
    { code: `MEDIA_ROOT = "/srv/media"\n${name} = "/srv/tmp"` },
    { title: 'The default', code: 'MEDIA_ROOT = "/srv/media"' },
    { title: 'Not known', code: `import os\nMEDIA_ROOT = "/srv/media"\n${name} = os.environ["TEMP_DIR"]` },
    { title: 'For tests', role: 'test', code: `MEDIA_ROOT = "/srv/media"\n${name} = "/srv/media"` },
  ],
  *check(settings) {
    const temp = rootOf(settings, name);
    const roots = ['MEDIA_ROOT', 'STATIC_ROOT'].flatMap((each) => rootOf(settings, each) ?? []);
    const served = temp && roots.find(({ folder }) => isInside(folder, temp.folder));
    if (temp === undefined || served === undefined) return;
    yield {
      at: temp.alternative.written?.value ?? temp.alternative.at,
      subject: name,
      message: `Unfinished uploads lie below \`${served.setting}\`, where everybody can load them. Use a private folder.`,
    };
  },
});
