import type { Role } from './view';

/** Whether a deployed site may run with settings of a role: with those for production, and with those that nothing tells apart, but not with an example. */
export function isOfSite(role: Role | 'example'): boolean {
  return role === 'production' || role === 'unknown';
}
