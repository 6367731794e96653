import { isHonoured, securityMiddleware } from './shared/middleware';
import { removeEntry } from './shared/remove';
import { itemsWhere, literal, textIn } from './shared/values';
import { defineRule } from './rule';
import type { Alternative, Fix, SettingsView } from './shared/model';

const name = 'SECURE_REDIRECT_EXEMPT';

/** Patterns are searched in the path, so an empty one, an anchor alone and "anything" match everywhere. */
const everything = literal((value) => typeof value === 'string' && /^(?:\^|\$|\^?\(?\.[*+]?\??\)?\$?|)$/.test(value));

/** Nothing stands before the star or plus that it could repeat, so Python's `re` refuses the pattern. */
const refused = literal((value) => typeof value === 'string' && /^[*+?]/.test(value));

/** Django takes the slashes off the front of the path before it searches; `^/?` allows for that. */
const leadingSlash = literal((value) => typeof value === 'string' && /^\^?\/+(?![?*/])/.test(value));

function dropSlash(settings: SettingsView, item: Alternative): readonly Fix[] {
  const text = settings.textOf(item.at);
  const newText = text.replace(/^([rRbBuU]*["'])\^?\/+/, '$1^');
  if (item.via.length > 0 || item.read !== undefined || newText === text) return [];
  const title = 'Match at the start of the path, without the slash';
  return [{ title, edits: [{ at: item.at, newText }], safety: 'unsafe', preferred: true }];
}

/** The other patterns stay; without any, every path is redirected, as by default. */
function remove(settings: SettingsView, item: Alternative): readonly Fix[] {
  const edit = item.via.length > 0 ? undefined : removeEntry(settings, item.at);
  const title = 'Remove the pattern, so that every other path is redirected';
  return edit === undefined ? [] : [{ title, edits: [edit], safety: 'unsafe', preferred: true }];
}

export default defineRule({
  id: 'ssl-redirect-exempt-all',
  summary: 'An exception from the HTTPS redirect matches every path, or none, or is no pattern',
  why: 'One pattern in `SECURE_REDIRECT_EXEMPT` that matches every path switches the redirect to HTTPS off for the whole site. One that starts with a slash misses its path, because Django takes the slash off first: a health check over plain HTTP is then redirected. The items are regular expressions, not file patterns: `*` alone keeps the site from starting.',
  notes:
    'Patterns are searched anywhere in the path: start them with `^`. The fix lets the path that was meant be reached over plain HTTP.',
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [319],
  fixable: 'sometimes',
  sources: ['https://docs.djangoproject.com/en/stable/ref/settings/#secure-redirect-exempt'],
  examples: [
    { title: 'An empty pattern', code: `${name} = [""]\n#                         ^^`, after: `${name} = []` },
    { code: `${name} = [r"^"]\n#                         ^^^^` },
    {
      code: `${name} = [r"^health/$", r".*"]\n#                                       ^^^^^`,
      after: `${name} = [r"^health/$"]`,
    },
    { code: `${name} = [r"^.*$"]\n#                         ^^^^^^^` },
    {
      title: 'The slash is not there',
      code: `${name} = [r"^/health/$"]\n#                         ^^^^^^^^^^^^^`,
      after: `${name} = [r"^health/$"]`,
    },
    { title: 'A narrow pattern', code: `${name} = [r"^health/$", r"^/?ready$", r"^$"]` },
    { title: 'Not known', code: `import os\n${name} = [os.environ["EXEMPT"]]` },
    {
      title: 'Without the middleware another rule speaks',
      code: `MIDDLEWARE = []\n${name} = [r".*"]`,
    },
  ],
  *check(settings) {
    if (!settings.get(name).isAssigned || !isHonoured(settings, securityMiddleware)) return;
    for (const list of settings.get(name).deployedAlternatives) {
      if (list.written === undefined) continue;
      for (const item of itemsWhere(list.value, everything)) {
        const message = `This pattern exempts every path from the redirect to HTTPS. Name only the paths that must be reached over plain HTTP.`;
        yield { at: item.at, subject: name, message, fixes: remove(settings, item) };
      }
      for (const item of itemsWhere(list.value, refused)) {
        const message = `This is not a regular expression, and Django stops with an error at its start. Name the paths, each like \`^health/$\`.`;
        yield { at: item.at, subject: name, message, profile: 'broken' };
      }
      for (const item of itemsWhere(list.value, leadingSlash)) {
        const never = textIn(item.value)?.startsWith('^') === true ? 'never matches' : 'misses the path that it names';
        const message = `This pattern ${never}, because Django takes the slash off the front of the path first. Leave the slash out.`;
        yield { at: item.at, subject: name, message, severity: 'hint', fixes: dropSlash(settings, item) };
      }
    }
  },
});
