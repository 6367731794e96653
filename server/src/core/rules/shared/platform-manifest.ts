import type { ProcessVariable } from './process-variables';
import type { ProcessFileView } from './model';

/** The variables that `app.json` proposes to whoever deploys with it: `"KEY": "text"` and `"KEY": {"value": "text"}`. */
export function proposedVariables({ uri, text }: ProcessFileView): readonly ProcessVariable[] {
  return Object.entries(objectIn(objectIn(parsed(text))['env'])).flatMap(([name, given]) => {
    const value = typeof given === 'string' ? given : objectIn(given)['value'];
    if (typeof value !== 'string' || value === '') return [];
    const found = new RegExp(`"${name}"\\s*:\\s*(?:\\{[^{}]*?"value"\\s*:\\s*)?"((?:[^"\\\\]|\\\\.)*)"`, 'd').exec(
      text,
    );
    const [start, end] = found?.indices?.[1] ?? [0, 0];
    return [{ name, value, at: { uri, span: { start, end } }, isFallback: false, isBare: false, isProposed: true }];
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function objectIn(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
