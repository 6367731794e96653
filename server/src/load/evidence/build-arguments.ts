import { anyEnvironment, basename, isComposeFile, isDockerfile, withoutCommentLines, type Uri } from '../../core/text';

const variable = 'DJANGO_SETTINGS_MODULE';

/** The arguments of a build that a Dockerfile makes its settings of: `ARG settings`, `ENV DJANGO_SETTINGS_MODULE ${settings}`. */
export function settingsArguments(uri: Uri, text: string): readonly string[] {
  if (!isDockerfile(basename(uri))) return [];
  const named = withoutCommentLines(text).matchAll(/\bDJANGO_SETTINGS_MODULE(?:=|[ \t]+)["']?\$\{?(\w+)/g);
  return [...named].map(([, name = '']) => name);
}

/**
 * The modules that reach the settings of an image by an argument of its build: what a compose file hands over below `args`, and in
 * the Dockerfile what `ARG` falls back to.
 */
export function modulesByArgument(uri: Uri, text: string, names: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  if (isDockerfile(basename(uri))) {
    const own = settingsArguments(uri, text).length > 0 ? anyEnvironment(text) : [];
    return own.filter(({ name }) => name === variable).map(({ value }) => value);
  }
  if (!isComposeFile(basename(uri)) || !/^[ \t]*args:/m.test(text)) return [];
  const given = withoutCommentLines(text).matchAll(
    /^[ \t]*(?:-[ \t]*)?["']?(\w+)["']?[ \t]*[:=][ \t]*["']?([A-Za-z_]\w*(?:\.\w+)+)["']?[ \t]*\r?$/gm,
  );
  return [...given].flatMap(([, name = '', module = '']) => (names.includes(name) ? [module] : []));
}
