import type { EnvUse, SettingsView } from './view';

/** Which settings each variable decides, with the whole way from its text to their values. */
export function usesByVariable(views: readonly SettingsView[]): ReadonlyMap<string, readonly EnvUse[]> {
  const found = new Map<string, EnvUse[]>();
  const note = (variable: string, use: EnvUse): void => {
    const known = found.get(variable);
    if (known === undefined) found.set(variable, [use]);
    else known.push(use);
  };
  for (const view of views) {
    for (const setting of view.assigned) {
      for (const { value, when } of view.get(setting).all) {
        if (value.kind === 'env') note(value.variable, { setting, role: view.role, steps: value.steps, when });
      }
    }
  }
  return found;
}
