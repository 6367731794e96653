import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import process from 'node:process';

const name = 'django-settings-lint';

/**
 * Where this user's files that can be made again are kept: `NODE_COMPILE_CACHE` where it is set, else the platform's folder
 * for caches. Undefined where `NODE_DISABLE_COMPILE_CACHE` forbids it or nobody knows a home.
 */
export function cacheFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string | undefined {
  if (isSet(env['NODE_DISABLE_COMPILE_CACHE'])) return undefined;
  const chosen = env['NODE_COMPILE_CACHE'];
  const base = isSet(chosen) ? chosen : platformFolder(env, platform);
  return base !== undefined && isAbsolute(base) ? join(base, name) : undefined;
}

function platformFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string | undefined {
  if (platform === 'win32') return env['LOCALAPPDATA'];
  const chosen = env['XDG_CACHE_HOME'];
  if (isSet(chosen)) return chosen;
  const home = homeFolder();
  return home === undefined ? undefined : join(home, platform === 'darwin' ? 'Library/Caches' : '.cache');
}

function homeFolder(): string | undefined {
  try {
    return homedir();
  } catch {
    return undefined;
  }
}

function isSet(text: string | undefined): text is string {
  return text !== undefined && text !== '';
}

/**
 * Writes a file that is there as a whole or not at all, for this user alone, and removes the oldest of many. Throws what the
 * file system throws.
 */
export function writeCacheFile(path: string, bytes: Uint8Array): void {
  const folder = dirname(path);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const part = `${path}.${process.pid.toString()}`;
  try {
    const file = openSync(part, 'wx', 0o600);
    try {
      writeSync(file, bytes);
      // Without it, a file of the right length but with holes could be left when the power fails.
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(part, path);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
  removeOld(folder);
}

/** Versions of the program and of Node may be used side by side, but not without end. */
const limit = 8;

function removeOld(folder: string): void {
  const files = readdirSync(folder).map((file) => {
    const path = join(folder, file);
    return { path, time: statSync(path).mtimeMs };
  });
  files.sort((a, b) => b.time - a.time);
  for (const { path } of files.slice(limit)) rmSync(path, { force: true });
}
