import { moduleText, scanPython } from './shared/source';
import { defineRule } from './rule';

const silentImport =
  /^([ \t]*)try:[^\n]*\n\1[ \t]+(from \.?[\w.]* import \*)[^\n]*\n\1except(?: \(?[\w, ]*\)?)?(?: as \w+)?:[^\n]*\n\1[ \t]+pass\b/gm;

export default defineRule({
  id: 'env-silent-local-settings',
  summary: 'Settings that may be missing are laid over everything above, without a word',
  why: 'Where the file is there, it may set anything; where it is missing because somebody forgot it, the site runs with the values for development. Nothing tells the two apart.',
  notes:
    'Off unless switched on: the pattern is old and common. An explicit module for production, named by `DJANGO_SETTINGS_MODULE`, says what it means.',
  on: 'settings',
  profile: 'optin',
  django: [],
  cwe: [15],
  fixable: { never: 'the modules have to be arranged in another way' },
  sources: ['https://docs.djangoproject.com/en/stable/topics/settings/#designating-the-settings'],
  examples: [
    {
      code: 'DEBUG = False\ntry:\n    from .local_settings import *\n#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\nexcept ImportError:\n    pass\n',
    },
    { title: 'It must be there', code: 'DEBUG = False\nfrom .local_settings import *\n' },
    {
      title: 'Somebody hears of it',
      code: 'DEBUG = False\ntry:\n    from .local_settings import *\nexcept ImportError:\n    print("no local settings")\n',
    },
    {
      title: 'In a text',
      code: 'HELP = """\ntry:\n    from .local_settings import *\nexcept ImportError:\n    pass\n"""\n',
    },
  ],
  *check(settings) {
    const { uri } = settings;
    const written = moduleText(settings, uri);
    // Nearly every text is without, and a search for a word is many times as quick as one for a pattern over lines.
    if (!written.includes('import *')) return;
    const text = written.replace(/\r\n/g, ' \n');
    // A text whose end is still being typed reaches over everything below; what stands there is judged as before.
    const found = [...text.matchAll(silentImport)];
    const strings = found.length === 0 ? [] : scanPython(text).strings.filter(({ end }) => end < text.length);
    for (const match of found) {
      const line = match[2] ?? '';
      const start = match.index + match[0].indexOf(line);
      if (strings.some((span) => span.start <= start && start < span.end)) continue;
      yield {
        at: { uri, span: { start, end: start + line.length } },
        message:
          'These settings win over everything above where they are there, and nobody notices where they are missing. Name the settings of each site explicitly.',
      };
    }
  },
});
