import { resolve } from 'node:path';
import { generateProgram } from './program';
import { check, modelMaker, Worker, type Tally } from './oracle';

/** Usage: node long.js [--count N] [--seed S] [--show]; PYTHON names the interpreter with the reader packages. */
async function main(args: readonly string[]): Promise<number> {
  const option = (name: string, fallback: number): number => {
    const at = args.indexOf(name);
    return at < 0 ? fallback : Number(args[at + 1]);
  };
  const model = await modelMaker();
  const worker = new Worker(
    process.env['PYTHON'] ?? 'python3',
    resolve(process.env['WORKER'] ?? 'test/python/worker.py'),
  );
  const tally: Tally = { modules: 0, settings: 0, known: 0, wrong: [] };
  const first = option('--seed', 1);
  const count = option('--count', 500);
  for (let seed = first; seed < first + count; seed++) {
    const program = generateProgram(seed);
    const answer = await worker.run(program);
    const before = tally.wrong.length;
    check(program, answer, model, tally);
    if (args.includes('--show') && (tally.wrong.length > before || count === 1))
      console.log(answer.texts.join('\n# ----\n'));
  }
  worker.stop();
  for (const wrong of tally.wrong.slice(0, option('--limit', 30))) console.log(wrong, '\n');
  console.log(
    `${tally.modules} programs, ${tally.settings} settings, ${tally.known} known, ${tally.wrong.length} wrong claims`,
  );
  return tally.wrong.length === 0 ? 0 : 1;
}

main(process.argv.slice(2)).then(
  (status) => (process.exitCode = status),
  (error: unknown) => {
    console.error(error);
    process.exitCode = 2;
  },
);
