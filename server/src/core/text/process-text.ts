/** True for the name of a file that a container image is made with: `Dockerfile.prod`, `web.dockerfile`, `Containerfile`. */
export function isDockerfile(name: string): boolean {
  return /^(?:dockerfile|containerfile)(?:[._-].*)?$|\.dockerfile$/i.test(name);
}

/** True for a compose file; a name such as `production.yml` alone does not tell it from any other YAML file. */
export function definesServices(text: string): boolean {
  return /^services:/m.test(text);
}

/** True for the text of a compose file or of uWSGI's configuration, which their names alone do not tell. */
export function startsPrograms(text: string): boolean {
  return definesServices(text) || /^\[uwsgi\]/m.test(text);
}

/** True where the text names a server that deployed Django sites run on, uWSGI and those of WSGI and ASGI. */
export function namesSiteServer(text: string): boolean {
  return /\b(?:gunicorn|uwsgi|daphne|uvicorn|hypercorn|waitress-serve|granian)\b/.test(text);
}

/** The text without lines that are comments whole, in files where `#` begins one: YAML, TOML, shell, Dockerfiles. */
export function withoutCommentLines(text: string): string {
  return text.replace(/^[ \t]*#.*$/gm, '');
}
