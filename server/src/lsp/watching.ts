import type { Registration } from 'vscode-languageserver';
import { section } from './configuration';
import type { ClientProfile } from './profile';

/**
 * Files whose change on disk may change findings. Python files are watched whatever their name, because a settings
 * module may import any of them; the server looks only at those that a project has loaded or would load.
 */
export const watched: readonly string[] = [
  '**/*.py',
  '**/.env*',
  '**/*.env',
  '**/.envs/**',
  '**/{env,dotenv}{,[._-]*}',
  '**/{settings,config,conf}',
  '**/{pyproject.toml,setup.cfg,Pipfile,Pipfile.lock,poetry.lock,uv.lock,pdm.lock}',
  '**/requirements*',
  '**/requirements/*',
  '**/{.gitignore,pytest.ini,tox.ini}',
  '**/{Dockerfile*,Procfile,compose*.y*ml,docker-compose*.y*ml,fly.toml,app.y*ml,render.y*ml,uwsgi.ini}',
];

/** What the client is asked to tell us about, as far as it can be asked. */
export function registrations(profile: ClientProfile): readonly Registration[] {
  const files: Registration = {
    id: 'files',
    method: 'workspace/didChangeWatchedFiles',
    registerOptions: { watchers: watched.map((globPattern) => ({ globPattern })) },
  };
  const settings: Registration = {
    id: 'settings',
    method: 'workspace/didChangeConfiguration',
    registerOptions: { section },
  };
  return [...(profile.watching ? [files] : []), ...(profile.configurationEvents ? [settings] : [])];
}
