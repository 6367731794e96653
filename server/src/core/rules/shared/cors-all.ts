import { canHoldTogether } from './conditions';
import { corsNames, nameInForce } from './cors';
import { addSetting } from './edits';
import { listRead } from './idiom';
import { turnOff } from './turn-off';
import { textIn, truthy } from './values';
import { reportPlace } from './replacing';
import type { Alternative, Fix, SettingsView, Test } from './model';
import type { RelatedPlace } from '../problem';

/** What lets every origin in, and what lets it act as the visitor. */
export interface AllWithCredentials {
  readonly name: string;
  readonly all: Alternative;
  readonly credentials: Alternative;
}

/** Both flags on at once, on any branch that a deployed site may take: one open branch is enough for a thief. */
export function allWithCredentials(settings: SettingsView): AllWithCredentials | undefined {
  const name = nameInForce(settings, 'CORS_ALLOW_ALL_ORIGINS');
  const on = (of: string): readonly Alternative[] =>
    settings
      .get(of)
      .deployedAlternatives.filter(({ value, written }) => written !== undefined && truthy(value) === true);
  for (const all of on(name)) {
    const credentials = on('CORS_ALLOW_CREDENTIALS').find((each) => canHoldTogether(all, each));
    if (credentials !== undefined) return { name, all, credentials };
  }
  return undefined;
}

/** A sentence about every website, which for a flag that is on by a fallback names the case in which it is true. */
export function whenMissing({ read, value }: Alternative, rest: string): string {
  return read?.fallbackAt && value.kind === 'literal'
    ? `When the variable \`${read.variable}\` is missing, every website ${rest}`
    : `Every website ${rest}`;
}

/** A pattern for some paths only; what does not tell is taken for narrow. */
const narrow: Test = (value) => {
  const text = textIn(value);
  if (text === undefined) return value.kind === 'literal' ? false : true;
  return !/^\^?\/?(?:\.\*)?\$?$/.test(text);
};

/** True where other origins may only ask for some paths. */
export function opensPart(settings: SettingsView): boolean {
  const urls = settings.get('CORS_URLS_REGEX');
  return urls.isAssigned && urls.must(narrow) !== undefined;
}

/** Where the old name of the flag says the same, which would count again once the new one is gone. */
export function oldNameToo(settings: SettingsView, name: string): readonly RelatedPlace[] {
  const old = corsNames[name];
  const found = old === undefined ? undefined : settings.get(old).deployed(truthy);
  if (old === undefined || found?.written === undefined) return [];
  return [{ at: reportPlace(settings, found), message: `\`${old}\`, its old name, says the same here.` }];
}

/** Turns it off; the origins then come from the environment where no list names them yet. */
export function closeOrigins(settings: SettingsView, name: string, all: Alternative): readonly Fix[] {
  const listed = ['CORS_ALLOWED_ORIGINS', 'CORS_ORIGIN_WHITELIST', 'CORS_ALLOWED_ORIGIN_REGEXES'];
  const off = turnOff(settings, name, all);
  if (settings.open || listed.some((each) => settings.get(each).isAssigned)) return off;
  const [fix] = off;
  const written = all.written?.statement;
  if (fix === undefined || written?.uri !== settings.uri) return off;
  const read = listRead(settings, written, 'CORS_ALLOWED_ORIGINS');
  const added = addSetting(settings, `CORS_ALLOWED_ORIGINS = ${read.text}`, [name]);
  if (added.at.uri !== settings.uri || added.at.span.start < written.span.end) return off;
  const title = 'Allow only the origins in the variable `CORS_ALLOWED_ORIGINS`';
  return [{ title, edits: [...read.edits, ...fix.edits, added], safety: 'unsafe', preferred: true }];
}
