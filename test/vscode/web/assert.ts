/**
 * The part of `node:assert/strict` that the suites use, for the web worker extension host, which has no modules of Node.
 * The bundler puts this file in the place of the module. Values are compared by what they are as JSON.
 */
function fail(message: string, detail?: unknown): never {
  const told = detail === undefined ? '' : ` ${JSON.stringify(detail).slice(0, 4000)}`;
  throw new Error(`${message}${told}`);
}

function ok(value: unknown, message = 'The value is not true.'): asserts value {
  if (!value) fail(message);
}

function equal(actual: unknown, expected: unknown, message = 'The values differ.'): void {
  if (!Object.is(actual, expected)) fail(message, { actual, expected });
}

function notEqual(actual: unknown, other: unknown, message = 'The values are equal.'): void {
  if (Object.is(actual, other)) fail(message, { actual });
}

function deepEqual(actual: unknown, expected: unknown, message = 'The values differ.'): void {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) fail(message, { actual, expected });
}

function match(text: string, pattern: RegExp, message = `The text does not match ${String(pattern)}.`): void {
  if (!pattern.test(text)) fail(message, { text });
}

function doesNotMatch(text: string, pattern: RegExp, message = `The text matches ${String(pattern)}.`): void {
  if (pattern.test(text)) fail(message, { text });
}

export default Object.assign(ok, { ok, equal, notEqual, deepEqual, match, doesNotMatch, fail });
