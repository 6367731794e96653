import type { Value } from '../../model/value';
import { truthOf } from '../../model/truth';
import { ask } from './check';
import type { CheckInput } from './check';
import { both, not } from './logic';
import type { Answer } from './logic';
import { at, entriesOf, isListOrTuple, isText, reached } from './values';
import type { ValueTest } from './values';

const djangoTemplates = 'django.template.backends.django.DjangoTemplates';

const parameters = ['BACKEND', 'NAME', 'DIRS', 'APP_DIRS', 'OPTIONS'];
/** Options that Django's engine takes without importing anything. */
const options = ['context_processors', 'loaders', 'debug', 'autoescape', 'file_charset', 'string_if_invalid'];

/**
 * The answer of a check that first builds the template engines of `TEMPLATES`. Where Django cannot build them, or where
 * another engine is asked for, the check may raise, and nothing is known.
 */
export function onceEnginesStart(input: CheckInput, answer: Answer): Answer {
  return ask(input, 'TEMPLATES', allStart) === true ? answer : undefined;
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
  return entriesOf(value).every((entry) => names.some((name) => isText(name)(entry.key) === true));
}
