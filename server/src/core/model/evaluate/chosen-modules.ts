import { basename, type Uri } from '../../text';
import { certain } from '../bounds';
import { opaque } from '../objects';
import type { Alternative, Bound, Fact, Guard, Value } from '../value';
import type { Call } from './calls';
import { emptyRecord, type Frame } from './frame';
import { moduleNames } from './imports';
import { patternOf, topicsOf } from './include';
import { join, runSide, type Side } from './sides';
import { topicOf } from './topics';

/** More modules than these are not told apart. */
const maxChosen = 6;

/**
 * `import_module(f"conf.{STAGE}")`: one of the modules of that package, as in a chain of `if … elif`. What others of them, or
 * this module, build on is none of them. Undefined where there are not at least two.
 */
export function chosenModule(call: Call, name: Value): Bound | undefined {
  const { frame } = call;
  const pattern = name.kind === 'env' ? patternOf(name) : undefined;
  const files = pattern === undefined ? [] : choosable(frame, modulesLike(frame, pattern));
  if (name.kind !== 'env' || files.length < 2 || files.length > maxChosen) return undefined;
  const asks = [name.variable];
  const topics = topicsOf(files);
  const decide = ([first, ...rest]: readonly Uri[]): readonly Alternative[] => {
    if (first === undefined) return [];
    if (rest.length === 0) return run(call, first);
    const about = topics.get(first);
    const facts: readonly Fact[] = about === undefined ? [] : [{ about, holds: true }];
    const id = `module:${call.at.uri}:${call.at.span.start}:${first}`;
    const guard = (arm: boolean): Guard => ({ id, at: call.at, arm, facts: arm ? facts : [], asks });
    return either(call, [guard(true), () => run(call, first)], [guard(false), () => decide(rest)]);
  };
  return decide(files);
}

/** What the name of the module that is taken where nothing names one says of the site. */
export function aboutFallback({ at }: Call, name: Value): readonly Guard[] {
  const text = name.kind === 'literal' && typeof name.value === 'string' ? name.value : '';
  const about = topicOf(text.split('.').at(-1) ?? '');
  if (about === undefined) return [];
  return [
    { id: `module:${at.uri}:${at.span.start}:${text}`, at, arm: true, facts: [{ about, holds: true }], unset: true },
  ];
}

function run({ frame, at }: Call, uri: Uri): Bound {
  moduleNames(frame, uri);
  return certain(opaque(`module \`${basename(uri).replace(/\.py$/, '')}\``, { type: 'module', uri }), at);
}

/** What running a module does to others is done on its side only. */
function either({ frame, at }: Call, yes: Arm, no: Arm): readonly Alternative[] {
  const found: Alternative[] = [];
  const side = ([guard, run]: Arm): Side =>
    runSide(frame, [guard], () => {
      found.push(...run().map((one) => ({ ...one, when: [guard, ...one.when] })));
      return 'next';
    });
  join(frame, side(yes), side(no), at);
  return found;
}

type Arm = readonly [guard: Guard, run: () => readonly Alternative[]];

/** `conf.settings.*`, with what stands in front of the last dot as a package. */
function modulesLike({ run: { modules }, uri }: Frame, pattern: string): readonly Uri[] {
  const [, dots = '', path = '', last = ''] = /^(\.*)((?:\w+\.)*)([\w*]*)$/.exec(pattern) ?? [];
  const start = last.includes('*') ? modules.resolve(uri, dots.length, path.replace(/\.$/, '')) : undefined;
  return start !== undefined && basename(start) === '__init__.py' ? modules.matching(start, `${last}.py`) : [];
}

function choosable(frame: Frame, files: readonly Uri[]): readonly Uri[] {
  const { record, run, uri } = frame;
  const own = files.filter((one) => one !== uri && basename(one) !== '__init__.py' && !record.run.has(one));
  const used = new Set(own.flatMap((one) => [...(run.modules.names(one, emptyRecord())?.record.uses ?? [])]));
  return own.filter((one) => !used.has(one) && !used.has(uri));
}
