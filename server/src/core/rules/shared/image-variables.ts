import { basename, commandsIn, imageEnvironment, isDockerfile, namesSiteServer } from '../../text';
import { forProduction } from './started-files';
import type { ProcessVariable } from './process-variables';
import type { Place, ProcessFileView, ProjectView } from './model';

/**
 * The variables that an image has in its environment when the site starts in it: `ENV` lines of the last stage and of those that it
 * is made from, in Dockerfiles that start a server of deployed sites. What another file gives a value to is left out, since the
 * container then does not run with that of the image, and so is what says that it is there for the build.
 */
export function imageVariables(project: ProjectView): readonly ProcessVariable[] {
  return forProduction(project)
    .filter(({ uri }) => isDockerfile(basename(uri)))
    .flatMap((file) => variablesIn(file))
    .filter(({ name, value }) => !isForBuild(value) && !isGivenElsewhere(project, name));
}

function isForBuild(value: string): boolean {
  return /build|collect|static|compile|temp|tmp|local|dev|test|unused|ignored/i.test(value);
}

/** A compose file or the file of a platform names the variable, or a `.env` file that a container may be started with does. */
function isGivenElsewhere({ processes, entries }: ProjectView, name: string): boolean {
  const word = new RegExp(`(?<![A-Z0-9_])${name}(?![A-Z0-9_])`);
  return (
    processes.some(({ uri, text }) => !isDockerfile(basename(uri)) && word.test(text)) ||
    entries.some(({ envFiles }) => envFiles.some((file) => file.defines(name)))
  );
}

function variablesIn({ uri, text }: ProcessFileView): readonly ProcessVariable[] {
  if (!commandsIn(text).some(namesSiteServer)) return [];
  return imageEnvironment(text).flatMap(({ name, value, start }) => {
    const at: Place = { uri, span: { start, end: start + value.length } };
    return [{ name, value, at, isFallback: false, isBare: false }];
  });
}
