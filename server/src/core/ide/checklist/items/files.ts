import type { SectionSpec } from '../item';
import { falsy, literal } from '../../../rules/shared/values';
import { setting } from '../questions';

export const files: SectionSpec = {
  id: 'files',
  title: 'Static files and uploads',
  items: [
    {
      id: 'static-files',
      title: 'Static files are collected and served with caching headers',
      help: 'Set `STATIC_ROOT`, run `collectstatic` when deploying, and serve them by the web server, WhiteNoise or a bucket.',
      rules: ['whitenoise-order'],
      proof: setting(
        'STATIC_ROOT',
        (value) => (falsy(value) === true ? false : value.kind === 'unknown' ? undefined : true),
        'collectstatic has no target',
      ),
    },
    {
      id: 'media-files',
      title: 'Uploads are served by a web server or bucket, from a place of their own',
      help: 'Not through Django, not from the folder of static files, best from another domain, with `Content-Disposition: attachment` for what is not shown.',
      rules: ['silk-profiler-in-media'],
    },
    {
      id: 'upload-size',
      title: 'The size of requests is limited',
      help: 'Keep `DATA_UPLOAD_MAX_MEMORY_SIZE` (2.5 MB by default), and limit the body in the web server (`client_max_body_size`).',
      proof: setting(
        'DATA_UPLOAD_MAX_MEMORY_SIZE',
        literal((value) => value !== null),
        'requests may be of any size',
      ),
    },
    {
      id: 'upload-types',
      title: 'Uploaded files are checked before they are kept',
      help: 'Allow a list of extensions, look at the content and not at the name, give the file a name of your own, scan it for malware.',
    },
  ],
};
