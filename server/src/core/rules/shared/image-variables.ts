import {
  basename,
  commandsIn,
  imageEnvironment,
  isDockerfile,
  namesSiteServer,
  namesVariable,
  withoutCommentLines,
} from '../../text';
import { builtFrom } from './compose-services';
import { isModule } from './routes';
import { forProduction } from './started-files';
import type { ProcessVariable } from './process-variables';
import type { Place, ProcessFileView, ProjectView, SettingsView } from './model';

/**
 * The variables that an image has in its environment when the site starts in it: `ENV` lines of the last stage and of those that it
 * is made from, in Dockerfiles that start a server of deployed sites. What another file gives a value to is left out, since the
 * container then does not run with that of the image, and so is what says that it is there for the build.
 */
export function imageVariables(project: ProjectView): readonly ProcessVariable[] {
  return images(project)
    .filter(({ text }) => commandsIn(text).some(namesSiteServer))
    .flatMap(variablesIn)
    .filter((variable) => !isForBuild(variable.value) && !isGivenElsewhere(project, variable));
}

/** The same of images that are made to run with settings for production, whatever starts it and whatever the values say. */
export function productionVariables(project: ProjectView): readonly ProcessVariable[] {
  const production = project.entries.filter(({ role }) => role === 'production');
  const runsProduction = ({ name, value }: ProcessVariable): boolean =>
    name === 'DJANGO_SETTINGS_MODULE' && production.some(({ uri }) => isModule(uri, value));
  return images(project)
    .map(variablesIn)
    .filter((variables) => variables.some(runsProduction))
    .flat()
    .filter((variable) => !isGivenElsewhere(project, variable));
}

function images(project: ProjectView): readonly ProcessFileView[] {
  return forProduction(project).filter(({ uri }) => isDockerfile(basename(uri)));
}

function isForBuild(value: string): boolean {
  return /build|collect|static|compile|temp|tmp|local|dev|test|unused|ignored/i.test(value);
}

/**
 * A compose file or the file of a platform names the variable, or a `.env` file that a container may be started with does, or one
 * that settings read over the environment. A compose file that builds other images says nothing of this one, and what those for the
 * work of developers say reaches no site.
 */
function isGivenElsewhere(project: ProjectView, { name, at }: ProcessVariable): boolean {
  const { processes, entries } = project;
  const isOfOthers = ({ uri, text, role }: ProcessFileView): boolean => {
    if (role !== 'production') return true;
    const built = builtFrom(uri, text);
    return built.length > 0 && !built.includes(at.uri);
  };
  return (
    processes.some(
      (file) => !isDockerfile(basename(file.uri)) && namesVariable(file.text, name) && !isOfOthers(file),
    ) ||
    entries.some((settings) => settings.envFiles.some((file) => file.defines(name)) && mayTakeFiles(project, settings))
  );
}

/**
 * What a file says reaches a container that has the variable already only where something hands files over, or where a loader
 * overwrites what is there; what no loader reads is for Docker.
 */
function mayTakeFiles({ processes, scripts }: ProjectView, { envLoads }: SettingsView): boolean {
  const isHanded = [...processes, ...scripts].some(({ text }) => /env[-_]file/.test(withoutCommentLines(text)));
  return isHanded || envLoads.length === 0 || envLoads.some(({ overrides }) => overrides !== false);
}

function variablesIn({ uri, text }: ProcessFileView): readonly ProcessVariable[] {
  return imageEnvironment(text).map(({ name, value, start }) => {
    const at: Place = { uri, span: { start, end: start + value.length } };
    return { name, value, at, isFallback: false, isBare: false };
  });
}
