import { directiveDocs, settingOf } from '../django/packages/csp';
import { hasApp } from './shared/apps';
import { csp3, csp4 } from './shared/csp-examples';
import { certainWrites, isReadInProject } from './shared/lifecycle';
import { marked } from './shared/marked';
import { packageAtLeast, usesPackage } from './shared/packages';
import { eolOf, moduleText, quoteOf } from './shared/source';
import { deleteStatement } from './shared/statements';
import { pointAt } from './shared/edits';
import { importOffset } from './shared/idiom';
import { decided, textOfPart } from './shared/parts';
import { truthy } from './shared/values';
import { defineRule } from './rule';
import type { FileEdit, Fix, SettingsView, Write } from './shared/model';

const directives = Object.keys(directiveDocs);
const others = ['CSP_REPORT_ONLY', 'CSP_EXCLUDE_URL_PREFIXES', 'CSP_REPORT_PERCENTAGE', 'CSP_INCLUDE_NONCE_IN'];

interface Old {
  readonly name: string;
  readonly write: Write;
}

/** The settings of django-csp 3; names that the module itself reads may be parts of a newer policy. */
function oldSettings(settings: SettingsView): readonly Old[] {
  const found = [...directives.map(settingOf), ...others].flatMap((name) => {
    const write = certainWrites(settings, name).find(({ how }) => how === 'assign');
    return write === undefined || isReadInProject(settings, name) ? [] : [{ name, write }];
  });
  return found.sort((a, b) => a.write.statement.span.start - b.write.statement.span.start);
}

/** Turns plain assignments of one module into the dict of django-csp 4, where the last of them stands. */
function convert(settings: SettingsView, all: readonly Old[]): readonly Fix[] {
  const last = all.at(-1);
  const isPlain = all.every(
    ({ name, write }) => write.name.uri === last?.write.name.uri && settings.get(name).writes.length === 1,
  );
  const reportOnly = reports(settings);
  const nonces = noncesIn(settings, all);
  if (last === undefined || !isPlain || nonces === undefined || reportOnly === undefined) return [];
  const deleted = all.map(({ name, write }) => deleteStatement(settings, name, write));
  if (deleted.includes(undefined)) return [];
  const setting = reportOnly ? 'CONTENT_SECURITY_POLICY_REPORT_ONLY' : 'CONTENT_SECURITY_POLICY';
  const edits: readonly FileEdit[] = [
    ...deleted.slice(0, -1).flatMap((edit) => edit ?? []),
    { at: last.write.statement, newText: dict(settings, setting, all, last.write, nonces) },
    ...(nonces.length === 0 ? [] : [importNonce(settings, last.write)]),
  ];
  return [{ title: `Turn the settings into \`${setting}\``, edits, safety: 'unsafe', preferred: true }];
}

