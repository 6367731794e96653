import { lineEnd } from '../text';
import { hstsSeconds, oneDay, oneYear, seconds, writtenHsts } from './shared/hsts';
import { replaceValue, reportPlace } from './shared/replacing';
import { moduleText, scanPython } from './shared/source';
import { defineRule } from './rule';
import type { Alternative, SettingsView } from './shared/model';

const name = hstsSeconds;
const middleware = "MIDDLEWARE = ['django.middleware.security.SecurityMiddleware']\n";

const ramp = /\b(?:test|ramp|rais|increas|start|first|later|todo|then)/i;

/** An author who writes, behind the number or above it, that it is a first step does not need to be told. */
function saysFirstStep(settings: SettingsView, { written }: Alternative): boolean {
  if (written === undefined) return false;
  const { uri, span } = written.statement;
  const text = moduleText(settings, uri);
  const line = text.slice(span.start, lineEnd(text, span.end));
  const comments = scanPython(line).comments.map(({ start, end }) => line.slice(start, end));
  return [...comments, ...commentsAbove(text.slice(0, span.start))].some((comment) => ramp.test(comment));
}

function commentsAbove(text: string): readonly string[] {
  const lines = text
    .split(/\r\n|\n|\r/)
    .slice(0, -1)
    .reverse();
  const code = lines.findIndex((line) => !line.trimStart().startsWith('#'));
  return code < 0 ? lines : lines.slice(0, code);
}

export default defineRule({
  id: 'hsts-too-short',
  summary: 'HSTS lasts less than a day',
  why: 'A few minutes or hours of HSTS are the right first step, and the step after it is easily forgotten. A visitor who comes back after that time can be kept on plain HTTP again.',
  notes: 'Silent where a comment on the line, or right above it, says that the number is a first step.',
  on: 'settings',
  profile: 'hint',
  django: [],
  cwe: [319],
  fixable: 'sometimes',
  reveals: ['hsts-no-subdomains', 'hsts-preload-incoherent', 'hsts-preload-off'],
  sources: ['https://docs.djangoproject.com/en/stable/ref/middleware/#http-strict-transport-security'],
  examples: [
    { code: `${middleware}${name} = 3600\n#                     ^^^^`, after: `${middleware}${name} = 31536000` },
    {
      title: 'As the fallback of a read',
      code: `import os\n${middleware}${name} = os.environ.get("HSTS", 60)\n#                                            ^^`,
      after: `import os\n${middleware}${name} = os.environ.get("HSTS", 31536000)`,
    },
    { title: 'Off, which another rule reports', code: `${middleware}${name} = 0` },
    { code: `${middleware}${name} = 31536000` },
    { title: 'A day and more', code: `${middleware}${name} = 86400` },
    { title: 'A first step', code: `${middleware}${name} = 3600  # raise it once every page works over HTTPS` },
  ],
  *check(settings) {
    const found = writtenHsts(
      settings,
      seconds((count) => count > 0 && count < oneDay),
    );
    if (found === undefined || saysFirstStep(settings, found)) return;
    yield {
      at: reportPlace(settings, found),
      subject: name,
      message:
        'HSTS lasts less than a day, so the ramp to a year is not finished. Raise it step by step while every page works over HTTPS.',
      fixes: replaceValue(settings, found, String(oneYear), 'Let HSTS last a year (cannot be taken back)'),
    };
  },
});
