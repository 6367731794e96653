import { basename, isComposeFile, namesSiteServer, namesVariable, withoutCommentLines } from '../../text';
import { layersCode, serviceAround } from './compose-services';
import { deployedFiles } from './deployed-files';
import { forProduction } from './started-files';
import type { ProcessFileView, SettingsView } from './model';

/**
 * The compose file by which a deployed site is started that gives its server variables, and never this one: neither there, nor
 * by the image, a file that it hands over, or a `.env` file that the image may have.
 */
export function startsWithout(settings: SettingsView, variable: string): ProcessFileView | undefined {
  if (mayBeInEnvFile(settings, variable)) return undefined;
  const { processes } = settings;
  if (forProduction(settings).some(({ text }) => namesVariable(withoutCommentLines(text), variable))) return undefined;
  return deployedFiles({ processes, entries: [settings] }).find(
    ({ uri, text }) => isComposeFile(basename(uri)) && givesAllItSays(withoutCommentLines(text)),
  );
}

function mayBeInEnvFile({ reads, envLoads, imagesLackEnv }: SettingsView, variable: string): boolean {
  const isFromProcess = reads.every((read) => read.variable !== variable || read.reader === 'os');
  return !imagesLackEnv && !(isFromProcess && envLoads.length === 0);
}

/** Each service with a server of a site lists its environment in place, and runs the code of its image. */
function givesAllItSays(code: string): boolean {
  if (layersCode(code) || /^[ \t]*(?:extends:|<<:|include:)/m.test(code)) return false;
  const commands = [...code.matchAll(/^[ \t]*(?:command|entrypoint):.*$/gm)].filter(([line]) => namesSiteServer(line));
  const services = commands.map(({ index }) => serviceAround(code, index));
  return (
    services.length > 0 &&
    services.every((text) => /^[ \t]*environment:[ \t]*$/m.test(text) && !/^[ \t]*env_file:/m.test(text))
  );
}
