import type { Entry } from '../../core/model/project';
import { isOfSite } from '../../core/model/roles';
import { withoutCommentLines, type Uri } from '../../core/text';
import type { EntryInput } from './entry-input';
import { evidenceOf, isForImage, isNamedForProduction, nameRole } from './entry-roles';
import { reachedFrom } from '../modules/graph';

/**
 * `settings_prod.py` that builds on `settings.py`, to which `wsgi.py` falls back, or on the base that `settings/__init__.py` only
 * hands on: whoever deploys the project as it is meant to be has the protections that the first one adds. What a container or the
 * environment names is deployed as it is. Settings that no other machine gets an answer from are for work: what of them survives
 * in a site, those for production show.
 */
export function asFallback(input: EntryInput, entry: Entry, all: readonly Entry[]): Partial<Entry> {
  const production = productionOf(input, entry, all);
  if (production.length === 0) return {};
  if (!servesNobody(input, entry.uri)) return { production };
  return {
    role: 'development',
    because: [...entry.because, 'no host but this machine is let in, and others build on it'],
  };
}

function productionOf(input: EntryInput, { uri, role }: Entry, all: readonly Entry[]): readonly Uri[] {
  const evidence = evidenceOf(input, uri);
  const isFallback = evidence.every(
    ({ kind, isForced }) => isForced !== true && kind !== 'container' && kind !== 'env',
  );
  if (evidence.length === 0 || !isOfSite(role) || !isFallback || nameRole(input, uri) !== undefined) return [];
  const base = handedOn(input, uri);
  const isAbove = (other: Entry): boolean =>
    other.uri !== uri &&
    isForSite(input, other) &&
    reachedFrom(input.graph, [other.uri]).has(base) &&
    !reachedFrom(input.graph, [uri]).has(other.uri);
  return all.filter(isAbove).map((other) => other.uri);
}

/** Whether a module's name, or what starts the site, says that it is deployed. */
function isForSite(input: EntryInput, { uri, role }: Entry): boolean {
  return isNamedForProduction(input, uri) || (role === 'production' && evidenceOf(input, uri).some(isForImage));
}

/** The only settings that a module runs which writes none itself, else the module. */
function handedOn({ graph, candidates }: EntryInput, uri: Uri): Uri {
  const run = (graph.imports.get(uri) ?? []).filter((next) => candidates.includes(next));
  const [only = uri] = run;
  return run.length === 1 && graph.facts.get(uri)?.assigned.length === 0 ? only : uri;
}

/**
 * Whether a module has `DEBUG` on, leaves `ALLOWED_HOSTS` empty, or names this machine alone, and nothing is laid over it: Django then
 * answers whoever asks for a host of the site that it is not let in. Where the environment says what `DEBUG` is, others are meant to
 * run it as well.
 */
function servesNobody({ graph }: EntryInput, uri: Uri): boolean {
  const texts = [...reachedFrom(graph, [uri])].map((one) => withoutCommentLines(graph.texts.get(one) ?? ''));
  const mentions = texts.join('\n').match(/\bALLOWED_HOSTS\b/g) ?? [];
  const written = texts.flatMap((text) => hosts.exec(text)?.[1] ?? []);
  const isLoopback = (list: string): boolean => [...list.matchAll(/[^\s,"']+/g)].every(([host]) => loopback.test(host));
  const isWhole = mentions.length === written.length && !texts.some((text) => overlays.test(text));
  const debug = texts.flatMap((text) => text.match(/^[ \t]*DEBUG[ \t]*(?::[^=\n]*)?=(?!=).*/gm) ?? []);
  const isOn = debug.length === 1 && debug.every((line) => /^DEBUG\b[^=]*=[ \t]*True\b(?![ \t]*[^\s#])/.test(line));
  return isWhole && isOn && written.length === 1 && written.every(isLoopback);
}

const hosts = /^ALLOWED_HOSTS\s*(?::[^=\n]*)?=\s*[[(]((?:\s*(["'])[^"'\n]*\2\s*,?)*\s*)[\])][ \t]*(?:#.*)?$/m;
const loopback = /^(?:localhost|\.localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/;
/** What lays names over those that a module writes. */
export const overlays =
  /^[ \t]+from[ \t]+\S+[ \t]+import[ \t]*\*|\bglobals\(\)|\blocals\(\)|\bexec(?:file)?\(|\binclude\(|\bdjango_heroku\b|local_settings/m;
