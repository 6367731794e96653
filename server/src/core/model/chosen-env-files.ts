import type { Uri } from '../text';
import type { EnvFileLoad } from './evaluate/frame';
import type { EnvFile } from './project';
import { applySteps } from './steps';
import { noPlace } from './bounds';
import type { Bound, EnvValue } from './value';

/**
 * The text of the environment that a path ends with: `".env." + STAGE`, `BASE_DIR / f".env.{STAGE}"`. Undefined for one that has
 * nothing around it, and may be any path.
 */
export function chooserOf(path: Bound | undefined): EnvValue | undefined {
  for (const { value } of path ?? []) {
    if (value.kind === 'env' && value.steps.at(-1)?.op === 'wrap') return value;
    const found = value.kind === 'call' ? chooserOf(value.args.at(-1)?.value) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** With which text of its variable a load reads a file; undefined where it does not. */
export function textChoosing({ chosenBy, chosenIn }: EnvFileLoad, { uri, role }: EnvFile): string | undefined {
  const around = chosenBy?.steps.at(-1);
  if (chosenBy === undefined || around?.op !== 'wrap' || role === 'example') return undefined;
  const before = `/${around.before.replace(/^(?:\.?\/)+/, '')}`;
  if (!uri.endsWith(around.after)) return undefined;
  const from = uri.lastIndexOf(before, uri.length - around.after.length - 1);
  if (chosenIn !== undefined && uri.slice(0, from) !== chosenIn) return undefined;
  const text = from < 0 ? '' : uri.slice(from + before.length, uri.length - around.after.length);
  const path = applySteps(text, chosenBy.steps, noPlace);
  const isIt = path !== 'invalid' && path.kind === 'literal' && path.value === around.before + text + around.after;
  return isIt && /^[\w.-]+$/.test(text) ? text : undefined;
}

/**
 * The variables that have one text wherever a file is loaded, because they choose it: `STAGE=prd` for `.env.prd`. None for a file
 * that something else hands over or loads as well.
 */
export function textsChoosing(file: EnvFile, loads: readonly EnvFileLoad[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  if (file.isHanded === true) return found;
  for (const load of loads) {
    const text = textChoosing(load, file);
    if (isOther(load, file.uri, text)) return new Map();
    if (load.chosenBy === undefined || text === undefined) continue;
    const { variable } = load.chosenBy;
    if ((found.get(variable) ?? text) !== text) return new Map();
    found.set(variable, text);
  }
  return found;
}

/** A load that names the file itself, or whose path is not known. */
function isOther(load: EnvFileLoad, uri: Uri, text: string | undefined): boolean {
  if (load.file === uri) return true;
  return text === undefined && load.chosenBy === undefined && load.file === null && mayBe(load.path, uri);
}

function mayBe(path: string | null, uri: Uri): boolean {
  return path === null || uri.endsWith(`/${path.slice(path.lastIndexOf('/') + 1)}`);
}
