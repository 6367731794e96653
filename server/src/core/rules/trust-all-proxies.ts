import { defineRule } from './rule';

/** Variables of servers that name the proxies whose headers count, and what "everybody" is for each. */
const everybody: Readonly<Record<string, RegExp>> = {
  FORWARDED_ALLOW_IPS: /(?:^|[\s,])(?:\*|0\.0\.0\.0\/0|::\/0)(?:$|[\s,])/,
  TRUSTED_PROXIES: /(?:^|[\s,])(?:\*|0\.0\.0\.0\/0|::\/0)(?:$|[\s,])/,
  DJANGO_TRUSTED_PROXIES: /(?:^|[\s,])(?:\*|0\.0\.0\.0\/0|::\/0)(?:$|[\s,])/,
};

export default defineRule({
  id: 'trust-all-proxies',
  summary: 'A server believes the forwarding headers of everybody',
  why: 'Gunicorn, Uvicorn and others take the address of the visitor and the scheme from headers that a proxy sets. Where everybody counts as a proxy, a visitor writes these headers: lock-outs and limits by address are evaded, and plain HTTP counts as HTTPS.',
  notes:
    'In a container network where only the proxy reaches the server this is common and harmless; the address of the proxy says the same without the risk.',
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
    { code: 'FORWARDED_ALLOW_IPS=10.0.0.1' },
    { title: 'Empty', code: 'FORWARDED_ALLOW_IPS=' },
    { title: 'For development', path: '.env.dev', code: 'FORWARDED_ALLOW_IPS=*' },
    { title: 'An example', path: '.env.example', code: 'FORWARDED_ALLOW_IPS=*' },
  ],
  *check(file) {
    if (file.role === 'example') return;
    for (const entry of file.entries) {
      if (entry.value === null || everybody[entry.key]?.test(entry.value.trim()) !== true) continue;
      yield {
        at: entry.valueAt,
        subject: entry.key,
        message: `\`${entry.key}\` lets every visitor write the headers that only a proxy should. Name the address of the proxy.`,
      };
    }
  },
});
