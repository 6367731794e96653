import { definePackage } from '../package-facts';

/** Django Ninja; read from its `conf.py` (1.7). */
export const ninja = definePackage({
  distributions: ['django-ninja'],
  apps: ['ninja'],
  modules: ['ninja'],
  docs: 'https://django-ninja.dev/reference/settings/',
  settings: [
    {
      name: 'NINJA_NUM_PROXIES',
      kind: 'int',
      doc: 'How many proxies stand in front; without it a client is known by the whole `X-Forwarded-For`, which it writes itself.',
      safe: 'the number of your own proxies',
      default: 'None',
      since: '1.3',
    },
    {
      name: 'NINJA_DEFAULT_THROTTLE_RATES',
      kind: 'dict',
      doc: 'A rate for each scope of the throttles in use.',
      default: "{'auth': '10000/day', 'user': '10000/day', 'anon': '1000/day'}",
      since: '1.3',
    },
    {
      name: 'NINJA_PAGINATION_CLASS',
      kind: 'text',
      doc: 'How long lists are cut into pages.',
      default: "'ninja.pagination.LimitOffsetPagination'",
      shown: 'dotted',
    },
    { name: 'NINJA_PAGINATION_PER_PAGE', kind: 'int', doc: 'How many items a page has.', default: '100' },
    {
      name: 'NINJA_MAX_PER_PAGE_SIZE',
      kind: 'int',
      doc: 'How many items a client may ask for on one page.',
      default: '100',
    },
    {
      name: 'NINJA_PAGINATION_MAX_LIMIT',
      kind: 'int',
      doc: 'How many items a client may ask for at once; without it there is no bound.',
      safe: 'a number',
    },
    {
      name: 'NINJA_DOCS_VIEW',
      kind: 'text',
      doc: 'Removed: Django Ninja stops with an error where it is set. Use `NinjaAPI(docs=…)`.',
      removed: '1.0',
    },
  ],
});
