import { isLive, liveSeverity } from './env-entries';
import { parseServiceUrl, reachOf } from './service-url';
import type { EnvFileEntry, EnvFileView, Problem } from './model';

/** An address of mail in a `.env` file that django-environ takes apart, and whose scheme asks for no TLS. */
export function plainMailUrls(file: EnvFileView): readonly Problem[] {
  return isLive(file)
    ? file.entries.filter((entry) => isPlain(file, entry)).map((entry) => problemOf(file, entry))
    : [];
}

/** Of the schemes for SMTP, only `smtps` and those with `+tls` or `+ssl` set a flag; so do the names of the flags behind `?`. */
function isPlain(file: EnvFileView, entry: EnvFileEntry): boolean {
  const url = file.get(entry.key) === entry && isMailUrl(entry) ? parseServiceUrl(entry.value ?? '') : undefined;
  if (url?.scheme !== 'smtp' || reachOf(url.hosts) !== 'public') return false;
  return !/[?&]EMAIL_USE_(?:TLS|SSL)=/i.test(entry.value ?? '');
}

function isMailUrl({ reads }: EnvFileEntry): boolean {
  return reads.some(
    ({ reader, steps }) =>
      reader === 'django-environ' && steps.some((step) => step.op === 'cast' && step.cast === 'email-url'),
  );
}

function problemOf(file: EnvFileView, { key, valueAt }: EnvFileEntry): Problem {
  const { uri, span } = valueAt;
  const scheme = { uri, span: { start: span.start, end: span.start + 'smtp'.length } };
  const isWritten = file.textOf(scheme).toLowerCase() === 'smtp';
  return {
    at: valueAt,
    subject: key,
    severity: liveSeverity(file, 'warning'),
    message: `\`smtp://\` in \`${key}\` asks for no TLS, so the password and all mail go to another network as plain text. Write \`smtp+tls://\` or \`smtp+ssl://\`.`,
    fixes: isWritten
      ? [
          {
            title: 'Write `smtp+tls` (the server has to offer it at this port)',
            edits: [{ at: scheme, newText: 'smtp+tls' }],
            safety: 'unsafe',
            preferred: true,
          },
        ]
      : [],
  };
}
