import type { Expression } from '../../syntax/python-tree';
import { unknown } from '../bounds';
import type { Bound, Write } from '../value';
import { none, type Call } from './calls';
import { placeOf, type Frame } from './frame';

const prefix = '$configured:';

/**
 * `settings.configure(DEBUG=True, …)` of django.conf: the settings of a program without a settings module. What else the
 * program has in capitals is no setting, and what is not named keeps Django's default. Since no line that is added could set
 * it, it is left as not known.
 */
export function configureSettings(call: Call, path: string): Bound | undefined {
  if (path !== 'django.conf.settings.configure') return undefined;
  const { frame, args, at } = call;
  frame.globals.set(`${prefix}*`, unknown('namespace', at, 'settings.configure'));
  for (const [name, bound] of args.named) {
    const node = args.nodes.find((argument) => argument.name === name);
    const value = node === undefined ? at : placeOf(frame, node.value);
    const write: Write = { name: value, statement: at, value, how: 'change' };
    frame.globals.set(
      `${prefix}${name}`,
      (asWritten(frame, node?.value) ?? bound).map((alternative) => ({ ...alternative, written: write })),
    );
  }
  return none(at);
}

/** `DEBUG=DEBUG` hands the flag on; only where code asks for it, a deployed site takes the side for "off". */
function asWritten(frame: Frame, node: Expression | undefined): Bound | undefined {
  return node?.kind === 'name' && node.id === 'DEBUG' ? frame.scope.find(node.id) : undefined;
}

/** The names of a module with what it has configured in place of what it assigns; undefined where it configures nothing. */
export function withConfigured(names: ReadonlyMap<string, Bound>): ReadonlyMap<string, Bound> | undefined {
  if (!names.has(`${prefix}*`)) return undefined;
  const kept = [...names].filter(([name]) => !/^([A-Z][A-Z0-9_]*|\*)$/.test(name));
  const given = [...names].filter(([name]) => name.startsWith(prefix));
  return new Map([...kept, ...given.map(([name, bound]) => [name.slice(prefix.length), bound] as const)]);
}
