import { appendKey } from './shared/dict-append';
import { judgeAt, setFlag, writtenAt } from './shared/dict-keys';
import { longerThan, secondsOf, spoken } from './shared/durations';
import { marked } from './shared/marked';
import { mayUsePackage } from './shared/packages';
import { reportPlace } from './shared/replacing';
import { falsy } from './shared/values';
import { issuedNote, whereIssued } from './shared/token-issue';
import { defineRule } from './rule';

const key = 'ROTATE_REFRESH_TOKENS';
const day = 24 * 60 * 60;
const imported = 'from datetime import timedelta\n';

export default defineRule({
  id: 'jwt-rotation-off',
  summary: 'A refresh token stays the same for its whole life',
  why: 'Where every refresh gives out a new refresh token and ends the old one, a stolen token stops working, or its theft shows, once the owner comes by. Without that it works until it expires.',
  notes: `Only in the strict preset, and only where the refresh token is known to live for more than a day. ${issuedNote}`,
  on: 'settings',
  profile: 'optin',
  django: [],
  cwe: [613],
  fixable: 'sometimes',
  reveals: ['jwt-rotation-without-blacklist'],
  sources: ['https://django-rest-framework-simplejwt.readthedocs.io/en/stable/settings.html#rotate-refresh-tokens'],
  examples: [
    {
      code: marked(
        `${imported}SIMPLE_JWT = {"REFRESH_TOKEN_LIFETIME": timedelta(days=7), "${key}": False}`,
        'timedelta(days=7)',
      ),
      after: `${imported}SIMPLE_JWT = {"REFRESH_TOKEN_LIFETIME": timedelta(days=7), "${key}": True}`,
    },
    {
      title: 'Off by default',
      code: marked(`${imported}SIMPLE_JWT = {"REFRESH_TOKEN_LIFETIME": timedelta(weeks=2)}`, 'timedelta(weeks=2)'),
      after: `${imported}SIMPLE_JWT = {"REFRESH_TOKEN_LIFETIME": timedelta(weeks=2), "${key}": True}`,
    },
    { code: `${imported}SIMPLE_JWT = {"REFRESH_TOKEN_LIFETIME": timedelta(days=7), "${key}": True}` },
    { title: 'One day', code: `${imported}SIMPLE_JWT = {"REFRESH_TOKEN_LIFETIME": timedelta(days=1)}` },
    { title: 'The default', code: 'SIMPLE_JWT = {}' },
    { title: 'For tests', role: 'test', code: `${imported}SIMPLE_JWT = {"REFRESH_TOKEN_LIFETIME": timedelta(days=7)}` },
  ],
  *check(settings) {
    if (!mayUsePackage(settings, 'simplejwt')) return;
    const life = writtenAt(settings, ['SIMPLE_JWT', 'REFRESH_TOKEN_LIFETIME'], longerThan(day));
    const seconds = life && secondsOf(life.alternative.value);
    if (life === undefined || seconds === undefined) return;
    if (judgeAt(settings, ['SIMPLE_JWT', key], falsy, true) !== true) return;
    const off = writtenAt(settings, ['SIMPLE_JWT', key], falsy);
    yield whereIssued(settings, {
      at: reportPlace(settings, life.alternative),
      subject: 'SIMPLE_JWT',
      message: `Without \`ROTATE_REFRESH_TOKENS\` a stolen refresh token works for ${spoken(seconds)}, because it stays the same. Rotate refresh tokens, and refuse the old ones.`,
      fixes:
        off === undefined
          ? appendKey(settings, 'SIMPLE_JWT', key, 'True', `Set \`${key}\``, true)
          : setFlag(settings, off, true),
    });
  },
});
