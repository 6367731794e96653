import type { Uri } from '../../core/text';
import { stem } from '../modules/modules';
import { tokens } from '../files/role-words';

/** The last assignment of hosts that are all written out, where nothing below it changes them. */
const lastHosts = /^ALLOWED_HOSTS[ \t]*=[ \t]*[[(]([^\])]*)[\])][^\n]*\n?(?![^]*ALLOWED_HOSTS)/m;

/** This machine, and a name without a dot, which only the network of the containers knows. */
const local =
  /^(?:[\w-]+|127(?:\.\d+){3}|0\.0\.0\.0|\[?::1\]?|\.?(?:[\w-]+\.)*(?:local|localhost)|host\.docker\.internal)$/i;

/**
 * `docker.py` that answers to names of a developer's machine and to no other: whatever image is made to run with it, no site is
 * deployed that way. Modules of other names say less by it, as such hosts are what people begin with.
 */
export function isForOwnContainers(uri: Uri, text: string): boolean {
  if (!tokens(stem(uri)).some((word) => /^(?:docker|containers?|compose)$/.test(word))) return false;
  const hosts =
    lastHosts
      .exec(text.replace(/#[^\n]*/g, ''))?.[1]
      ?.trim()
      .replace(/,$/, '')
      .split(',') ?? [];
  const names = hosts.map((host) => /^\s*(["'])(.*)\1\s*$/.exec(host)?.[2] ?? '*');
  return names.length > 0 && names.every((name) => local.test(name));
}
