import { capped, under } from './bounds';
import { classAttribute } from './evaluate/attributes';
import { isConfiguration, linearize } from './evaluate/classes';
import { nameFacts } from './evaluate/topics';
import { objectOf, unbound, type ClassObject } from './objects';
import type { Alternative, Bound, Guard } from './value';

const settingName = /^[A-Z][A-Z0-9_]*$/;

/**
 * The names of a module as Django sees them. Where it has classes of django-configurations, the environment chooses one of
 * them, and its attributes are the settings: each class that no other one extends is an alternative.
 */
export function withConfigurations(names: ReadonlyMap<string, Bound>): ReadonlyMap<string, Bound> {
  const classes: ClassObject[] = [];
  for (const bound of names.values()) {
    const object = bound.length === 1 && bound[0] !== undefined ? objectOf(bound[0].value) : undefined;
    if (object?.type === 'class' && isConfiguration(object)) classes.push(object);
  }
  const finals = classes.filter((one) => !classes.some((other) => other !== one && linearize(other).includes(one)));
  if (finals.length === 0) return names;
  const merged = new Map(names);
  for (const name of new Set(finals.flatMap(attributesOf))) merged.set(name, choiceOf(finals, name));
  return merged;
}

function attributesOf(of: ClassObject): readonly string[] {
  const classes = linearize(of).filter((one) => one !== 'unknown');
  return classes.flatMap((one) => [...one.names.keys()]).filter((name) => settingName.test(name));
}

function choiceOf(finals: readonly ClassObject[], name: string): Bound {
  const results = finals.flatMap((of, i): readonly Alternative[] => {
    const bound = classAttribute(of, name) ?? [{ value: unbound, at: of.at, via: [], when: [] }];
    return finals.length === 1 ? bound.map(asAttribute) : under(bound.map(asAttribute), guardsOf(finals, i));
  });
  const [first] = finals;
  return first === undefined ? [] : capped(results, first.at);
}

/** A property gives what its code returns, which is not run here. */
function asAttribute(alternative: Alternative): Alternative {
  const object = objectOf(alternative.value);
  if (object?.type !== 'function') return alternative;
  return { ...alternative, value: { kind: 'unknown', why: { reason: 'unsupported', detail: 'property' } } };
}

/** As in a chain of `if … elif`: this class and none of those before it. What it is for, its name says. */
function guardsOf(finals: readonly ClassObject[], index: number): readonly Guard[] {
  return finals.slice(0, index + 1).map((of, i): Guard => {
    const arm = i === index;
    return {
      id: `configuration:${of.uri}:${of.node.name}`,
      at: of.at,
      arm,
      facts: arm ? nameFacts(words(of.node.name), true) : [],
    };
  });
}

/** `ProductionSettings` as `PRODUCTION_SETTINGS`. */
function words(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase();
}
