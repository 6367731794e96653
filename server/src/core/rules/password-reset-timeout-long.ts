import { editable, replaceKeepingComments } from './shared/edits';
import { isBefore } from './shared/honoured';
import { literal } from './shared/values';
import { marked } from './shared/marked';
import { defineRule } from './rule';
import type { Alternative, Fix, SettingsView } from './shared/model';

const name = 'PASSWORD_RESET_TIMEOUT';
const inDays = 'PASSWORD_RESET_TIMEOUT_DAYS';
const day = 24 * 60 * 60;

/** Django's own default is three days; nothing is said up to there. */
const odd = literal((value) => typeof value === 'number' && (value <= 0 || value > 3 * day));

const oddDays = literal((value) => typeof value === 'number' && (value < 0 || value > 3));

interface Lifetime {
  readonly subject: string;
  readonly found: Alternative;
  readonly seconds: number;
}

/** In seconds, or in days as Django before 4.0 reads it where the newer setting does not take its place. */
function lifetime(settings: SettingsView): Lifetime | undefined {
  const found = settings.get(name).deployed(odd);
  if (found?.written !== undefined) return { subject: name, found, seconds: numberIn(found) };
  const counts = isBefore(settings, '4.0') && !settings.get(name).isAssigned;
  const old = counts ? settings.get(inDays).deployed(oddDays) : undefined;
  return old?.written && { subject: inDays, found: old, seconds: numberIn(old) * day };
}

function numberIn({ value }: Alternative): number {
  return value.kind === 'literal' ? Number(value.value) : 0;
}

function fixes(settings: SettingsView, { subject, found }: Lifetime): readonly Fix[] {
  const at = found.read === undefined ? editable(settings, found) : undefined;
  const [newText, title] =
    subject === name ? ['3600', 'Let reset links live for one hour'] : ['1', 'Let reset links live for one day'];
  const edits = at && replaceKeepingComments(settings, at, newText, found.written);
  return edits ? [{ title, edits, safety: 'unsafe', preferred: false }] : [];
}

export default defineRule({
  id: 'password-reset-timeout-long',
  summary: 'Links to reset a password live too long, or not at all',
  why: 'Whoever gets hold of an unused reset link, in an old mail or a log of a proxy, can take the account over until it expires. With 0 or less, every link has expired before it is clicked.',
  notes: "Information above Django's default of three days, a warning above a week, an error for 0 and less.",
  on: 'settings',
  profile: 'info',
  isLouder: true,
  django: [],
  cwe: [640],
  fixable: 'sometimes',
  sources: [
    'https://docs.djangoproject.com/en/stable/ref/settings/#password-reset-timeout',
    'https://docs.djangoproject.com/en/3.2/ref/settings/#password-reset-timeout-days',
  ],
  examples: [
    { title: 'Four days', code: marked(`${name} = 345600`, '345600'), after: `${name} = 3600` },
    { title: 'A month', code: marked(`${name} = 60 * 60 * 24 * 30`, '60 * 60 * 24 * 30'), after: `${name} = 3600` },
    { title: 'No time at all', code: marked(`${name} = 0`, '0'), after: `${name} = 3600` },
    { code: `${name} = 259200` },
    {
      title: 'In days, which Django reads before 4.0',
      django: '3.2',
      code: marked(`${inDays} = 30`, '30'),
      after: `${inDays} = 1`,
    },
    { django: '3.2', code: `${inDays} = 3` },
    { title: 'Django 4.0 does not read days', django: '4.2', code: `${inDays} = 30` },
    { title: 'The version is not known', code: `${inDays} = 30` },
  ],
  *check(settings) {
    const long = lifetime(settings);
    if (long === undefined) return;
    const { subject, found, seconds } = long;
    const days = String(Math.round((seconds / day) * 10) / 10);
    yield {
      at: found.at,
      subject,
      message:
        seconds > 0
          ? `Links to reset a password live for ${days} days, and whoever finds one in that time can take the account over. An hour is enough.`
          : `\`${subject}\` is ${String(numberIn(found))}, so every link to reset a password has expired before it is clicked. An hour is enough.`,
      fixes: fixes(settings, long),
      ...(seconds <= 0 ? { profile: 'broken' as const } : seconds > 7 * day ? { profile: 'warn' as const } : {}),
    };
  },
});
