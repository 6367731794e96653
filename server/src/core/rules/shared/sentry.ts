import { isForDevelopment } from './branches';
import type { WrittenCall, WrittenKeyword } from '../../model/source-facts';
import type { SettingsView } from './model';

/** The calls that set Sentry up in a deployed site. */
export function sentryCalls(settings: SettingsView): readonly WrittenCall[] {
  return settings.sources
    .filter(({ imports }) => imports.some(({ module }) => /^sentry_sdk(?:$|\.)/.test(module)))
    .flatMap(({ calls }) => calls)
    .filter(
      ({ callee, tests }) => /^(?:sentry_sdk\.|sentry\.)?init$/.test(callee) && !isForDevelopment(settings, tests),
    );
}

/** The keyword argument of a call. */
export function keyword(call: WrittenCall, name: string): WrittenKeyword | undefined {
  return call.keywords.find((each) => each.name === name);
}
