/** Says where two plain trees first differ; undefined where they are equal. `any` on our side stands for everything. */
export function firstDifference(ours: unknown, theirs: unknown, path = ''): string | undefined {
  if (Array.isArray(ours) && ours[0] === 'any') return undefined;
  if (!Array.isArray(ours) || !Array.isArray(theirs)) {
    return ours === theirs ? undefined : `at ${path}: ${show(ours)} and not ${show(theirs)}`;
  }
  if (ours.length !== theirs.length) return `at ${path}: ${show(ours)} and not ${show(theirs)}`;
  for (let i = 0; i < ours.length; i++) {
    const inner = firstDifference(ours[i], theirs[i], `${path}/${String(ours[0]).slice(0, 12)}.${i}`);
    if (inner !== undefined) return inner;
  }
  return undefined;
}

function show(value: unknown): string {
  const text = value === undefined ? 'undefined' : JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
