import { definePackage } from '../package-facts';

/** django-eventstream; read from its `utils.py` (5.3). */
export const eventstream = definePackage({
  distributions: ['django-eventstream'],
  apps: ['django_eventstream'],
  modules: ['django_eventstream'],
  docs: 'https://github.com/fanout/django-eventstream#cross-origin-resource-sharing-cors-headers',
  settings: [
    {
      name: 'EVENTSTREAM_ALLOW_ORIGINS',
      kind: 'list',
      doc: 'The origins whose pages may read the events; the text `*` lets every page read them.',
      safe: 'a list of your own front ends',
      default: "''",
      shown: 'host',
    },
    {
      name: 'EVENTSTREAM_ALLOW_ORIGIN',
      kind: 'any',
      doc: 'The same under its old name, which comes first.',
      safe: 'a list of your own front ends',
      default: 'None',
      shown: 'host',
    },
    {
      name: 'EVENTSTREAM_ALLOW_CREDENTIALS',
      kind: 'bool',
      doc: 'Lets those pages read events with the cookies of the visitor.',
      default: 'False',
    },
    {
      name: 'EVENTSTREAM_ALLOW_HEADERS',
      kind: 'text',
      doc: 'The headers that those pages may send.',
      default: "''",
    },
    {
      name: 'EVENTSTREAM_STORAGE_CLASS',
      kind: 'text',
      doc: 'Keeps events, so that a client gets what it has missed.',
      shown: 'dotted',
    },
    {
      name: 'EVENTSTREAM_CHANNELMANAGER_CLASS',
      kind: 'text',
      doc: 'Decides who may listen to which channel; the one of the package lets everybody.',
      shown: 'dotted',
    },
  ],
});
