import { isBehindHash } from '../text';
import { defineRule } from './rule';
import type { EnvFileEntry, Place, Problem, ProcessFileView } from './shared/model';

/** Variables of servers that name the proxies whose headers count. */
const variables = 'FORWARDED_ALLOW_IPS|(?:DJANGO_)?TRUSTED_PROXIES';
const variable = new RegExp(`^(?:${variables})$`);
const everybody = /(?:^|[\s,])(?:\*|0\.0\.0\.0\/0|::\/0)(?:$|[\s,])/;

/** A value in quotes or without, or the default of `${NAME:-…}`. */
const value = `["']?(?:\\$\\{\\w+:?-)?([^\\s"'}]+)`;

/** How Dockerfiles, compose files, Procfiles and Gunicorn's own configuration name them. */
const written: readonly RegExp[] = [
  new RegExp(`(?<![\\w$]|\\$\\{)(${variables})["']?(?:[ \\t]*[=:][ \\t]*|[ \\t]+|\\s+value:[ \\t]*)${value}`, 'g'),
  new RegExp(`(--forwarded-allow-ips)["']?(?:\\s*[=,]\\s*|\\s+(?:-\\s+)?)${value}`, 'g'),
  new RegExp(`^[ \\t]*(forwarded_allow_ips)[ \\t]*=[ \\t]*${value}`, 'gm'),
];

interface Trust {
  readonly name: string;
  readonly at: Place;
}

function inEntry({ key, value: text, valueAt }: EnvFileEntry): readonly Trust[] {
  return text !== null && variable.test(key) && everybody.test(text.trim()) ? [{ name: key, at: valueAt }] : [];
}

function inProcess({ uri, text }: ProcessFileView): readonly Trust[] {
  return written.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap(({ index, 0: all, 1: name = '', 2: proxies = '' }) => {
      const end = index + all.length;
      if (!everybody.test(proxies) || isBehindHash(text, index)) return [];
      return [{ name, at: { uri, span: { start: end - proxies.length, end } } }];
    }),
  );
}

function problem({ name, at }: Trust): Problem {
  return {
    at,
    subject: name,
    message: `\`${name}\` lets every visitor write the headers that only a proxy should. Name the address of the proxy.`,
  };
}

export default defineRule({
  id: 'trust-all-proxies',
  summary: 'A server believes the forwarding headers of everybody',
  why: 'Gunicorn, Uvicorn and others take the address of the visitor and the scheme from headers that a proxy sets. Where everybody counts as a proxy, a visitor writes these headers: lock-outs and limits by address are evaded, and plain HTTP counts as HTTPS.',
  notes:
    'In a container network where only the proxy reaches the server this is common and harmless; the address of the proxy says the same without the risk. It looks at `.env` files, Dockerfiles, compose files, Procfiles, the files of platforms and `gunicorn.conf.py`, except for those for development and tests.',
  on: 'env',
  profile: 'prodinfo',
  django: [],
  cwe: [348],
  fixable: { never: 'only you know the address of the proxy' },
  sources: [
    'https://docs.gunicorn.org/en/stable/settings.html#forwarded-allow-ips',
    'https://www.uvicorn.org/settings/#http',
  ],
  examples: [
    { code: 'FORWARDED_ALLOW_IPS=*\n#                   ^' },
    { code: 'TRUSTED_PROXIES=10.0.0.1,0.0.0.0/0\n#               ^^^^^^^^^^^^^^^^^^' },
    {
      title: 'A variable of a container',
      path: 'compose.yml',
      code: 'services:\n  web:\n    environment:\n      FORWARDED_ALLOW_IPS: "*"\n#                           ^\n',
    },
    { code: 'FORWARDED_ALLOW_IPS=10.0.0.1' },
    { title: 'Empty', code: 'FORWARDED_ALLOW_IPS=' },
    { title: 'Another variable', code: 'ALLOWED_PATHS=*' },
  ],
  check: (file) => (file.role === 'example' ? [] : file.entries.flatMap(inEntry).map(problem)),
  checkProject: ({ processes }) =>
    processes
      .filter(({ role }) => role === 'production')
      .flatMap(inProcess)
      .map(problem),
});