/** The directives whose sources get a nonce; undefined where that is not plain to see. */
function noncesIn(settings: SettingsView, all: readonly Old[]): readonly string[] | undefined {
  const write = all.find(({ name }) => name === 'CSP_INCLUDE_NONCE_IN')?.write;
  if (write === undefined) return [];
  const found = decided(settings.get('CSP_INCLUDE_NONCE_IN').all)?.value;
  const items = found?.kind === 'sequence' && !found.open ? found.items : [];
  const named = items.flatMap((item) => textOfPart(decided(item)) ?? []);
  const isPlain = named.every((directive) => {
    const sources = all.find(({ name }) => name === settingOf(directive))?.write;
    return sources !== undefined && /^[[(][^#]*[\])]$/.test(settings.textOf(sources.value));
  });
  return isPlain && named.length > 0 && named.length === items.length ? named : undefined;
}

function importNonce(settings: SettingsView, { name: { uri } }: Write): FileEdit {
  const text = moduleText(settings, uri);
  return { at: pointAt(uri, importOffset(text)), newText: `from csp.constants import NONCE${eolOf(text)}` };
}

/** The sources of a directive with the constant for a nonce behind them. */
function withNonce(sources: string): string {
  return sources.replace(/\s*,?\s*([\])])$/, ', NONCE$1').replace(/^([[(])\s*, /, '$1');
}

function reports(settings: SettingsView): boolean | undefined {
  const setting = settings.get('CSP_REPORT_ONLY');
  if (!setting.isAssigned) return false;
  const found = decided(setting.all);
  return found && truthy(found.value);
}

function dict(
  settings: SettingsView,
  setting: string,
  all: readonly Old[],
  { name }: Write,
  nonces: readonly string[],
): string {
  const quote =
    all.map(({ write }) => /["']/.exec(settings.textOf(write.value))?.[0]).find((each) => each !== undefined) ??
    quoteOf(moduleText(settings, name.uri));
  const entry = (key: string, value: string): string => `${quote}${key}${quote}: ${value},`;
  const valueOf = (old: string): string | undefined => {
    const write = all.find((each) => each.name === old)?.write;
    return write && settings.textOf(write.value);
  };
  const sources = directives.flatMap((directive) => {
    const value = valueOf(settingOf(directive));
    if (value === undefined) return [];
    return [`        ${entry(directive, nonces.includes(directive) ? withNonce(value) : value)}`];
  });
  const excluded = valueOf('CSP_EXCLUDE_URL_PREFIXES');
  const share = valueOf('CSP_REPORT_PERCENTAGE');
  return [
    `${setting} = {`,
    ...(excluded === undefined ? [] : [`    ${entry('EXCLUDE_URL_PREFIXES', excluded)}`]),
    ...(share === undefined ? [] : [`    ${entry('REPORT_PERCENTAGE', `100 * (${share})`)}`]),
    `    ${quote}DIRECTIVES${quote}: {`,
    ...sources,
    '    },',
    '}',
  ].join('\n');
}

export default defineRule({
  id: 'csp-legacy-settings',
  summary: 'django-csp 4 no longer reads the `CSP_*` settings',
  why: 'Since 4.0 the policy is one dict, and without it the middleware sends no header at all: after the upgrade, browsers enforce nothing, and the settings still look as if they did. Where `csp` is in `INSTALLED_APPS`, a check says so; without it, nothing does.',
  notes:
    'An information of the strict preset where the release of django-csp is not known. Silent for names that the module itself uses, such as to build the new dict.',
  on: 'settings',
  profile: 'broken',
  django: ['csp.E001'],
  cwe: [16],
  fixable: 'sometimes',
  reveals: [
    ...[
      'csp-missing-directive',
      'csp-script-unsafe-inline',
      'csp-style-unsafe-inline',
      'csp-unsafe-eval',
      'csp-wide-source',
    ],
    ...[
      'csp-middleware-missing',
      'csp-exclude-prefixes',
      'csp-paths-excluded',
      'csp-report-only',
      'csp-unquoted-keyword',
      'csp-report-uri-missing',
    ],
  ],
  sources: ['https://django-csp.readthedocs.io/en/latest/migration-guide.html'],
  examples: [
    {
      packages: csp4,
      code: marked(`CSP_DEFAULT_SRC = ("'self'",)\nCSP_IMG_SRC = ["'self'", "data:"]\n`, 'CSP_DEFAULT_SRC'),
      after: `CONTENT_SECURITY_POLICY = {\n    "DIRECTIVES": {\n        "default-src": ("'self'",),\n        "img-src": ["'self'", "data:"],\n    },\n}\n`,
    },
    {
      title: 'Only reported',
      packages: csp4,
      code: marked(
        `CSP_REPORT_ONLY = True\nCSP_REPORT_PERCENTAGE = 0.1\nCSP_DEFAULT_SRC = ["'self'"]`,
        'CSP_REPORT_ONLY',
      ),
      after: `CONTENT_SECURITY_POLICY_REPORT_ONLY = {\n    "REPORT_PERCENTAGE": 100 * (0.1),\n    "DIRECTIVES": {\n        "default-src": ["'self'"],\n    },\n}`,
    },
    {
      title: 'With nonces and paths without a policy',
      packages: csp4,
      code: marked(
        `CSP_SCRIPT_SRC = ("'self'",)\nCSP_INCLUDE_NONCE_IN = ["script-src"]\nCSP_EXCLUDE_URL_PREFIXES = ("/api",)`,
        'CSP_SCRIPT_SRC',
      ),
      after: `from csp.constants import NONCE\nCONTENT_SECURITY_POLICY = {\n    "EXCLUDE_URL_PREFIXES": ("/api",),\n    "DIRECTIVES": {\n        "script-src": ("'self'", NONCE),\n    },\n}`,
    },
    {
      title: 'The release is not known: an information of the strict preset',
      code: marked(`INSTALLED_APPS = ["csp"]\nCSP_DEFAULT_SRC = ["'self'"]`, 'CSP_DEFAULT_SRC'),
    },
    {
      packages: csp4,
      code: `CONTENT_SECURITY_POLICY = {"DIRECTIVES": {"default-src": ["'self'"]}}`,
    },
    { title: 'django-csp 3', packages: csp3, code: `CSP_DEFAULT_SRC = ["'self'"]` },
    {
      title: 'Names that the new dict is made of',
      packages: csp4,
      code: `CSP_DEFAULT_SRC = ["'self'"]\nCONTENT_SECURITY_POLICY = {"DIRECTIVES": {"default-src": CSP_DEFAULT_SRC}}`,
    },
    { title: 'Not used by the project', code: `CSP_DEFAULT_SRC = ["'self'"]` },
  ],
  *check(settings) {
    const isFour = packageAtLeast(settings, 'csp', '4.0');
    if (isFour === false || !usesPackage(settings, 'csp')) return;
    if (isFour === undefined && settings.get('CONTENT_SECURITY_POLICY').isAssigned) return;
    const all = oldSettings(settings);
    const [first] = all;
    if (first === undefined) return;
    const checked = hasApp(settings, 'csp') !== false;
    const hasNew = ['CONTENT_SECURITY_POLICY', 'SECURE_CSP'].some((name) => settings.get(name).isAssigned);
    yield {
      at: first.write.name,
      subject: first.name,
      message: `django-csp 4 ignores \`${first.name}\` and the other \`CSP_*\` settings${hasNew ? '' : ' and sends no policy'}. Write them as \`CONTENT_SECURITY_POLICY\`${checked ? '' : ', and add `csp` to `INSTALLED_APPS` to have it checked'}.`,
      ...(isFour === true ? {} : { profile: 'info' }),
      django: checked ? ['csp.E001'] : [],
      fixes: isFour === true && !hasNew ? convert(settings, all) : [],
    };
  },
});
