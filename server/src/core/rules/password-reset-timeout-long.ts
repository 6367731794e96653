import { editable, replaceKeepingComments } from './shared/edits';
import { literal } from './shared/values';
import { marked } from './shared/marked';
import { defineRule } from './rule';
import type { Alternative, Fix, SettingsView } from './shared/model';

const name = 'PASSWORD_RESET_TIMEOUT';
const day = 24 * 60 * 60;

/** Django's own default is three days; nothing is said up to there. */
const odd = literal((value) => typeof value === 'number' && (value <= 0 || value > 3 * day));

function fixes(settings: SettingsView, found: Alternative): readonly Fix[] {
  const at = found.read === undefined ? editable(settings, found) : undefined;
  const edits = at && replaceKeepingComments(settings, at, '3600', found.written);
  return edits ? [{ title: 'Let reset links live for one hour', edits, safety: 'unsafe', preferred: false }] : [];
}

export default defineRule({
  id: 'password-reset-timeout-long',
  summary: 'Links to reset a password live too long, or not at all',
  why: 'Whoever gets hold of an unused reset link, in an old mail or a log of a proxy, can take the account over until it expires. With 0 or less, every link has expired before it is clicked.',
  notes: "Information above Django's default of three days, a warning above a week, an error for 0 and less.",
  on: 'settings',
  profile: 'info',
  django: [],
  cwe: [640],
  fixable: 'sometimes',
  sources: ['https://docs.djangoproject.com/en/stable/ref/settings/#password-reset-timeout'],
  examples: [
    { title: 'Four days', code: marked(`${name} = 345600`, '345600'), after: `${name} = 3600` },
    { title: 'A month', code: marked(`${name} = 60 * 60 * 24 * 30`, '60 * 60 * 24 * 30'), after: `${name} = 3600` },
    { title: 'No time at all', code: marked(`${name} = 0`, '0'), after: `${name} = 3600` },
    { code: `${name} = 259200` },
    { title: 'Not known', code: `import os\n${name} = int(os.environ["TIMEOUT"])` },
    { title: 'For development', role: 'development', code: `${name} = 345600` },
  ],
  *check(settings) {
    const found = settings.get(name).deployed(odd);
    if (found?.written === undefined || found.value.kind !== 'literal') return;
    const seconds = Number(found.value.value);
    const days = String(Math.round((seconds / day) * 10) / 10);
    yield {
      at: found.at,
      subject: name,
      message:
        seconds > 0
          ? `Links to reset a password live for ${days} days, and whoever finds one in that time can take the account over. An hour is enough.`
          : `\`${name}\` is ${String(seconds)}, so every link to reset a password has expired before it is clicked. An hour is enough.`,
      fixes: fixes(settings, found),
      ...(seconds <= 0 ? { profile: 'broken' as const } : seconds > 7 * day ? { profile: 'warn' as const } : {}),
    };
  },
});
