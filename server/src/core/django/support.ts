import { compareVersions, knownVersions, versionOf, type DjangoVersion, type VersionText } from './versions';

/** The month of the table below; the data is looked through at each release of this product. */
export const supportDataFrom = 'November 2026';

/** The month in which each series got its last security fixes (djangoproject.com/download, "Supported versions"). */
const ended: Readonly<Partial<Record<VersionText, string>>> = {
  '2.2': 'April 2022',
  '3.0': 'April 2021',
  '3.1': 'December 2021',
  '3.2': 'April 2024',
  '4.0': 'April 2023',
  '4.1': 'December 2023',
  '4.2': 'April 2026',
  '5.0': 'April 2025',
  '5.1': 'December 2025',
};

const oldestRecorded: VersionText = '2.2';
/** The last long-term release of those that are over: whoever is below it has missed two of them. */
const lastLongTerm: VersionText = '4.2';

/** How long a series of Django gets security fixes, as its download page says. */
export interface Support {
  /** Such as `4.2`. */
  readonly series: string;
  readonly isSupported: boolean;
  /** True below the last long-term release whose time is over. */
  readonly isLongGone: boolean;
  /** When its last security fix came; empty while it is supported. */
  readonly until: string;
}

/** Whether a release, such as `[4, 2, 11]`, still gets security fixes; undefined where it has no numbers. */
export function supportOf(version: readonly number[]): Support | undefined {
  const [major, minor = 0] = version;
  if (major === undefined) return undefined;
  const series: DjangoVersion = [major, minor];
  const text = `${String(major)}.${String(minor)}` as VersionText;
  const isOlder = compareVersions(series, versionOf(oldestRecorded)) < 0;
  const until = isOlder ? 'before 2022' : (ended[text] ?? '');
  const isLongGone = compareVersions(series, versionOf(lastLongTerm)) < 0;
  return { series: text, isSupported: until === '', isLongGone, until };
}

/** What ends a range: the first series that it leaves out, or the last one that it allows. */
interface End {
  readonly series: DjangoVersion;
  readonly isAllowed: boolean;
}

/**
 * The newest series that a range allows, such as `[4, 2]` for `>=4.1,<5`; undefined for one without an end. Ends are those of
 * pip (`<`, `<=`, `~=`) and of Poetry (`^`, `~`), and `==5.*` is all of 5.
 */
export function newestAllowed(range: string): DjangoVersion | undefined {
  const written = range.replace(/(?:(?<![<>!~])==?|^)\s*(\d+)\.\*/g, '^$1');
  const ends = [...written.matchAll(/(~=|\^|~|<=|<)\s*(\d+)(?:\.(\d+))?(?:\.(\d+))?/g)].map(endOf);
  if (ends.length === 0) return undefined;
  const allowed = [...earlier, ...knownVersions.map(versionOf)].filter((each) =>
    ends.every(({ series, isAllowed }) => compareVersions(each, series) < (isAllowed ? 1 : 0)),
  );
  return allowed.at(-1);
}

/** The series before those whose facts are recorded: a range may end at one of them. */
const earlier: readonly DjangoVersion[] = [
  ...Array.from({ length: 12 }, (_, minor) => [1, minor] as const),
  [2, 0],
  [2, 1],
];

function endOf([, operator, first = '', second, third]: RegExpMatchArray): End {
  const major = Number(first);
  const series: DjangoVersion = [major, Number(second ?? 0)];
  if (operator === '<=') return { series, isAllowed: true };
  if (operator === '<') return { series, isAllowed: Number(third ?? 0) > 0 };
  const staysInSeries = operator === '~' ? second !== undefined : operator === '~=' && third !== undefined;
  return staysInSeries ? { series, isAllowed: true } : { series: [major + 1, 0], isAllowed: false };
}
