import { clientHeaders, proxyHeader, proxyPair } from './shared/proxy-header';
import { textIn } from './shared/values';
import { defineRule } from './rule';
import type { Alternative, Fix, SettingsView, Value } from './shared/model';

/** The part of the pair that lets plain requests count as HTTPS. */
function insecurePart(value: Value): Alternative | undefined {
  const pair = proxyPair(value);
  if (pair?.length !== 2) return undefined;
  if (pair.header !== undefined && clientHeaders.includes(textIn(pair.header.value) ?? '')) return pair.header;
  return pair.value !== undefined && textIn(pair.value.value)?.toLowerCase() === 'http' ? pair.value : undefined;
}

function fixes(settings: SettingsView, found: Alternative, part: Alternative): readonly Fix[] {
  const quote = /^(["']).*\1$/.exec(settings.textOf(part.at))?.[1];
  if (quote === undefined || part.via.length > 0) return [];
  const isHeader = proxyPair(found.value)?.header === part;
  const meant = isHeader ? 'HTTP_X_FORWARDED_PROTO' : 'https';
  const edits = [{ at: part.at, newText: quote + meant + quote }];
  return [{ title: `Write \`${meant}\``, edits, safety: 'unsafe', preferred: !isHeader }];
}

export default defineRule({
  id: 'proxy-ssl-header-value-insecure',
  summary: '`SECURE_PROXY_SSL_HEADER` takes plain requests for HTTPS',
  why: 'Requests that came over plain HTTP then count as secure: they are not redirected, and cookies and forms that HTTPS should protect go over the open network. With a header that browsers send themselves, every visitor decides.',
  on: 'settings',
  profile: 'hard',
  django: [],
  cwe: [348],
  fixable: 'sometimes',
  reveals: ['proxy-ssl-header-unconditional'],
  sources: ['https://docs.djangoproject.com/en/stable/ref/settings/#secure-proxy-ssl-header'],
  examples: [
    {
      code: `${proxyHeader} = ("HTTP_X_FORWARDED_PROTO", "http")\n#                                                    ^^^^^^`,
      after: `${proxyHeader} = ("HTTP_X_FORWARDED_PROTO", "https")`,
    },
    {
      title: 'A header of the browser',
      code: `${proxyHeader} = ("HTTP_ORIGIN", "https")\n#                          ^^^^^^^^^^^^^`,
    },
    { code: `${proxyHeader} = ("HTTP_X_FORWARDED_PROTO", "https")` },
    { title: 'Off', code: `${proxyHeader} = None` },
    { title: 'For tests', role: 'test', code: `${proxyHeader} = ("HTTP_ORIGIN", "https")` },
  ],
  *check(settings) {
    const found = settings.get(proxyHeader).deployed((value) => (insecurePart(value) === undefined ? undefined : true));
    const part = found && insecurePart(found.value);
    if (found?.written === undefined || part === undefined) return;
    yield {
      at: part.at,
      subject: proxyHeader,
      message: `With this \`${proxyHeader}\`, plain requests count as HTTPS. Write \`("HTTP_X_FORWARDED_PROTO", "https")\`, and let the proxy set that header.`,
      fixes: fixes(settings, found, part),
    };
  },
});
