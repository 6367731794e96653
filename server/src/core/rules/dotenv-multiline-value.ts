import { loaderTitle } from './shared/env-entries';
import { isReadBySettings, keyOfLine } from './shared/env-lines';
import { defineRule } from './rule';

const decouple = 'from decouple import config\nSIGNING_TEXT = config("SIGNING_TEXT")\n';

export default defineRule({
  id: 'dotenv-multiline-value',
  summary: 'The loader reads only the first line of a value',
  why: 'django-environ and python-decouple read line by line. Of a value that goes over several lines, such as a key in PEM form, they take the first line with its opening quote, and whatever is signed or read with it fails.',
  notes:
    'Write line ends as `\\n` on one line and turn them back where the variable is read (django-environ: `env.str(…, multiline=True)`), or keep the text in a file and read its path. Silent where the loader in use reads such values, as python-dotenv and environs do, and where it is not known which one reads the file.',
  on: 'env',
  profile: 'warn',
  django: [],
  cwe: [16],
  fixable: { never: 'the code that reads the variable has to change with it' },
  sources: ['https://django-environ.readthedocs.io/en/latest/quickstart.html'],
  examples: [
    { files: { 'settings.py': decouple }, code: 'SIGNING_TEXT="one\n# ^^^^^^^^^^^^^^^\ntwo"' },
    {
      title: 'django-environ',
      files: {
        'settings.py':
          'import environ\nenv = environ.Env()\nenviron.Env.read_env(".env")\nSIGNING_TEXT = env("SIGNING_TEXT")\n',
      },
      code: "SIGNING_TEXT='one\n# ^^^^^^^^^^^^^^^\ntwo'",
    },
    {
      title: 'python-dotenv reads all of it',
      files: {
        'settings.py':
          'import os\nfrom dotenv import load_dotenv\nload_dotenv()\nSIGNING_TEXT = os.environ["SIGNING_TEXT"]\n',
      },
      code: 'SIGNING_TEXT="one\ntwo"',
    },
    { title: 'One line', files: { 'settings.py': decouple }, code: 'SIGNING_TEXT="one\\ntwo"' },
    { title: 'Nobody reads it', files: { 'settings.py': decouple }, code: 'OTHER_TEXT="one\ntwo"' },
  ],
  *check(file) {
    const { known, name } = file.loader;
    if (!known || name === 'python-dotenv' || name === 'environs') return;
    for (const place of file.multiline) {
      const text = file.textOf(place);
      const key = keyOfLine(text);
      if (key === undefined || !isReadBySettings(file, key)) continue;
      const first = /^[^\r\n]*/.exec(text)?.[0].length ?? 0;
      yield {
        at: { uri: place.uri, span: { start: place.span.start, end: place.span.start + first } },
        subject: key,
        message: `${loaderTitle(file)} reads only the first line of \`${key}\`. Write the line ends as \`\\n\`, or keep the text in a file.`,
      };
    }
  },
});
