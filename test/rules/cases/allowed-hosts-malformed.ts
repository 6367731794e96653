import type { Example } from '../../../server/src/core/rules/rule';

export const cases: readonly Example[] = [
  {
    title: 'A path',
    code: 'ALLOWED_HOSTS = ["example.org/shop"]\n#                ^^^^^^^^^^^^^^^^^^',
    after: 'ALLOWED_HOSTS = ["example.org"]',
  },
  {
    title: 'Blanks',
    code: 'ALLOWED_HOSTS = [" example.org"]\n#                ^^^^^^^^^^^^^^',
    after: 'ALLOWED_HOSTS = ["example.org"]',
  },
  {
    title: 'A dot at the end',
    code: 'ALLOWED_HOSTS = ["example.org."]\n#                ^^^^^^^^^^^^^^',
    after: 'ALLOWED_HOSTS = ["example.org"]',
  },
  {
    title: 'Two hosts in one text',
    code: 'ALLOWED_HOSTS = ["example.org,example.com"]\n#                ^^^^^^^^^^^^^^^^^^^^^^^^^',
    after: 'ALLOWED_HOSTS = ["example.org", "example.com"]',
  },
  {
    code: "ALLOWED_HOSTS = ['localhost 127.0.0.1 [::1]']\n#                ^^^^^^^^^^^^^^^^^^^^^^^^^^^",
    after: "ALLOWED_HOSTS = ['localhost', '127.0.0.1', '[::1]']",
  },
  {
    title: 'A comma behind a host',
    code: 'ALLOWED_HOSTS = ["example.org,"]\n#                ^^^^^^^^^^^^^^',
    after: 'ALLOWED_HOSTS = ["example.org"]',
  },
  {
    title: 'Added to the list',
    code: 'ALLOWED_HOSTS = ["a.example.org"]\nALLOWED_HOSTS.append("b.example.org,c.example.org")\n#                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
    after: 'ALLOWED_HOSTS = ["a.example.org"]\nALLOWED_HOSTS.extend(["b.example.org", "c.example.org"])',
  },
  {
    title: 'IPv6 without brackets',
    code: 'ALLOWED_HOSTS = ["::1"]\n#                ^^^^^',
    after: 'ALLOWED_HOSTS = ["[::1]"]',
  },
  {
    title: 'A port',
    code: 'ALLOWED_HOSTS = ["example.org:8000"]\n#                ^^^^^^^^^^^^^^^^^^',
    after: 'ALLOWED_HOSTS = ["example.org"]',
  },
];
