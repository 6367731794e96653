import type { Registration } from 'vscode-languageserver';
import { watchedGlobs } from '../protocol/files';
import { section } from './configuration';
import type { ClientProfile } from './profile';

/** What the client is asked to tell us about, as far as it can be asked. */
export function registrations(profile: ClientProfile): readonly Registration[] {
  const files: Registration = {
    id: 'files',
    method: 'workspace/didChangeWatchedFiles',
    registerOptions: { watchers: watchedGlobs.map((globPattern) => ({ globPattern })) },
  };
  const settings: Registration = {
    id: 'settings',
    method: 'workspace/didChangeConfiguration',
    registerOptions: { section },
  };
  return [...(profile.watching ? [files] : []), ...(profile.configurationEvents ? [settings] : [])];
}
