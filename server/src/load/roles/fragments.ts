import type { ModuleFacts } from '../../core/analyzer';
import type { Uri } from '../../core/text';
import type { AboutDjango } from '../facts/about-django';
import type { ModuleGraph } from '../modules/graph';
import { isSettingName } from '../modules/known-settings';

const nothing: ModuleFacts = { imports: [], assigned: [], includes: [] };

/**
 * What counts among modules that are called like settings where none of the project assigns a telling name, as in a fragment:
 * those with any setting that is known, and where Django is asked for, those with any name in capitals or a variable that they
 * set. Modules that read `django.conf` hold the options of an app.
 */
export function fragmentsAmong(graph: ModuleGraph, candidates: readonly Uri[], about: AboutDjango): readonly Uri[] {
  if (about === 'no') return [];
  return candidates.filter((uri) => {
    const { assigned, imports, setsVariables } = graph.facts.get(uri) ?? nothing;
    if (imports.some(({ module }) => /^django\.conf\b/.test(module))) return false;
    return about === 'yes' ? assigned.length > 0 || setsVariables === true : assigned.some(isSettingName);
  });
}
