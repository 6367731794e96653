import { basename, relativePath } from '../text';
import { isTakenWith, type TextOf } from './given-texts';
import { changedInside, mapped } from './inside';
import type { ModuleResult } from './modules';
import type { Entry, Project } from './project';
import { applySteps } from './steps';
import type { Alternative, Bound, Guard } from './value';

const variable = 'DJANGO_SETTINGS_MODULE';
const dotted = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/;

/**
 * What `DJANGO_SETTINGS_MODULE` may hold while an entry runs, which is its own name: `manage.py`, `wsgi.py` or whoever starts the site
 * has set it, or Django itself for `--settings`. Empty where no module asks, and for an entry that asks itself or stands for a
 * package: it chooses among others, and what names it is not all that starts the site. One that asks for its own name knows it.
 */
export function ownNames(
  { importRoots, files }: Pick<Project, 'importRoots' | 'files'>,
  { uri, names = [] }: Entry,
  modules: readonly ModuleResult[],
): readonly string[] {
  const asking = modules.filter(({ record }) => record.reads.some((read) => read.variable === variable));
  const isChooser = basename(uri) === '__init__.py' || asking.some((module) => module.uri === uri);
  if (asking.length === 0) return [];
  const paths = importRoots.map((root) =>
    relativePath(root, uri)
      .replace(/(?:\/__init__)?\.py$/, '')
      .replaceAll('/', '.'),
  );
  const own = names.length > 0 ? names : [...new Set(paths)].filter((name) => dotted.test(name));
  if (!isChooser) return own;
  const text = files.get(uri) ?? '';
  return own.filter((name) => text.includes(`"${name}"`) || text.includes(`'${name}'`));
}

/** What is left of values where the variable holds one of these names; a name that is sure takes the place of its read. */
export function withOwnName(bound: Bound, names: readonly string[]): Bound {
  return names.length === 0 ? bound : left(bound, names.map(holding));
}

/** Whether a branch is taken under one of these names. */
export function isTakenUnder(when: readonly Guard[], names: readonly string[]): boolean {
  return names.length === 0 || names.some((name) => isTakenWith(when, holding(name)));
}

function holding(name: string): TextOf {
  return (asked) => (asked === variable ? name : undefined);
}

function left(bound: Bound, texts: readonly TextOf[]): Bound {
  const taken = bound.filter(({ when }) => texts.some((textOf) => isTakenWith(when, textOf)));
  const some = taken.length === bound.length || taken.length === 0 ? bound : taken;
  return mapped(some, (alternative) => known(alternative, texts));
}

function known(alternative: Alternative, texts: readonly TextOf[]): Alternative {
  const { read, ...others } = alternative;
  const open = alternative.when.filter((guard) => !isDecided(guard, texts));
  const when = open.length === alternative.when.length ? alternative.when : open;
  const text = named(alternative, texts);
  if (text !== undefined) return { ...others, when, value: text };
  const value = changedInside(alternative.value, (bound) => left(bound, texts));
  if (value === alternative.value && when === alternative.when) return alternative;
  return { ...others, ...(read && { read }), when, value };
}

/** Whether a branch asks for the name alone, and takes this arm under each of the names. */
function isDecided(guard: Guard, texts: readonly TextOf[]): boolean {
  return texts.every((textOf) => !isTakenWith([{ ...guard, arm: !guard.arm }], textOf));
}

/** The text that a read of the variable gives, where there is one name only. */
function named({ value, at }: Alternative, texts: readonly TextOf[]): Alternative['value'] | undefined {
  const text = texts.length === 1 && value.kind === 'env' ? texts[0]?.(value.variable) : undefined;
  if (value.kind !== 'env' || typeof text !== 'string') return undefined;
  const found = applySteps(text, value.steps, at);
  return found === 'invalid' || found.kind === 'unknown' ? undefined : found;
}
