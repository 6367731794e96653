import { isSince } from './shared/honoured';
import { textOf, writtenSetting } from './shared/cookies';
import { replaceText, reportPlace } from './shared/replacing';
import { usesEngine } from './shared/session-engine';
import { literal } from './shared/values';
import { defineRule } from './rule';
import type { SettingsView } from './shared/model';

const name = 'SESSION_SERIALIZER';
const json = 'django.contrib.sessions.serializers.JSONSerializer';
const removed = 'django.contrib.sessions.serializers.PickleSerializer';
const pickle = literal((value) => typeof value === 'string' && /pickle/i.test(value));

function effect(settings: SettingsView, path: string): string {
  if (path === removed && isSince(settings, '5.0'))
    return 'Django 5.0 removed this serializer, so every request with sessions fails';
  const way = usesEngine(settings, 'signed_cookies') ? 'knows `SECRET_KEY`' : 'can write to the session store';
  return `A pickled session runs code for everyone who ${way}`;
}

export default defineRule({
  id: 'session-serializer-pickle',
  summary: 'Sessions are pickled, which can run code',
  why: 'Reading a pickle runs whatever its writer put in. With sessions in cookies, a leaked `SECRET_KEY` is then enough to take the server over; with another store, a hole in that store is.',
  notes:
    'Django deprecated the serializer in 4.1 and removed it in 5.0. After the fix all visitors have to log in again, and only values that JSON knows can be kept in sessions.',
  on: 'settings',
  profile: 'hard',
  django: [],
  cwe: [502],
  fixable: 'sometimes',
  sources: [
    'https://docs.djangoproject.com/en/4.2/topics/http/sessions/#session-serialization',
    'https://docs.djangoproject.com/en/stable/releases/5.0/#features-removed-in-5-0',
  ],
  examples: [
    {
      django: '4.2',
      code: `${name} = '${removed}'\n#                    ${'^'.repeat(removed.length + 2)}`,
      after: `${name} = '${json}'`,
    },
    {
      title: 'In cookies',
      django: '4.2',
      code: `SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"\n${name} = "${removed}"\n#                    ${'^'.repeat(removed.length + 2)}`,
    },
    {
      title: 'Django 5.0 removed it',
      django: '5.2',
      code: `${name} = "${removed}"\n#                    ${'^'.repeat(removed.length + 2)}`,
    },
    {
      title: 'A serializer of its own',
      code: `${name} = "shop.sessions.PickleSerializer"\n#                    ${'^'.repeat(32)}`,
    },
    { code: `${name} = "${json}"` },
    { title: 'For tests', role: 'test', code: `${name} = "${removed}"` },
  ],
  *check(settings) {
    const found = writtenSetting(settings, name, pickle);
    if (found === undefined) return;
    yield {
      at: reportPlace(settings, found),
      subject: name,
      message: `${effect(settings, textOf(found))}. Use Django's \`JSONSerializer\`.`,
      fixes: replaceText(settings, found, json, 'Use `JSONSerializer` (all visitors have to log in again)', true),
    };
  },
});
