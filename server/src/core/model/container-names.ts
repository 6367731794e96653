import { definesServices } from '../text';
import type { Project } from './project';

/** `- "redis:redis.example.org"` below `links`: a service, and the name that another container reaches it by. */
const links = /^[ \t]*-[ \t]+(["']?)[\w.-]+:(?<name>(?:[\w-]+\.)+[a-z]{2,})\1[ \t]*$/gim;
const named = /^[ \t]*(?:hostname|container_name):[ \t]*(["']?)(?<name>[\w.-]+)\1[ \t]*$/gm;
const aliases = /^(?<indent>[ \t]*)aliases:[ \t]*\r?\n(?<items>(?:\k<indent>[ \t]*-[ \t].*(?:\r?\n|$))+)/gm;

/**
 * The names that compose files give to their containers, in lower case: they are reached in the network of the containers alone,
 * whatever domain they seem to be in. Those of the services themselves have no dot and need no list.
 */
export function containerNames({ projectFiles = [], files }: Project): ReadonlySet<string> {
  const names = projectFiles
    .filter(({ kind, uri }) => kind === 'process' && /\.ya?ml$/.test(uri))
    .flatMap(({ uri }) => namesIn(files.get(uri) ?? ''));
  return new Set(names.map((name) => name.toLowerCase()));
}

function namesIn(text: string): readonly string[] {
  if (!definesServices(text)) return [];
  const single = [links, named].flatMap((pattern) => [...text.matchAll(pattern)].map(({ groups }) => groups?.['name']));
  const listed = [...text.matchAll(aliases)].flatMap(({ groups }) =>
    [...(groups?.['items'] ?? '').matchAll(/-[ \t]+["']?([\w.-]+)/g)].map(([, name]) => name),
  );
  return [...single, ...listed].filter((name) => name !== undefined);
}
