import { isBefore, isSince } from './shared/honoured';
import { isReadInProject } from './shared/lifecycle';
import { marked } from './shared/marked';
import { removeSetting } from './shared/replacing';
import { defineRule } from './rule';
import type { Fix, SettingsView, Write } from './shared/model';

const name = 'SECURE_BROWSER_XSS_FILTER';
const line = `${name} = True`;

/** Where Django no longer reads the name, taking the line out changes nothing. */
function fixes(settings: SettingsView, written: Write): readonly Fix[] {
  const edits = removeSetting(settings, name, written);
  if (edits === undefined) return [];
  const safety = isSince(settings, '4.0') ? 'safe' : 'unsafe';
  return [{ title: `Remove \`${name}\``, edits, safety, preferred: true }];
}

export default defineRule({
  id: 'xss-filter-dead',
  summary: '`SECURE_BROWSER_XSS_FILTER` does nothing',
  why: 'Django 4.0 dropped the setting, because browsers dropped the filter that its header switched on; the filter itself could be turned against a site. A line that looks like protection and is none keeps people from adding a Content Security Policy.',
  notes: 'Many guides still ask for this line. Silent for Django 2.2, which has the check security.W007.',
  on: 'settings',
  profile: 'hint',
  django: [],
  cwe: [1164],
  fixable: 'sometimes',
  sources: [
    'https://docs.djangoproject.com/en/stable/releases/4.0/#features-removed-in-4-0',
    'https://docs.djangoproject.com/en/3.2/ref/settings/#secure-browser-xss-filter',
  ],
  examples: [
    {
      django: '4.2',
      code: `DEBUG = False\n${marked(line, name)}\nX_FRAME_OPTIONS = 'DENY'\n`,
      after: "DEBUG = False\nX_FRAME_OPTIONS = 'DENY'\n",
    },
    { title: 'Sent until Django 3.2, and ignored by browsers', django: '3.2', code: marked(line, name) },
    { title: 'Django of any version', code: marked(`${name} = False`, name) },
    { title: 'Django 2.2', django: '2.2', code: line },
    { title: 'Read by the project', code: `${line}\nHEADERS = {'x': ${name}}` },
    { code: 'SECURE_CONTENT_TYPE_NOSNIFF = True' },
  ],
  *check(settings) {
    const { writes } = settings.get(name);
    if (writes.length === 0 || isBefore(settings, '3.0') || isReadInProject(settings, name)) return;
    for (const written of writes) {
      const why = isBefore(settings, '4.0')
        ? 'switches on a filter that browsers no longer have'
        : 'was removed in Django 4.0, because browsers no longer have the filter';
      yield {
        at: written.name,
        subject: name,
        message: `\`${name}\` ${why}. Remove the line; a Content Security Policy does that work now.`,
        tags: ['unnecessary'],
        fixes: fixes(settings, written),
      };
    }
  },
});
