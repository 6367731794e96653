import { basename, definesServices, withoutCommentLines } from '../../text';
import type { ProcessFileView, SettingsView } from './model';

/** Servers that hand requests on, as the name of an image or of the folder that it is built from. */
const proxy = /^[ \t]*(?:-[ \t]+)?(?:image|build|context):[ \t]*["']?[\w./-]*?\b(nginx|traefik|caddy|haproxy|envoy)\b/m;

/** Servers that speak HTTP themselves, so that HTTPS ends before them; `--certfile` is the exception. */
const server = /\b(?:gunicorn|uvicorn|daphne|hypercorn|granian|waitress)\b/;

/** What lets a server believe its proxy, so that Django sees HTTPS without a setting: trusted addresses, a socket, uWSGI's protocol. */
const trust =
  /forwarded[-_]allow[-_]ips|--proxy-headers|secure_scheme_headers|trusted_proxy|certfile|\.sock\b|unix:|uwsgi/i;

/** A proxy in a container of its own before a server that does not trust it, as the compose files for a site say. */
export function proxyInCompose({ processes }: SettingsView): string | undefined {
  const deployed = processes.filter(({ role }) => role === 'production');
  if (deployed.some(({ uri, text }) => trust.test(withoutCommentLines(text)) || /uwsgi/i.test(basename(uri))))
    return undefined;
  if (!deployed.some(({ text }) => server.test(withoutCommentLines(text)))) return undefined;
  for (const file of deployed.filter(isCompose)) {
    const name = proxy.exec(withoutCommentLines(file.text))?.[1];
    if (name !== undefined) return `\`${basename(file.uri)}\` starts \`${name}\``;
  }
  return undefined;
}

function isCompose({ uri, text }: ProcessFileView): boolean {
  return /\.ya?ml$/i.test(uri) && definesServices(text);
}

/** The file of a platform whose proxy always writes `X-Forwarded-Proto` itself. */
const platformFile = /^(?:procfile|fly\.toml|app\.ya?ml|render\.ya?ml)$/i;

/** True where a file starts the site on such a platform. */
export function startsOnPlatform({ processes }: SettingsView): boolean {
  return processes.some(({ uri, role }) => role === 'production' && platformFile.test(basename(uri)));
}
