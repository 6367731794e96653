import { definePackage } from '../package-facts';

/** Wagtail; read from its documentation and source (7). */
export const wagtail = definePackage({
  distributions: ['wagtail'],
  apps: ['wagtail', 'wagtail.core', 'wagtail.admin', 'wagtail.documents', 'wagtail.images'],
  modules: ['wagtail'],
  docs: 'https://docs.wagtail.org/en/stable/reference/settings.html',
  settings: [
    {
      name: 'WAGTAILDOCS_BLOCK_EMBEDDED_CONTENT',
      kind: 'bool',
      doc: 'Sends documents with a policy that stops their scripts.',
      safe: '`True`',
      default: 'True',
      since: '5.0',
    },
    {
      name: 'WAGTAILDOCS_SERVE_METHOD',
      kind: 'text',
      doc: 'Whether Wagtail serves documents, after its checks (`serve_view`), sends people to the storage (`redirect`), or links to it (`direct`).',
      safe: '`serve_view`',
      shown: 'word',
    },
    {
      name: 'WAGTAILDOCS_EXTENSIONS',
      kind: 'list',
      doc: 'The kinds of documents that may be uploaded; all of them where it is missing.',
      shown: 'word',
    },
    {
      name: 'WAGTAILIMAGES_EXTENSIONS',
      kind: 'list',
      doc: 'The kinds of images that may be uploaded.',
      safe: 'without `svg`',
      shown: 'word',
    },
    {
      name: 'WAGTAILIMAGES_MAX_UPLOAD_SIZE',
      kind: 'int',
      doc: 'The largest image that may be uploaded, in bytes.',
    },
    {
      name: 'WAGTAILADMIN_BASE_URL',
      kind: 'text',
      doc: 'The address of the site in mails to editors.',
      safe: 'an `https://` address',
      shown: 'host',
    },
  ],
});
