import { loaderTitle } from './shared/env-entries';
import { defineRule } from './rule';

export default defineRule({
  id: 'dotenv-not-utf8',
  summary: 'A `.env` file is not stored as UTF-8',
  why: 'All loaders open the file as UTF-8 and stop with an error at the first character that is none, so Django does not start. In Windows PowerShell 5, `>` and `Out-File` write UTF-16 where nothing else is asked for.',
  notes:
    'An error where the project is seen to load the file, else a warning. Silent where the loader is given another `encoding`. Nothing else is said about such a file, because its text is not known.',
  on: 'env',
  profile: 'broken',
  django: [],
  cwe: [16],
  fixable: { never: 'an edit of text cannot change how its bytes are written: save the file as UTF-8' },
  sources: [
    'https://github.com/theskumar/python-dotenv/blob/main/src/dotenv/main.py',
    'https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.core/about/about_character_encoding',
  ],
  examples: [
    { title: 'As PowerShell writes it', stored: { encoding: 'utf-16' }, code: '\n# ^' },
    {
      title: 'Seen to be loaded',
      files: { 'settings.py': 'from dotenv import load_dotenv\nload_dotenv()\n' },
      stored: { encoding: 'other' },
      code: '\n# ^',
    },
    { title: 'A template', path: '.env.example', stored: { encoding: 'other' }, code: '\n# ^' },
    {
      title: 'Another encoding is asked for',
      files: { 'settings.py': 'from dotenv import load_dotenv\nload_dotenv(encoding="latin-1")\n' },
      stored: { encoding: 'other' },
      code: '',
    },
    { code: 'CITY=Zürich' },
  ],
  check(file) {
    const { uri, encoding, loader } = file;
    if (encoding === undefined || !loader.readsUtf8) return [];
    const is = encoding === 'utf-16' ? 'UTF-16' : 'not UTF-8';
    return [
      {
        at: { uri, span: { start: 0, end: 0 } },
        subject: 'encoding',
        message: `This file is ${is}, and ${loader.known ? loaderTitle(file) : 'every loader'} stops with an error there. Save it as UTF-8.`,
        profile: loader.known ? 'broken' : 'warn',
      },
    ];
  },
});
