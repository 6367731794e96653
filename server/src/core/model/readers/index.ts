import type { Call } from '../evaluate/calls';
import { isVariableSet } from '../evaluate/environment';
import type { Frame } from '../evaluate/frame';
import type { ModelObject, VariablesObject } from '../objects';
import type { Bound, Place } from '../value';
import { isSetAmong, textsIn } from '../variables';
import { configurations } from './configurations';
import { decouple } from './decouple';
import { djDatabaseUrl } from './dj-database-url';
import { djangoEnviron } from './django-environ';
import { dotenv } from './dotenv';
import { environs } from './environs';
import { djangoGetenv } from './getenv';
import { osReader } from './os';
import { pydantic } from './pydantic';
import type { Reader } from './reader';

export { readSubscript } from './os';

/** Every library that is understood; another one is another file and another line here. */
const readers: readonly Reader[] = [
  osReader,
  djangoEnviron,
  decouple,
  environs,
  djDatabaseUrl,
  dotenv,
  configurations,
  pydantic,
  djangoGetenv,
];

/** What a call gives if some reader library knows it. `method` is null where the object itself is called. */
export function callReader(call: Call, object: ModelObject, method: string | null): Bound | undefined {
  for (const reader of readers) {
    const found =
      object.type === 'imported' && method === null
        ? reader.callImported(call, object.path)
        : reader.callObject?.(call, object, method);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `"X" in os.environ`, or in a dictionary of variables. */
export function readMembership(frame: Frame, variable: string, at: Place, of?: VariablesObject): Bound {
  return of === undefined ? isVariableSet(frame, variable, at) : isSetAmong(textsIn(of, variable, at), at);
}
