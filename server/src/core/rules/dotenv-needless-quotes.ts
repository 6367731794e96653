import { defineRule } from './rule';

const stored = { readBy: ['docker'] } as const;

export default defineRule({
  id: 'dotenv-needless-quotes',
  summary: '`docker run --env-file` keeps the quotes',
  why: 'The `--env-file` of `docker run` takes each line as it stands, so the quotes become a part of the value: `"False"` is a text that no library knows, and `"example.org"` a host that nobody asks for.',
  notes:
    'Speaks where a script that starts the project hands the file to `docker run`. Silent where settings load the file as well, and where a compose file has it: both take the quotes away, as systemd does.',
  on: 'env',
  profile: 'hint',
  django: [],
  cwe: [16],
  fixable: 'sometimes',
  sources: ['https://docs.docker.com/reference/cli/docker/container/run/#env'],
  examples: [
    {
      stored,
      code: 'EMAIL_HOST="mail.example.org"\n#          ^^^^^^^^^^^^^^^^^^',
      after: 'EMAIL_HOST=mail.example.org',
    },
    { title: 'With a blank inside', stored, code: 'SITE_NAME="My shop"\n#         ^^^^^^^^^' },
    {
      title: 'Settings load it, too',
      stored,
      files: { 'settings.py': 'from dotenv import load_dotenv\nload_dotenv()\n' },
      code: 'EMAIL_HOST="mail.example.org"',
    },
    {
      title: 'A compose file has it, too',
      stored: { readBy: ['docker', 'compose'] },
      code: 'EMAIL_HOST="mail.example.org"',
    },
    { title: 'Nobody hands it to Docker', code: 'EMAIL_HOST="mail.example.org"' },
    { stored, code: 'EMAIL_HOST=mail.example.org' },
  ],
  *check(file) {
    const { readBy = [], loadedBy } = file;
    if (!readBy.includes('docker') || readBy.includes('compose') || loadedBy.length > 0) return;
    for (const { key, rawAt } of file.entries) {
      const inside = /^(["'])([^"'\r\n]*)\1$/.exec(file.textOf(rawAt))?.[2];
      if (inside === undefined) continue;
      const title = 'Remove the quotes';
      yield {
        at: rawAt,
        subject: key,
        message: `\`docker run --env-file\` keeps the quotes as a part of the value of \`${key}\`. Leave them out.`,
        fixes: /[\s#$\\]|^$/.test(inside)
          ? []
          : [{ title, edits: [{ at: rawAt, newText: inside }], safety: 'unsafe', preferred: true }],
      };
    }
  },
});
