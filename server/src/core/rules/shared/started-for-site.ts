import { basename, isComposeFile, namesSiteServer, withoutCommentLines } from '../../text';
import type { ProcessFileView, SettingsView } from './model';

/** Packages that nobody installs but to serve a site. */
const servers: readonly string[] = ['gunicorn', 'uwsgi', 'waitress', 'hypercorn', 'mod-wsgi', 'django-heroku'];

/** Whether a site may run with settings of which nothing tells what they are for: not with a copy that somebody has kept. */
export function mayServeSite({ role, isCopy, uri }: SettingsView): boolean {
  return role === 'unknown' && !isCopy && !forContainers.test(basename(uri));
}

/**
 * Whether the project has something by which a site is started, or a server for it, while nothing tells what the settings are for:
 * a site runs with them then.
 */
export function isStartedForSite(settings: SettingsView): boolean {
  const { processes, hasStartScript, packages } = settings;
  if (!mayServeSite(settings)) return false;
  const isServed = servers.some((server) => packages?.has(server) === true);
  return isServed || hasStartScript || processes.some(startsSite);
}

/** `docker_compose.py`: settings for the containers on a developer's machine. */
const forContainers = /^(?:settings_)?(?:docker_?compose|compose|vagrant)(?:_settings)?\.py$/;

/** Developers have compose files, too: for their database alone, or with the server for their work. */
function startsSite({ uri, role, text }: ProcessFileView): boolean {
  return role === 'production' && (!isComposeFile(basename(uri)) || namesSiteServer(withoutCommentLines(text)));
}
