/** The editor's settings under `djangoSettingsLint`, for one folder. The project's own file wins over them. */
export interface EditorOptions {
  readonly enable: boolean;
  /** The `pyproject.toml` to read, absolute or relative to the folder; null where it is looked for upwards. */
  readonly configPath: string | null;
  /** Levels by rule id, unchecked: what is wrong in them becomes a finding when the project is loaded. */
  readonly rules: Readonly<Record<string, unknown>>;
}

export const section = 'djangoSettingsLint';

export const noOptions: EditorOptions = Object.freeze({ enable: true, configPath: null, rules: {} });

/**
 * Reads what a client sent as settings: the section itself, or an object that has it. A value of a wrong type counts as
 * missing, so that one typo in an editor's settings does not switch the linter off.
 */
export function editorOptions(sent: unknown, fallback: EditorOptions = noOptions): EditorOptions {
  if (!isRecord(sent)) return fallback;
  const own = isRecord(sent[section]) ? sent[section] : sent;
  const path = own['configPath'];
  return {
    enable: typeof own['enable'] === 'boolean' ? own['enable'] : fallback.enable,
    configPath: typeof path === 'string' && path.trim() !== '' ? path : fallback.configPath,
    rules: isRecord(own['rules']) ? own['rules'] : fallback.rules,
  };
}

/** True for an object with keys, as JSON has them. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
