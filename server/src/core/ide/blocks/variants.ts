import { packages, type PackageFacts } from '../../django/packages';
import { settings } from '../../django/settings';
import { compareVersions, possibleVersions, versionOf, type DjangoVersion } from '../../django/versions';
import type { SettingsView } from '../../model/view';
import { hasHasherPackage, hasherOf } from '../../rules/shared/hashers';
import { settingsSetBy, snippets, wordsOf, type ReaderWords, type Releases, type Snippet } from '../../snippets';
import { isUsed } from '../completion/names';
import { compare } from '../facts';

/** A block in the variant that fits a project, in the words of its reader. */
export interface Fitting {
  readonly snippet: Snippet;
  readonly text: string;
  /** Null where the text reads nothing from the environment. */
  readonly words: ReaderWords | null;
  /** What the project does not have yet, in words. */
  readonly needs: readonly string[];
}

/** Packages that are worth installing for what a block of theirs does. */
const worthInstalling: ReadonlySet<string> = new Set(['django-axes', 'django-otp', 'django-csp']);

/** For each prefix the variant for the releases, packages and reader of a project; what makes no sense in it is left out. */
export function fittingBlocks(view: SettingsView, scope: Snippet['scope']): readonly Fitting[] {
  const prefixes = [...new Set(snippets.filter((one) => one.scope === scope).map(({ prefix }) => prefix))];
  return prefixes.flatMap((prefix) => {
    const fitting = snippets
      .filter((one) => one.prefix === prefix && one.scope === scope)
      .flatMap((one) => fit(one, view));
    return [...fitting].sort((a, b) => a.needs.length - b.needs.length || forPackage(b) - forPackage(a)).slice(0, 1);
  });
}

/** Packages whose work later releases of Django do themselves. */
const superseded: ReadonlySet<string> = new Set(['django-csp']);

/** What is for a package that the project has comes before what does without. */
function forPackage({ snippet }: Fitting): number {
  return snippet.package === undefined || superseded.has(snippet.package.name) ? 0 : 1;
}

function fit(snippet: Snippet, view: SettingsView): readonly Fitting[] {
  if (snippet.django !== undefined && !isFor(snippet.django, view.django)) return [];
  const needs = needsOf(snippet, view);
  if (needs === undefined) return [];
  const own = wordsFor(view);
  const text = snippet.text(own);
  if (text !== undefined) return [{ snippet, text, needs, words: snippet.readers === 'none' ? null : own }];
  const plain = wordsOf('os');
  const otherwise = snippet.text(plain);
  return otherwise === undefined ? [] : [{ snippet, text: otherwise, needs, words: plain }];
}

/** A project that does not name its release gets what is right for the newest one. */
function isFor({ from, before }: Releases<`${number}.${number}`>, version: DjangoVersion | undefined): boolean {
  const release = version ?? possibleVersions.at(-1);
  if (release === undefined) return before === undefined;
  const begun = from === undefined || compareVersions(release, versionOf(from)) >= 0;
  return begun && (before === undefined || compareVersions(release, versionOf(before)) < 0);
}

/** What has to be installed for a block; undefined where its package is of another release or of no use. */
function needsOf(snippet: Snippet, view: SettingsView): readonly string[] | undefined {
  const { package: wanted } = snippet;
  if (wanted === undefined)
    return importsOf(snippet)
      .filter((name) => !hasHasherPackage(view, name))
      .map(asPackage);
  const version = view.packages?.get(wanted.name)?.version ?? undefined;
  if (version !== undefined) {
    const begun = wanted.from === undefined || compare(version, wanted.from) >= 0;
    return begun && (wanted.before === undefined || compare(version, wanted.before) < 0) ? [] : undefined;
  }
  if (wanted.before !== undefined) return undefined;
  const of = Object.values<PackageFacts>(packages).find(({ distributions }) => distributions.includes(wanted.name));
  if (view.packages?.has(wanted.name) === true || (of !== undefined && isUsed(view, of))) return [];
  if (isConfigured(snippet, view)) return [];
  return worthInstalling.has(wanted.name) ? [asPackage(wanted.name)] : undefined;
}

function asPackage(name: string): string {
  return `the package ${name}`;
}

/** What the hasher of new passwords imports, where a block chooses one. */
function importsOf(snippet: Snippet): readonly string[] {
  const [, first] = /^PASSWORD_HASHERS = \[\s*"([^"]*)"/m.exec(snippet.text(wordsOf('os')) ?? '') ?? [];
  const needs = hasherOf(first)?.needs;
  return needs === undefined ? [] : [needs];
}

/** True where the project has a setting of the package that the block is for. */
function isConfigured(snippet: Snippet, view: SettingsView): boolean {
  const own = settingsSetBy(snippet.text(wordsOf('os')) ?? '').filter((name) => !settings.has(name));
  return own.some((name) => view.get(name).isAssigned);
}

const names: Readonly<Record<ReaderWords['reader'], string>> = {
  os: 'os.environ',
  'django-environ': 'env',
  'python-decouple': 'config',
  environs: 'env',
};

/** The reader of the module, where it goes by the name that the blocks use. */
function wordsFor({ idiom }: SettingsView): ReaderWords {
  return idiom.name === names[idiom.reader] ? wordsOf(idiom.reader) : wordsOf('os');
}
