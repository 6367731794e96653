import type { Value } from '../../model/value';
import { truthOf } from '../../model/truth';
import { ask } from './check';
import type { CheckInput } from './check';
import { both, not } from './logic';
import type { Answer } from './logic';
import { at, isListOrTuple, isText, reached } from './values';
import type { ValueTest } from './values';

export const djangoTemplates = 'django.template.backends.django.DjangoTemplates';

const parameters = ['BACKEND', 'NAME', 'DIRS', 'APP_DIRS', 'OPTIONS'];
/** Options that Django's engine takes without importing anything. */
const options = ['context_processors', 'loaders', 'debug', 'autoescape', 'file_charset', 'string_if_invalid'];

/**
 * Whether Django can build the template engines of `TEMPLATES`, which some checks do first. Never false: where it cannot,
 * or where another engine is asked for, those checks raise and nothing is known.
 */
export function enginesStart(input: CheckInput): true | undefined {
  return ask(input, 'TEMPLATES', allStart) === true ? true : undefined;
}

const allStart: ValueTest = (value) => {
  if (value.kind !== 'sequence' || value.open || value.items.length > 1) return undefined;
  return both(...value.items.map((item) => both(...reached(item).map((one) => engineStarts(one.value)))));
};

function engineStarts(value: Value): Answer {
  if (value.kind !== 'dict' || value.open || !hasOnlyKeys(value, parameters)) return undefined;
  const loaders = at(['OPTIONS', 'loaders'], () => true, false)(value);
  return both(
    at(['BACKEND'], isText(djangoTemplates), undefined)(value),
    at(['DIRS'], isListOrTuple, true)(value),
    at(['OPTIONS'], (inner) => hasOnlyKeys(inner, options), true)(value),
    at(['OPTIONS', 'context_processors'], isListOrTuple, true)(value),
    not(both(at(['APP_DIRS'], truthOf, false)(value), loaders)),
  );
}

function hasOnlyKeys(value: Value, names: readonly string[]): boolean {
  if (value.kind !== 'dict' || value.open) return false;
  return value.entries.every((entry) => names.some((name) => isText(name)(entry.key) === true));
}
