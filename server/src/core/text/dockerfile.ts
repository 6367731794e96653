/** What Dockerfiles say of the image that they make: https://docs.docker.com/reference/dockerfile/ */

/** One instruction of a Dockerfile, with its continuation lines. */
export interface Instruction {
  readonly name: string;
  /** What stands behind the name, and where that begins. */
  readonly rest: string;
  readonly start: number;
}

/** A stage of a build: what it is made from, and its instructions. */
interface Stage {
  readonly from: string;
  readonly alias: string;
  readonly instructions: readonly Instruction[];
}

/** What the image runs when it is started: the last `CMD` and `ENTRYPOINT`. */
export function commandsIn(text: string): readonly string[] {
  return startedBy(stagesIn(text).running).map(({ rest }) => rest);
}

/**
 * What is there each time an image that is being made runs a command: the instructions in front of it, those of the stages
 * that its own is made from too, and the command itself.
 */
export function runsOf(text: string, command: RegExp): readonly (readonly Instruction[])[] {
  const stages = stagesOf(instructionsIn(text));
  return stages.flatMap((stage) => {
    const chain = chainTo(stages, stage).flatMap(({ instructions }) => instructions);
    const own = stage.instructions.filter(({ name, rest }) => name === 'RUN' && command.test(rest));
    return own.map((run) => chain.slice(0, chain.indexOf(run) + 1));
  });
}

function startedBy(running: readonly Instruction[]): readonly Instruction[] {
  return running.filter(({ name }) => name === 'CMD' || name === 'ENTRYPOINT').slice(-2);
}

/** The first instructions of a Dockerfile, and those of its last stage and the ones that it is made from. */
function stagesIn(text: string): { readonly first: readonly Instruction[]; readonly running: readonly Instruction[] } {
  const stages = stagesOf(instructionsIn(text));
  return { first: stages[0]?.instructions ?? [], running: chainTo(stages).flatMap(({ instructions }) => instructions) };
}

/** The environment of the image that a Dockerfile makes, where it is known; none for the server of developers. */
export function imageEnvironment(text: string): readonly ImageVariable[] {
  return commandsIn(text).some((command) => /\brunserver\b/.test(command)) ? [] : anyEnvironment(text);
}

/** The same, whatever the image starts. */
export function anyEnvironment(text: string): readonly ImageVariable[] {
  const { first, running } = stagesIn(text);
  const known = new Map<string, ImageVariable>();
  const args = new Map<string, ImageVariable>();
  for (const instruction of [...first.filter(({ name }) => name === 'ARG'), ...running]) {
    if (instruction.name === 'ARG') for (const pair of pairsIn(instruction)) args.set(pair.name, pair);
    if (instruction.name === 'ENV') for (const pair of pairsIn(instruction)) known.set(pair.name, resolved(pair, args));
  }
  return [...known.values()].filter(({ value }) => value !== '' && !value.includes('$'));
}

/** A variable of an image, and where its value stands in the Dockerfile. */
export interface ImageVariable {
  readonly name: string;
  readonly value: string;
  readonly start: number;
}

/** `ENV KEY=$KEY` has the text that `ARG KEY=…` falls back to. */
function resolved(pair: ImageVariable, args: ReadonlyMap<string, ImageVariable>): ImageVariable {
  const name = /^\$\{?(\w+)\}?$/.exec(pair.value)?.[1];
  const arg = name === undefined ? undefined : args.get(name);
  return arg === undefined ? pair : { ...arg, name: pair.name };
}

/** `NAME=value` as often as there is one, or the old form with one name and the rest of the line; quotes are no part of a value. */
function pairsIn({ name, rest, start }: Instruction): readonly ImageVariable[] {
  const old = name === 'ENV' ? /^(\w+)[ \t]+(?=[^=\s])(["']?)([^\r\n]*?)\2$/d.exec(rest.trimEnd()) : null;
  if (old !== null) return [{ name: old[1] ?? '', value: old[3] ?? '', start: start + (old.indices?.[3]?.[0] ?? 0) }];
  const pairs = rest.matchAll(/(?<![^\s])([A-Za-z_]\w*)=(?:"([^"\r\n]*)"|'([^'\r\n]*)'|([^\s"'\\]*))/dg);
  return [...pairs].map(({ 1: key = '', 2: double, 3: single, 4: plain, indices }) => {
    const at = indices?.[2] ?? indices?.[3] ?? indices?.[4];
    return { name: key, value: double ?? single ?? plain ?? '', start: start + (at?.[0] ?? 0) };
  });
}

/** A stage, the last one unless another is named, and those of the same file that it is made from, the first one first. */
function chainTo(stages: readonly Stage[], stage = stages.at(-1)): readonly Stage[] {
  const chain: Stage[] = [];
  for (let next = stage; next !== undefined && !chain.includes(next); next = baseOf(stages, next)) chain.unshift(next);
  return chain;
}

function baseOf(stages: readonly Stage[], { from }: Stage): Stage | undefined {
  return from === '' ? undefined : stages.find(({ alias }) => alias.toLowerCase() === from.toLowerCase());
}

/** The instructions by stage; those in front of the first one are a stage of their own. */
function stagesOf(instructions: readonly Instruction[]): readonly Stage[] {
  const stages: { from: string; alias: string; instructions: Instruction[] }[] = [
    { from: '', alias: '', instructions: [] },
  ];
  for (const instruction of instructions) {
    if (instruction.name !== 'FROM') {
      stages.at(-1)?.instructions.push(instruction);
      continue;
    }
    const [, from = '', alias = ''] = /^(?:--\S+\s+)*(\S+)(?:\s+AS\s+(\S+))?/i.exec(instruction.rest) ?? [];
    stages.push({ from, alias, instructions: [] });
  }
  return stages;
}

/** An instruction ends with the first line that does not go on with a backslash; comment lines in between do not count. */
function instructionsIn(text: string): readonly Instruction[] {
  const pattern = /^[ \t]*([A-Za-z]+)[ \t]+((?:[^\r\n]*\\[ \t]*\r?\n(?:[ \t]*#[^\r\n]*\r?\n)*)*[^\r\n]*)/dgm;
  return [...text.matchAll(pattern)].map(({ 1: name = '', 2: rest = '', indices }) => ({
    name: name.toUpperCase(),
    rest,
    start: indices?.[2]?.[0] ?? 0,
  }));
}
