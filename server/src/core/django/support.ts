import { compareVersions, versionOf, type DjangoVersion, type VersionText } from './versions';

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
