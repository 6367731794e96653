import { atLeast } from '../django/versions';
import { staysText } from '../model/steps';
import { editable, pointAt, replaceKeepingComments } from './shared/edits';
import { fallbackPlace, isFallbackText, whereMissing } from './shared/fallback';
import { listRead } from './shared/idiom';
import { quoteOf } from './shared/source';
import { textIn } from './shared/values';
import { defineRule } from './rule';
import type { Alternative, Fix, SettingsView, Test } from './shared/model';

const name = 'ALLOWED_HOSTS';

/** Django's own test: anything but a list or tuple stops it. A text from the environment is one of these. */
const wrongType: Test = (value) => {
  if (value.kind === 'sequence') return value.type === 'set';
  if (value.kind === 'env') return staysText(value.steps) ? true : undefined;
  // `cast=Csv` of python-decouple, for `cast=Csv()`.
  if (value.kind === 'call') return value.callee === 'decouple.Csv' ? true : undefined;
  return value.kind === 'literal' || value.kind === 'dict' ? true : undefined;
};

/** Before 4.0 Django takes whatever it can go through, and a text letter by letter. */
const wrongBefore: Test = (value) => (value.kind === 'sequence' || value.kind === 'dict' ? false : wrongType(value));

function isChecked({ django }: SettingsView): boolean {
  return django === undefined || atLeast(django, '4.0');
}

/** What comes of it; undefined for a text with `*` where every host is meant. */
function messageFor(settings: SettingsView, hosts: Alternative): string | undefined {
  const text = textIn(hosts.value);
  if (isChecked(settings))
    return '`ALLOWED_HOSTS` is not a list, and Django refuses to start. Make it a list of hosts.';
  if (text?.includes('*') !== true)
    return '`ALLOWED_HOSTS` is not a list, so this Django answers every request with an error. Make it a list of hosts.';
  if (settings.role === 'development') return undefined;
  return '`ALLOWED_HOSTS` is a text with `*` in it, so this Django accepts any `Host` header. Make it a list of hosts.';
}

/** The hosts in a text that was meant as a list; undefined where that would allow everything. */
function asList(settings: SettingsView, hosts: Alternative): string | undefined {
  const source = settings.textOf(hosts.at);
  if (hosts.value.kind === 'sequence')
    return /^\{[^#]*\}$/.test(source) ? `[${source.slice(1, -1).trim()}]` : undefined;
  const items = (textIn(hosts.value) ?? '').split(',').map((item) => item.trim());
  if (!items.every((item) => /^[\w.:[\]-]+$/.test(item))) return undefined;
  const quote = /^["']/.exec(source)?.[0] ?? quoteOf(source);
  return `[${items.map((item) => quote + item + quote).join(', ')}]`;
}

/** `cast=Csv` becomes `cast=Csv()`. */
function callCast(settings: SettingsView, { at }: Alternative): readonly Fix[] {
  const found = /\bcast\s*=\s*(?:\w+\.)*Csv(?=\s*[,)])/.exec(settings.textOf(at));
  if (found === null) return [];
  const edits = [{ at: pointAt(at.uri, at.span.start + found.index + found[0].length), newText: '()' }];
  return [{ title: 'Write `Csv()`', edits, safety: 'unsafe', preferred: true }];
}

function fixes(settings: SettingsView, hosts: Alternative): readonly Fix[] {
  if (hosts.value.kind === 'call') return callCast(settings, hosts);
  const list = hosts.read === undefined ? asList(settings, hosts) : undefined;
  const at = hosts.read === undefined ? editable(settings, hosts) : hosts.written?.value;
  if (at === undefined || hosts.written?.how !== 'assign') return [];
  const read = list === undefined ? listRead(settings, at, hosts.read?.variable ?? name) : { text: list, edits: [] };
  const replaced = replaceKeepingComments(settings, at, read.text, hosts.written);
  if (replaced === undefined) return [];
  const title = list === undefined ? 'Read a list from the environment' : 'Make it a list';
  return [
    { title, edits: [...read.edits, ...replaced], safety: list === undefined ? 'unsafe' : 'safe', preferred: true },
  ];
}

export default defineRule({
  id: 'allowed-hosts-wrong-type',
  summary: '`ALLOWED_HOSTS` is not a list',
  why: 'Django raises `ImproperlyConfigured` at start for anything but a list or tuple, so the site does not run. Before 4.0 it took a text letter by letter: no host was let in, or every host where one of the letters is `*`. A text in parentheses without a comma is still a text, and so is what the environment gives.',
  on: 'settings',
  profile: 'broken',
  django: [],
  cwe: [704],
  fixable: 'sometimes',
  reveals: [
    'allowed-hosts-blank-entry',
    'allowed-hosts-empty',
    'allowed-hosts-malformed',
    'allowed-hosts-too-broad',
    'placeholder-domain',
  ],
  sources: ['https://docs.djangoproject.com/en/stable/ref/settings/#allowed-hosts'],
  examples: [
    {
      code: 'ALLOWED_HOSTS = ("shop.test.org")\n#                ^^^^^^^^^^^^^^^',
      after: 'ALLOWED_HOSTS = ["shop.test.org"]',
    },
    {
      title: 'A text',
      code: "ALLOWED_HOSTS = 'a.org, b.org'\n#               ^^^^^^^^^^^^^^",
      after: "ALLOWED_HOSTS = ['a.org', 'b.org']",
    },
    {
      title: 'A set',
      code: "ALLOWED_HOSTS = {'a.org', 'b.org'}\n#               ^^^^^^^^^^^^^^^^^^",
      after: "ALLOWED_HOSTS = ['a.org', 'b.org']",
    },
    { title: 'The same for development', django: '2.2', role: 'development', code: 'ALLOWED_HOSTS = "*"' },
    { title: 'A set before Django 4.0', django: '3.2', code: "ALLOWED_HOSTS = {'a.org', 'b.org'}" },
    { code: 'ALLOWED_HOSTS = ("shop.test.org",)' },
  ],
  *check(settings) {
    const setting = settings.get(name);
    const test = isChecked(settings) ? wrongType : wrongBefore;
    const hosts = setting.deployed(test);
    const message = hosts && messageFor(settings, hosts);
    if (hosts?.written === undefined || message === undefined) return;
    yield {
      at: isFallbackText(hosts) ? fallbackPlace(settings, hosts) : hosts.at,
      subject: name,
      message: whereMissing(setting, hosts, test) + message,
      fixes: fixes(settings, hosts),
    };
  },
});
