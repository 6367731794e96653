import type { Problem, QuietProblem } from './problem';
import type { StrictProfile } from './profiles';
import type { EnvFile, UnignoredFile } from '../model/project';
import type { EnvFileView, ProjectView, Role, SettingsView, UrlsView } from '../model/view';

/** How severe a rule is by the role of the entry, and whether the default preset runs it. */
export type Profile =
  'always' | 'hard' | 'prod' | 'prodwarn' | 'warn' | 'info' | 'prodinfo' | 'hint' | 'broken' | 'optin';

interface RuleBase {
  /** Kebab case, equal to the file's name; it names the problem ("allow debug-enabled" reads well). */
  readonly id: string;
  /** Ids that once were rules of their own and still work in configuration and ignore comments. */
  readonly aliases?: readonly string[];
  /** One line of Markdown: what is wrong. */
  readonly summary: string;
  /** A paragraph of Markdown: why it matters, shown in the hover and on the page. */
  readonly why: string;
  /** Further paragraphs of the page: when it stays silent, how the fix changes a site, where Django's texts differ. */
  readonly notes?: string;
  readonly profile: Profile;
  /** The ids of Django's own checks that say the same. */
  readonly django: readonly string[];
  readonly cwe: readonly number[];
  /** `always`, `sometimes`, or the reason why there is no fix. */
  readonly fixable: 'always' | 'sometimes' | { readonly never: string };
  /** Rule ids whose findings may newly appear once this one is fixed. */
  readonly reveals?: readonly string[];
  /** Members are shown as one diagnostic in editors. */
  readonly group?: 'missing-hardening';
  /** True for rules that speak about something that nobody wrote: their severity depends on the production marker. */
  readonly absence?: true;
  /** Primary sources: Django's documentation or source, a package's documentation. */
  readonly sources: readonly string[];
  readonly examples: readonly Example[];
}

/** A rule about the settings of an entry module. */
export type SettingsRule = QuietRule | OftenAudible | AudibleIfAbsent | AudibleAtTimes;

interface AboutSettings extends RuleBase {
  readonly on: 'settings';
  /** The same question about `.env` files, where one name serves both; examples of it have the path of such a file. */
  checkEnv?(file: EnvFileView): Iterable<Problem>;
  /** The same question about what runs beside the settings; examples of it have the path of a URLconf or a server module. */
  checkUrls?(urls: UrlsView): Iterable<Problem>;
}

/** Without the strict preset, or a level of its own in the configuration, it says nothing about settings and is not asked. */
interface QuietRule extends AboutSettings {
  readonly profile: StrictProfile;
  readonly absence?: never;
  readonly isLouder?: never;
  check(settings: SettingsView): Iterable<QuietProblem>;
}

interface AudibleRule extends AboutSettings {
  check(settings: SettingsView): Iterable<Problem>;
}

type OftenAudible = AudibleRule & { readonly profile: Exclude<Profile, StrictProfile>; readonly isLouder?: never };
type AudibleIfAbsent = AudibleRule & { readonly absence: true; readonly isLouder?: never };
/** Some problems weigh more than the rule's own profile says. */
type AudibleAtTimes = AudibleRule & { readonly isLouder: true };

/** A rule about a `.env` file. */
export interface EnvRule extends RuleBase {
  readonly on: 'env';
  check(file: EnvFileView): Iterable<Problem>;
  /** The same question about files that set variables for a process; examples of it have the path of such a file. */
  checkProject?(project: ProjectView): Iterable<Problem>;
}

/** A rule about a URLconf or a server module. */
export interface UrlsRule extends RuleBase {
  readonly on: 'urls';
  check(urls: UrlsView): Iterable<Problem>;
}

/** A rule about dependency files, process files and `.gitignore`. */
export interface ProjectRule extends RuleBase {
  readonly on: 'project';
  check(project: ProjectView): Iterable<Problem>;
}

/** A rule about settings, environment files, URLconfs or the project. */
export type Rule = SettingsRule | EnvRule | UrlsRule | ProjectRule;

/**
 * An example teaches on the rule's page and tests the rule. A comment line of carets (`# ^^^^`) under a line marks what must be
 * reported; an example without marks must not be reported. `after` is the text once the preferred (else first) fix is applied.
 */
export interface Example {
  readonly code: string;
  readonly after?: string;
  /** The file's path within the example project; `settings.py`, `.env`, `urls.py` or `requirements.txt` where missing. */
  readonly path?: string;
  /** Other files of the example project by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** The role given to the entry; without it, roles are found as in any project. */
  readonly role?: 'production' | 'development' | 'test' | 'unknown';
  /** The roles of other modules by path, where they differ from `role`. */
  readonly roles?: Readonly<Record<string, Role>>;
  /** The Django version, such as `4.2`. */
  readonly django?: string;
  /** The Python that is pinned, such as `3.12`. */
  readonly python?: string;
  /**
   * What a dependency file asks for: versions by the normalized name, such as `{ 'django-csp': '4.0' }`; `>=4.0` for a
   * range that begins there, `django[argon2]` for an extra.
   */
  readonly packages?: Readonly<Record<string, string>>;
  /** What git would store although it is better kept out, for rules about the project as a whole. */
  readonly unignored?: readonly Omit<UnignoredFile, 'ignoreFile'>[];
  /** How the example's own `.env` file is stored, which its text does not say. */
  readonly stored?: Pick<EnvFile, 'isTracked' | 'isOpenToAll' | 'encoding' | 'isHanded' | 'readBy'>;
  /** A word on what the example shows, for the page. */
  readonly title?: string;
}

/** Freezes a rule; the parameter's type checks the literal where it is written. */
export function defineRule(rule: Rule): Rule {
  return Object.freeze(rule);
}
