import type { Entry } from '../../core/model/project';
import { isOfSite } from '../../core/model/roles';
import { basename, dirname, literally, type Uri } from '../../core/text';
import type { Surroundings } from '../files/surroundings';
import type { EntryInput } from './entry-input';
import { evidenceOf, leftAside, nameRole } from './entry-roles';
import type { Evidence } from '../evidence/evidence';
import { speakingTexts, textsOf } from '../evidence/speaking';
import { isHostModule, isSiteModule } from '../files/names';
import { stem } from '../modules/modules';
import type { FileSource } from '../files/source';

/**
 * Marks what `legacy/wsgi.py` says where what deploys the project starts `shop.wsgi` by its name and no file of the project speaks of
 * the other one: a server that nothing starts tells nothing about a site.
 */
export async function markUnstarted(
  source: FileSource,
  surroundings: Surroundings,
  evidence: readonly Evidence[],
): Promise<readonly Evidence[]> {
  const { candidates } = surroundings;
  const servers = candidates.servers.filter((uri) => isSiteModule(basename(uri)) && !isHostModule(basename(uri)));
  if (servers.length < 2) return evidence;
  const deploying = candidates.processes.filter(({ kind }) => kind === 'production').map(({ uri }) => uri);
  const starting = await textsOf(source, [...deploying, ...candidates.scripts]);
  const isStarted = (uri: Uri): boolean => starting.some(([, text]) => names(text, uri));
  // `asgi.py` beside the `wsgi.py` that is started names the same settings: nothing is to be learnt of them.
  const isNamedBeside = ({ module, from }: Evidence): boolean =>
    evidence.some((one) => one.module === module && dirname(one.from) === dirname(from) && isStarted(one.from));
  const left = servers.filter(
    (uri) => !isStarted(uri) && evidence.some((one) => one.from === uri && !isNamedBeside(one)),
  );
  if (left.length === 0 || !servers.some(isStarted)) return evidence;
  const texts = await speakingTexts(source, surroundings);
  if (texts === undefined) return evidence;
  const isSpokenOf = (uri: Uri): boolean =>
    texts.some(([from, text]) => from !== uri && (names(text, uri) || leavesOpen.test(text)));
  const unstarted = new Set(left.filter((uri) => !isSpokenOf(uri)));
  return evidence.map((one) => (unstarted.has(one.from) ? { ...one, isUnstarted: true as const } : one));
}

/**
 * Gives settings that only such a server names, or `manage.py` and tests besides, a role under which only what is wrong in any stored
 * file is told, where the project has others for a site.
 */
export function withoutUnstarted(input: EntryInput, entries: readonly Entry[]): readonly Entry[] {
  const isLeft = ({ uri, role }: Entry): boolean => {
    const evidence = evidenceOf(input, uri);
    const isOnly = evidence.every(
      ({ kind, isUnstarted }) => isUnstarted === true || kind === 'manage' || kind === 'test',
    );
    const isUnstarted = isOnly && evidence.some((one) => one.isUnstarted === true);
    return isUnstarted && isOfSite(role) && !input.configured.has(uri) && nameRole(input, uri) !== 'production';
  };
  if (!entries.some((entry) => isOfSite(entry.role) && !isLeft(entry))) return entries;
  return entries.map((entry) => (isLeft(entry) ? leftAside(entry, 'which nothing starts, unlike others') : entry));
}

/** `shop.wsgi`, `shop/wsgi.py`. */
function names(text: string, uri: Uri): boolean {
  return new RegExp(`(?<![\\w-])${literally(basename(dirname(uri)))}[./]${stem(uri)}\\b`).test(text);
}

/** `wsgi:application` in a folder of its own, and `$NAME.wsgi`: any may be meant. */
const leavesOpen = /(?<![\w./-])[aw]sgi(?::|\.py\b)|[}%)"'*][./][aw]sgi\b|\$\w+[./][aw]sgi\b/;
