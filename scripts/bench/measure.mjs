// Times on a machine that does other things too. What is compared is run in turn, round after round, so that a busy moment
// hits all alike; the fastest round is the best estimate of the work itself, the median and the 95th percentile of what a
// user gets on this machine at this time.

/**
 * Runs every case once a round. A case is a function of the round's number, or `{ prepare, run }` where `prepare` is not
 * timed and its result is handed to `run`.
 */
export async function inTurn(cases, { rounds = 60, warmUp = 20 } = {}) {
  const times = Object.fromEntries(Object.keys(cases).map((name) => [name, []]));
  for (let round = 0; round < warmUp + rounds; round++) {
    for (const [name, one] of Object.entries(cases)) {
      const { prepare, run } = typeof one === 'function' ? { prepare: () => round, run: one } : one;
      const input = await prepare(round);
      const start = process.hrtime.bigint();
      const result = run(input);
      if (result instanceof Promise) await result;
      const time = Number(process.hrtime.bigint() - start) / 1e6;
      if (round >= warmUp) times[name].push(time);
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, all]) => [name, summary(all)]));
}

/** Milliseconds. */
export function summary(times) {
  const ordered = [...times].sort((a, b) => a - b);
  return {
    fastest: ordered[0],
    median: ordered[ordered.length >> 1],
    p95: ordered[Math.ceil(ordered.length * 0.95) - 1],
  };
}

/** Always the same work and no memory: what its times differ by is the machine's doing. */
export function control() {
  let sum = 0;
  for (let i = 0; i < 1_000_000; i++) sum = (sum + i * 7) % 1_000_003;
  return sum;
}
