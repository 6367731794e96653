import { isTakenWith } from '../../model/given-texts';
import { isOfSite } from '../../model/roles';
import { topicOf } from '../../model/evaluate/topics';
import { applySteps } from '../../model/steps';
import { isCredentialName } from './classifier';
import { moduleText } from './source';
import { truthy } from './values';
import type { Alternative, EnvFileEntry, EnvFileView, Place, Severity, Step, Uri, Value } from './model';

/** The programs that read `.env` files, as messages call them. */
const titles: Readonly<Record<EnvFileView['loader']['name'], string>> = {
  'python-dotenv': 'python-dotenv',
  environs: 'environs',
  'django-environ': 'django-environ',
  'python-decouple': 'python-decouple',
  'django-configurations': 'django-configurations',
  docker: '`docker run --env-file`',
};

/** What people call the loader of a `.env` file. */
export function loaderTitle(file: EnvFileView): string {
  return titles[file.loader.name];
}

/** A file of somebody's own values: by its name no template, and not for development or tests. */
export function isOwn({ role }: EnvFileView): boolean {
  return isOfSite(role);
}

/**
 * A file whose values a site may use. A plain `.env` with `ENVIRONMENT=development` in it is for the machine of a developer,
 * unless what starts the site hands it over all the same. One that is kept with settings that were replaced is on no site.
 */
export function isLive(file: EnvFileView): boolean {
  return isOwn(file) && file.isKept !== true && (isForSite(file) || !saysDevelopment(file));
}

/**
 * The variables that say which settings are taken: `DJANGO_ENV=dev`, `DJANGO_SETTINGS_MODULE=shop.settings.local`. What has the
 * name of a service in it speaks of that service: a live site may well have `PAYMENT_ENVIRONMENT=sandbox`.
 */
const choosers =
  /^(?:(?:DJANGO_|APP_|PROJECT_|SITE_|SERVER_)?(?:ENV|ENVIRONMENT|STAGE)(?:_NAME)?|DJANGO_(?:SETTINGS_MODULE|CONFIGURATION))$/i;

function saysDevelopment(file: EnvFileView): boolean {
  const topics = file.entries
    .filter((entry) => !isOutOfReach(file, entry))
    .map(({ key, value }) => (choosers.test(key) ? (value ?? '').trim() : ''))
    .filter((word) => word !== '' && word.toLowerCase() !== 'sandbox')
    .map(topicOf);
  return topics.includes('development') && !topics.includes('production');
}

/**
 * True for a line that decides nothing, as settings ask the environment alone for its variable, and only python-decouple, which
 * leaves that as it is, reads the file.
 */
function isOutOfReach({ loader, readBy, isHanded }: EnvFileView, { reads }: EnvFileEntry): boolean {
  if (!loader.known || loader.name !== 'python-decouple' || readBy !== undefined || isHanded === true) return false;
  return reads.length > 0 && reads.every(({ reader }) => reader === 'os');
}

