import { reportPlace } from './shared/replacing';
import { writtenSetting } from './shared/cookies';
import { writtenEngine } from './shared/session-engine';
import { falsy, literal, textIn } from './shared/values';
import { defineRule } from './rule';
import type { Alternative, Problem, SettingsView } from './shared/model';

const name = 'SESSION_FILE_PATH';
const engine = 'SESSION_ENGINE = "django.contrib.sessions.backends.file"\n';
const marks = `#                ${'^'.repeat(44)}\n`;
const temporary = literal((value) => typeof value === 'string' && /^\/(?:tmp|var\/tmp|dev\/shm)(?:\/|$)/.test(value));
const anyText = literal((value) => typeof value === 'string' && value !== '');

/** The folder of uploads or static files that the sessions lie in. */
function servedRoot(settings: SettingsView): { readonly root: string; readonly found: Alternative } | undefined {
  for (const root of ['MEDIA_ROOT', 'STATIC_ROOT']) {
    const found = settings.get(name).deployedAlternatives.find((path) => isBuiltFrom(settings, path, root));
    const text = writtenSetting(settings, name, anyText);
    if (found !== undefined) return { root, found };
    if (text !== undefined && isBelow(settings, text, root)) return { root, found: text };
  }
  return undefined;
}

/** A path that is written as a continuation of the root, however the root is made. */
function isBuiltFrom(settings: SettingsView, { written }: Alternative, root: string): boolean {
  if (written === undefined) return false;
  const start = new RegExp(`^(?:os\\.path\\.join\\(|Path\\(|str\\()*\\s*${root}\\s*(?:[/,)+]|$)`);
  return start.test(settings.textOf(written.value));
}

function isBelow(settings: SettingsView, path: Alternative, root: string): boolean {
  const folder = settings.get(root).must(anyText);
  const text = folder && textIn(folder.value)?.replace(/\/+$/, '');
  const inner = textIn(path.value) ?? '';
  return text !== undefined && text !== '' && (inner === text || inner.startsWith(`${text}/`));
}

function problemOf(settings: SettingsView, file: Alternative): Omit<Problem, 'subject'> | undefined {
  const served = servedRoot(settings);
  if (served)
    return {
      at: reportPlace(settings, served.found),
      message: `Session files lie below \`${served.root}\`, which is served to everybody. Keep them in a folder that only Django can read.`,
      profile: 'broken',
    };
  const shared = writtenSetting(settings, name, temporary);
  const unset = settings.get(name).deployed(falsy);
  if (shared === undefined && (unset === undefined || (unset.written === undefined && settings.isFragment)))
    return undefined;
  return {
    at: reportPlace(settings, shared ?? file),
    message: `Session files lie in the system's temporary folder, which other programs use and which is emptied. Give \`${name}\` a folder of its own.`,
  };
}

export default defineRule({
  id: 'session-file-path-shared',
  summary: 'Session files lie in a folder that others use',
  why: 'Each session is a file, and its name is the key that logs its owner in. In a folder that is served, everybody can fetch them; in the temporary folder of the system, other programs can list them, and a clean-up ends all sessions.',
  on: 'settings',
  profile: 'info',
  isLouder: true,
  django: [],
  cwe: [379],
  fixable: { never: 'only you know a folder that is private' },
  sources: ['https://docs.djangoproject.com/en/stable/ref/settings/#session-file-path'],
  examples: [
    { title: 'Not set', code: `${engine}${marks}` },
    { code: `${engine}${name} = "/tmp/sessions"\n#                   ^^^^^^^^^^^^^^^` },
    {
      title: 'Among uploads',
      code: `${engine}MEDIA_ROOT = "/srv/media/"\n${name} = "/srv/media/sessions"\n#                   ^^^^^^^^^^^^^^^^^^^^^`,
    },
    {
      code: `from pathlib import Path\n${engine}STATIC_ROOT = Path(__file__).parent / "static"\n${name} = STATIC_ROOT / "sessions"\n#                   ^^^^^^^^^^^^^^^^^^^^^^^^`,
    },
    { title: 'A folder of its own', code: `${engine}MEDIA_ROOT = "/srv/media"\n${name} = "/srv/media-sessions"` },
    { title: 'In the database', code: `${name} = "/tmp/sessions"` },
    { title: 'For development', role: 'development', code: engine },
    { title: 'Not known', code: `import os\n${engine}${name} = os.environ["SESSIONS"]` },
  ],
  *check(settings) {
    const file = writtenEngine(settings, 'file');
    const problem = file && problemOf(settings, file);
    if (problem !== undefined) yield { subject: name, ...problem };
  },
});
