import type { DotenvFile } from '../syntax/dotenv';
import { readDecouple } from './loaders/decouple';
import { readDjangoConfigurations } from './loaders/django-configurations';
import { readDjangoEnviron } from './loaders/django-environ';
import { readDocker } from './loaders/docker';
import { readPythonDotenv } from './loaders/python-dotenv';
import type { EnvReading, Loader, LoaderOptions } from './loaders/types';

export type {
  EnvEntry,
  EnvProblem,
  EnvProblemCode,
  EnvProblemEffect,
  EnvReading,
  Loader,
  LoaderOptions,
} from './loaders/types';

/**
 * What a loader makes of a `.env` file: the variables it defines, with the spans that decide them, and the lines that
 * it drops, fails on or misreads. `text` is the text that `file` was parsed from.
 *
 * Each cell was recorded from the real program (`test/loaders/recorded.json` names the versions): python-dotenv,
 * django-environ, python-decouple's `RepositoryEnv`, environs, django-configurations' `DOTENV`, and the docker client's `--env-file`.
 */
export function readEnvFile(file: DotenvFile, text: string, loader: Loader, options: LoaderOptions = {}): EnvReading {
  switch (loader) {
    case 'python-dotenv':
      return readPythonDotenv(text, options, true);
    case 'environs':
      return readPythonDotenv(text, options, false);
    case 'django-environ':
      return readDjangoEnviron(file, text, options);
    case 'python-decouple':
      return readDecouple(file, text);
    case 'django-configurations':
      return readDjangoConfigurations(file, text);
    case 'docker':
      return readDocker(text);
  }
}