/** A comment right above that takes the value back: `# a sample, never to be used in production`. */
export function isSampleByComment(file: EnvFileView, { at }: EnvFileEntry): boolean {
  const { uri, span } = at;
  const before = file.textOf({ uri, span: { start: Math.max(0, span.start - 400), end: span.start } });
  const comment = /(?:^[ \t]*#[^\n]*\n)+$/m.exec(before)?.[0] ?? '';
  return /\b(?:never|not|don'?t)(?: to)?(?: be)? used?\b[^\n]*\bproduction\b/i.test(comment);
}

/** True for a file for production, and for one that what starts the site hands to it. */
export function isForSite({ role, isHanded }: EnvFileView): boolean {
  return role === 'production' || isHanded === true;
}

/**
 * How severe a value is that only a deployed site must not have. A plain `.env` on a developer's machine may hold it, as long
 * as it stays there: not in git, not loaded by settings for production, and not handed to the site by what starts it. One that
 * git stores and settings for production load is on every server; where those settings take a value from it (`uses`), that is it.
 */
export function liveSeverity(file: EnvFileView, production: Severity, uses: EnvFileEntry['uses'] = []): Severity {
  if (isForSite(file)) return production;
  const isLoaded = file.loadedBy.some(({ role }) => role === 'production');
  if (isLoaded && file.isTracked === true && uses.some(({ role }) => role === 'production')) return production;
  const isShared = isLoaded || file.ignoredByGit === false || file.isTracked === true;
  return isShared ? 'warning' : 'hint';
}

/** Every way that the text takes to a setting, or at least through its read; of the first those that `text` comes by, where given. */
export function waysOf({ key, uses, reads }: EnvFileEntry, text?: string): readonly (readonly Step[])[] {
  if (uses.length === 0) return reads.map(({ steps }) => steps);
  const textOf = (variable: string): string | undefined => (variable === key ? text : undefined);
  return uses.filter(({ when }) => isTakenWith(when, textOf)).map(({ steps }) => steps);
}

/**
 * True where a settings module names the variable as a text of its own: a reader that is not known, such as a class of another
 * package, may get it. Code that a comment takes out gets nothing.
 */
export function isNamedInSettings(file: EnvFileView, key: string): boolean {
  const text = new RegExp(`^(?![ \\t]*#).*(["'])${key.replace(/\W/g, '\\$&')}\\1`, 'm');
  return file.views.some((view) => view.sources.some(({ uri }) => text.test(moduleText(view, uri))));
}

/**
 * True for a variable called like those that everybody uses for a setting, unless the code reads another one of the same file
 * for it and never this one, or writes the setting out: such a line is left over and decides nothing, whatever is written.
 */
export function mayDecide(file: EnvFileView, entry: EnvFileEntry, setting: string): boolean {
  if (entry.key !== setting && entry.key !== `DJANGO_${setting}`) return false;
  if (entry.isPassedBy === true) return false;
  if (entry.reads.length > 0 || isNamedInSettings(file, entry.key)) return true;
  if (isWrittenOut(file, setting)) return false;
  return !file.entries.some(({ uses }) => uses.some((use) => use.setting === setting));
}

/** Whether all settings of the project write a setting out: it is what stands in the source, or on other ways Django's default. */
export function isWrittenOut({ views }: EnvFileView, setting: string): boolean {
  return (
    views.some((view) => isOfSite(view.role)) &&
    views.map((view) => view.get(setting)).every(({ all, isAssigned }) => isAssigned && all.every(isFixed))
  );
}

function isFixed({ read, value }: Alternative): boolean {
  return read === undefined && isPlain(value);
}

function isPlain(value: Value): boolean {
  if (value.kind !== 'sequence') return value.kind === 'literal';
  return !value.open && value.items.every((item) => item.every(isFixed));
}

/** Whether settings or container files use a variable. */
export function isRead({ reads, uses }: EnvFileEntry): boolean {
  return reads.length > 0 || uses.length > 0;
}

/** Steps only need a place to say where items come from, which nobody asks here. */
const nowhere: Place = { uri: 'none:' as Uri, span: { start: 0, end: 0 } };

/** What a text comes out as; `invalid` where the program stops. */
export function outcome(text: string, steps: readonly Step[]): Value | 'invalid' {
  return applySteps(text, steps, nowhere);
}

/** What the code takes a text for as a flag; undefined where that is not known, or the program stops. */
export function takenFor(text: string, steps: readonly Step[]): boolean | undefined {
  const value = outcome(text, steps);
  return value === 'invalid' ? undefined : truthy(value);
}

/** Whether the code gets something else from one text than from the other, on any way; unknown counts as "no". */
export function comesOutOtherwise(entry: EnvFileEntry, one: string, other: string): boolean {
  return waysOf(entry).some((steps) => {
    const [a, b] = [outcome(one, steps), outcome(other, steps)];
    const isKnown = (value: Value | 'invalid'): boolean => value === 'invalid' || value.kind !== 'unknown';
    return isKnown(a) && isKnown(b) && JSON.stringify(a) !== JSON.stringify(b);
  });
}

/** The settings that a variable decides, or that it is named like: `DJANGO_DEBUG` is `DEBUG`. */
export function settingsOf(entry: EnvFileEntry): readonly string[] {
  const used = entry.uses.map(({ setting }) => setting);
  return [...new Set(used.length > 0 ? used : [entry.key.replace(/^DJANGO_/, '')])];
}

/** The name by which a variable holds a credential: its own, or that of a setting that it decides. */
export function credentialNameOf(entry: EnvFileEntry): string | undefined {
  return [entry.key, ...settingsOf(entry)].find(isCredentialName);
}

/** True for a line that nobody reads, in a file of which other lines are read: it only looks as if it did something. */
export function isUnread(file: EnvFileView, { key, reads, uses }: EnvFileEntry): boolean {
  if (reads.length > 0 || uses.length > 0 || isNamedInSettings(file, key)) return false;
  return file.entries.some((entry) => entry.reads.length > 0);
}
