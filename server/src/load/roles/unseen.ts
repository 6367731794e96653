import type { Uri } from '../../core/text';
import type { Evidence } from '../evidence/evidence';

/**
 * True where `manage.py` and the server agree on a module that is not among the files, such as `settings_local` of each machine.
 * A name that only one of them has may be long gone, and so may one that ends as a module that is there.
 */
export function namesUnseen(evidence: readonly Evidence[], candidates: readonly Uri[]): boolean {
  const running = evidence.filter(({ kind, isClass }) => (kind === 'server' || kind === 'manage') && isClass !== true);
  const [module = '', ...others] = new Set(running.map((one) => one.module));
  const isAgreed = others.length === 0 && new Set(running.map(({ kind }) => kind)).size === 2;
  const last = module.split('.').at(-1) ?? '';
  return isAgreed && last !== '' && !candidates.some((uri) => uri.endsWith(`/${last}.py`) || uri.includes(`/${last}/`));
}
