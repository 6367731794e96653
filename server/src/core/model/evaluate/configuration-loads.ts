import { single } from '../bounds';
import { truthOf } from '../truth';
import type { Bound, Value } from '../value';
import type { EnvFileLoad, Frame } from './frame';
import { fileAt } from './paths';

/**
 * The `.env` files that a class of django-configurations names as `DOTENV`. `Configuration.pre_setup` reads them once the
 * module has run, so methods and late values see them, and reads in the module do not.
 */
export function loadsOfDotenv(frame: Frame, dotenv: Bound | undefined): readonly EnvFileLoad[] {
  return (dotenv ?? []).flatMap(({ value, at, when }) => {
    const isPath = value.kind === 'literal' ? typeof value.value === 'string' : value.kind === 'call';
    if (!isPath || truthOf(value) === false) return [];
    const file = fileAt({ ...frame, uri: at.uri }, value) ?? null;
    return [{ ...asDotenv, at, path: lastText(value) ?? null, file, when }];
  });
}

/** It opens the file in the encoding of the machine and leaves alone what the environment has. */
const asDotenv = {
  reader: 'django-configurations',
  overrides: false,
  parsesComments: false,
  interpolates: false,
  readsUtf8: false,
} as const;

/** The text that a path ends with: `os.path.join(BASE_DIR, ".env")`. */
function lastText(value: Value | undefined): string | undefined {
  if (value?.kind === 'literal') return typeof value.value === 'string' ? value.value : undefined;
  const last = value?.kind === 'call' ? value.args.at(-1)?.value : undefined;
  return last === undefined ? undefined : lastText(single(last));
}
