import { defineRule } from './rule';

export default defineRule({
  id: 'dotenv-style',
  summary: 'The name of a variable is not written in capitals',
  why: 'On most systems `email_host` and `EMAIL_HOST` are two variables, and who sees both cannot tell which one counts.',
  notes: 'A hint of the strict preset, for names that no settings module reads as they are written.',
  on: 'env',
  profile: 'optin',
  django: [],
  cwe: [16],
  fixable: { never: 'what else reads the variable, and in which spelling, is not known' },
  sources: ['https://pubs.opengroup.org/onlinepubs/9699919799/basedefs/V1_chap08.html'],
  examples: [
    { code: 'email_host=mail.example.org\n# ^^^^^^^^' },
    {
      title: 'Settings read it as it is written',
      files: { 'settings.py': 'import os\nEMAIL_HOST = os.environ.get("email_host", "localhost")\n' },
      code: 'email_host=mail.example.org',
    },
    { title: 'A name that programs agree on', code: 'http_proxy=http://proxy.example.org:3128' },
    { code: 'EMAIL_HOST=mail.example.org' },
  ],
  *check(file) {
    for (const { key, keyAt, rawAt, reads } of file.entries) {
      // What stands alone on a line may be the end of a value, which nobody is to see.
      const isNamed = rawAt.span.end > rawAt.span.start && /^\w*[a-z]\w*$/.test(key);
      if (!isNamed || reads.length > 0 || key.endsWith('_proxy')) continue;
      yield {
        at: keyAt,
        subject: key,
        message: `\`${key}\` is not written in capitals, as variables are by convention. Write \`${key.toUpperCase()}\`, here and wherever it is read.`,
      };
    }
  },
});
