// Times as medians of many runs in one process; only ratios between them are worth anything.

/** Milliseconds of one run: median and 95th percentile after a warm-up. */
export function measure(run, { runs = 60, warmUp = 20 } = {}) {
  for (let i = 0; i < warmUp; i++) run(i);
  const times = [];
  for (let i = 0; i < runs; i++) {
    const start = process.hrtime.bigint();
    run(warmUp + i);
    times.push(Number(process.hrtime.bigint() - start) / 1e6);
  }
  return summary(times);
}

export async function measureAsync(run, { runs = 60, warmUp = 10 } = {}) {
  for (let i = 0; i < warmUp; i++) await run(i);
  const times = [];
  for (let i = 0; i < runs; i++) {
    const start = process.hrtime.bigint();
    await run(warmUp + i);
    times.push(Number(process.hrtime.bigint() - start) / 1e6);
  }
  return summary(times);
}

export function summary(times) {
  const ordered = [...times].sort((a, b) => a - b);
  return { median: ordered[ordered.length >> 1], p95: ordered[Math.ceil(ordered.length * 0.95) - 1] };
}
