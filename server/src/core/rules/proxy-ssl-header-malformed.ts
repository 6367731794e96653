import { arrivesAsText } from './shared/env-text';
import { editable, replaceKeepingComments } from './shared/edits';
import { whereMissing } from './shared/fallback';
import { quoteOf } from './shared/source';
import { environName, proxyHeader, proxyPair } from './shared/proxy-header';
import { textIn } from './shared/values';
import { defineRule } from './rule';
import type { Alternative, Fix, SettingsView, Test } from './shared/model';

/** Nothing takes the text of a variable apart, so it can never be a pair. */
function isText(value: Alternative['value']): boolean {
  return value.kind === 'env' && arrivesAsText(value.steps);
}

/** What is wrong with the pair, in words; undefined for a good one and for what is not known. */
function trouble(value: Alternative['value']): string | undefined {
  if (isText(value)) {
    return 'is the text of a variable, and Django stops with an error at the first request where that is set';
  }
  const pair = proxyPair(value);
  if (pair === undefined) return undefined;
  if (pair.length !== 2) return 'is not a pair, and Django stops with an error at the first request';
  const header = pair.header && textIn(pair.header.value);
  if (header !== undefined && !/^HTTP_[A-Z0-9_]+$/.test(header)) {
    return 'names the header in a way that never matches, so every request counts as plain HTTP';
  }
  const secure = pair.value && textIn(pair.value.value);
  return secure === '' ? 'waits for an empty header, so no request over HTTPS counts as one' : undefined;
}

const malformed: Test = (value) => (trouble(value) === undefined ? undefined : true);

/** The usual pair, where the setting names its header and lacks the rest. */
function completed(settings: SettingsView, found: Alternative): readonly Fix[] {
  const at = found.read === undefined ? editable(settings, found) : undefined;
  if (at === undefined || found.written?.how !== 'assign') return [];
  if (!/^\(?\s*["']HTTP_X_FORWARDED_PROTO["']\s*(?:,\s*(?:""|'')?\s*)?,?\s*\)?$/.test(settings.textOf(at))) return [];
  const quote = quoteOf(settings.textOf(at));
  const newText = `(${quote}HTTP_X_FORWARDED_PROTO${quote}, ${quote}https${quote})`;
  const edits = replaceKeepingComments(settings, at, newText, found.written);
  return edits ? [{ title: 'Write the pair', edits, safety: 'unsafe', preferred: true }] : [];
}

function fixes(settings: SettingsView, found: Alternative): readonly Fix[] {
  const whole = completed(settings, found);
  if (whole.length > 0) return whole;
  const header = proxyPair(found.value)?.header;
  const text = header === undefined ? '' : settings.textOf(header.at);
  const quote = /^(["'])[\w -]+\1$/.exec(text)?.[1];
  const meant = environName(text.slice(1, -1));
  if (header === undefined || quote === undefined || header.via.length > 0 || meant === text.slice(1, -1)) return [];
  const edits = [{ at: header.at, newText: quote + meant + quote }];
  return [{ title: `Write \`${meant}\``, edits, safety: 'unsafe', preferred: true }];
}

function placeOf({ at, value }: Alternative): Alternative['at'] {
  const pair = proxyPair(value);
  if (pair?.length !== 2) return at;
  const header = pair.header && textIn(pair.header.value);
  const bad = header !== undefined && !/^HTTP_[A-Z0-9_]+$/.test(header) ? pair.header : pair.value;
  return bad?.at ?? at;
}

export default defineRule({
  id: 'proxy-ssl-header-malformed',
  summary: '`SECURE_PROXY_SSL_HEADER` cannot work as it is written',
  why: 'Django looks for the name that WSGI gives to a header: `HTTP_`, capitals, underscores. With any other name it never sees the header, takes every request for plain HTTP, redirects for ever and answers forms with 403. Anything but a pair is an error at the first request.',
  on: 'settings',
  profile: 'broken',
  django: [],
  cwe: [348],
  fixable: 'sometimes',
  reveals: ['proxy-ssl-header-unconditional'],
  sources: ['https://docs.djangoproject.com/en/stable/ref/settings/#secure-proxy-ssl-header'],
  examples: [
    {
      code: `${proxyHeader} = ("X-Forwarded-Proto", "https")\n#                          ^^^^^^^^^^^^^^^^^^^`,
      after: `${proxyHeader} = ("HTTP_X_FORWARDED_PROTO", "https")`,
    },
    {
      title: 'Without the prefix',
      code: `${proxyHeader} = ('X_FORWARDED_PROTO', 'https')\n#                          ^^^^^^^^^^^^^^^^^^^`,
      after: `${proxyHeader} = ('HTTP_X_FORWARDED_PROTO', 'https')`,
    },
    {
      title: 'In small letters',
      code: `${proxyHeader} = ('http_x_forwarded_proto', 'https')\n#                          ^^^^^^^^^^^^^^^^^^^^^^^^`,
    },
    {
      title: 'A text',
      code: `${proxyHeader} = "HTTP_X_FORWARDED_PROTO"\n#                         ^^^^^^^^^^^^^^^^^^^^^^^^`,
      after: `${proxyHeader} = ("HTTP_X_FORWARDED_PROTO", "https")`,
    },
    {
      title: 'One item',
      code: `${proxyHeader} = ("HTTP_X_FORWARDED_PROTO",)\n#                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^`,
      after: `${proxyHeader} = ("HTTP_X_FORWARDED_PROTO", "https")`,
    },
    {
      title: 'The text of a variable in two parts',
      code: `import os\n${proxyHeader} = tuple(os.environ["PROXY_HEADER"].split(","))`,
    },
    { code: `${proxyHeader} = ("HTTP_X_FORWARDED_PROTO", "https")` },
    { title: 'Off', code: `${proxyHeader} = None` },
    { title: 'Off as well', code: `${proxyHeader} = ()` },
  ],
  *check(settings) {
    const setting = settings.get(proxyHeader);
    const found = setting.deployed(malformed) ?? setting.deployedAlternatives.find(({ value }) => isText(value));
    const because = found && trouble(found.value);
    if (found?.written === undefined || because === undefined) return;
    yield {
      at: placeOf(found),
      subject: proxyHeader,
      message: `${whereMissing(setting, found, malformed)}\`${proxyHeader}\` ${because}. Write \`("HTTP_X_FORWARDED_PROTO", "https")\`.`,
      fixes: fixes(settings, found),
    };
  },
});
