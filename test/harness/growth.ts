/** How much longer the longer of the two texts is. */
const step = 4;

/** Between a step, which work in proportion costs, and its square, which looking at everything again and again costs. */
export const farMoreThanInProportion = 2.5 * step;

const measurements = 5;

/**
 * How many times more processor time `run` takes for a text of `size` parts than for one with a quarter of them. It is about 4
 * where the work is in proportion, and 16 where it is quadratic. Time that other programs take does not count; of three
 * rounds the fastest does. On a busy machine one measurement may still be far off, so several are taken until one is in
 * proportion: work that is quadratic never is.
 */
export function growth(size: number, text: (parts: number) => string, run: (text: string) => void): number {
  const [short, long] = [text(Math.round(size / step)), text(size)];
  run(short); // So that neither is the one that is run before the code is compiled.
  const measure = (): number => fastest(() => run(long)) / fastest(() => run(short));
  let smallest = measure();
  for (let more = 1; more < measurements && smallest >= farMoreThanInProportion; more++)
    smallest = Math.min(smallest, measure());
  return smallest;
}

/** The processor time of this process, in microseconds; one at least, so that it can be divided by. */
function fastest(run: () => void): number {
  const rounds = Array.from({ length: 3 }, () => {
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    return user + system;
  });
  return Math.max(1, ...[Math.min(...rounds)]);
}
