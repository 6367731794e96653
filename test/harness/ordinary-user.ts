/** The user id of `nobody`, who may read only what everybody may. */
const nobody = 65_534;

/** Runs something as a user to whom permissions apply: the super-user, whom continuous integration may be, reads everything. */
export async function asOrdinaryUser<T>(run: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return run();
  process.seteuid?.(nobody);
  try {
    return await run();
  } finally {
    process.seteuid?.(0);
  }
}
