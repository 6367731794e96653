import { marked } from './shared/marked';
import { wrongFlags } from './shared/package-flags';
import { defineRule } from './rule';

const name = 'WHITENOISE_AUTOREFRESH';

export default defineRule({
  id: 'whitenoise-dev-mode',
  summary: 'WhiteNoise runs in its mode for development',
  why: 'In this mode WhiteNoise looks for files anew with every request, which is slow and, by its own words, not secure.',
  notes:
    'Silent for `= DEBUG`, which is also what WhiteNoise does by itself, and for `WHITENOISE_USE_FINDERS`: by its documentation a deployed site may take files from the finders, as long as it does without hashed and compressed ones.',
  on: 'settings',
  profile: 'prodwarn',
  django: [],
  cwe: [489],
  fixable: 'sometimes',
  sources: ['https://whitenoise.readthedocs.io/en/stable/django.html#WHITENOISE_AUTOREFRESH'],
  examples: [
    { code: marked('WHITENOISE_AUTOREFRESH = True', 'True'), after: 'WHITENOISE_AUTOREFRESH = False' },
    { code: 'WHITENOISE_AUTOREFRESH = False' },
    { title: 'Files of the finders', code: 'WHITENOISE_USE_FINDERS = True' },
    { title: 'In a mode of the developer', code: 'DEBUG = True\nWHITENOISE_AUTOREFRESH = DEBUG' },
  ],
  check: (settings) =>
    wrongFlags(settings, 'whitenoise', [
      {
        path: [name],
        wrong: true,
        message: `\`${name}\` is meant for development: slow, and not secure. Turn it off for a deployed site.`,
      },
    ]),
});
