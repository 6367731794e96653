import { truthOf } from '../../model/truth';
import type { Value } from '../../model/value';
import { middleware } from '../middleware';
import type { MiddlewareName } from '../middleware';
import type { DjangoVersion, VersionText } from '../versions';
import { agreed, not } from './logic';
import type { Answer } from './logic';
import { contains, isListOrTuple, isTrue } from './values';
import type { ValueTest } from './values';

/** The settings as Django's checks see them: Python's own order, no environment variable set. */
export interface CheckInput {
  readonly version: DjangoVersion;
  /** What a setting may be, Django's default included; empty where nobody assigns it and Django has no default. */
  get(name: string): readonly { readonly value: Value }[];
  /** Whether the setting's list (or text, or dictionary) contains a text: Python's `in`. */
  contains(name: string, item: string): Answer;
  /** Whether a settings module assigns it. */
  isAssigned(name: string): Answer;
}

/** One check of Django. */
export interface Check {
  readonly id: string;
  /** The first release that has it; missing means that it is older than all recorded releases. */
  readonly since?: VersionText;
  /** The first release without it. */
  readonly until?: VersionText;
  /** The settings that decide it, the most telling one first. */
  readonly settings: readonly string[];
  /** What else decides it besides the settings, in words, where they do not tell. */
  readonly besides?: string;
  /** True where the check reports. */
  readonly reports: (input: CheckInput) => Answer;
}

/** Whether the test holds for every value that a setting may have. */
export function ask(input: CheckInput, name: string, test: ValueTest): Answer {
  return agreed(input.get(name).map(({ value }) => test(value)));
}

/** Whether Python takes every value of a setting for true. */
export function truthy(input: CheckInput, name: string): Answer {
  return ask(input, name, truthOf);
}

/** Whether a setting is anything but `True` itself, as `is not True` asks. */
export function notTrue(input: CheckInput, name: string): Answer {
  return not(ask(input, name, isTrue));
}

/** Whether `MIDDLEWARE` names the class, letter by letter, as Django's checks look for it. */
export function has(input: CheckInput, name: MiddlewareName): Answer {
  return input.contains('MIDDLEWARE', middleware[name]);
}

/** Whether `INSTALLED_APPS` names the app itself; Django does not start where it is no list or tuple. */
export function lists(input: CheckInput, app: string): Answer {
  return ask(input, 'INSTALLED_APPS', isListOrTuple) === true ? input.contains('INSTALLED_APPS', app) : undefined;
}

/**
 * Whether an app is installed, under its own name or through a configuration class such as `….apps.AuthConfig`. A class of
 * another name may belong to any app.
 */
export function installed(input: CheckInput, app: string): Answer {
  return ask(input, 'INSTALLED_APPS', (value) => {
    if (!isListOrTuple(value) || value.kind !== 'sequence') return undefined;
    const named = contains(app)(value);
    if (named !== false) return named;
    const other = value.items.some((item) => item.some(({ value: path }) => mayConfigure(path, app)));
    return other ? undefined : false;
  });
}

function mayConfigure(path: Value, app: string): boolean {
  if (path.kind !== 'literal' || typeof path.value !== 'string') return true;
  return path.value.startsWith(`${app}.`) || (!path.value.startsWith('django.') && /\.[A-Z]\w*$/.test(path.value));
}
