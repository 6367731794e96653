import { directiveDocs, settingOf } from '../../django/packages/csp';
import { pointAt } from './edits';
import { importOffset } from './idiom';
import { decided, textOfPart } from './parts';
import { eolOf, moduleQuote, moduleText } from './source';
import { deleteStatement } from './statements';
import { truthy } from './values';
import type { FileEdit, Fix, SettingsView, Write } from './model';

const directives = Object.keys(directiveDocs);

/** A setting of django-csp 3 and where it is written. */
export interface OldSetting {
  readonly name: string;
  readonly write: Write;
}

/** Turns plain assignments of one module into the dict of django-csp 4, where the last of them stands. */
export function convertCsp(settings: SettingsView, all: readonly OldSetting[]): readonly Fix[] {
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
function noncesIn(settings: SettingsView, all: readonly OldSetting[]): readonly string[] | undefined {
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
  all: readonly OldSetting[],
  { name }: Write,
  nonces: readonly string[],
): string {
  const quote =
    all.map(({ write }) => /["']/.exec(settings.textOf(write.value))?.[0]).find((each) => each !== undefined) ??
    moduleQuote(settings, name.uri);
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
