import { isForDevelopment } from './branches';
import type { SourceFacts, WrittenCall, WrittenKeyword } from '../../model/source-facts';
import type { SettingsView } from './model';

/** A call that sets Sentry up, with the module that it stands in. */
export interface SentryCall {
  readonly call: WrittenCall;
  readonly source: SourceFacts;
}

/** The calls that set Sentry up in a deployed site. */
export function sentryCalls(settings: SettingsView): readonly SentryCall[] {
  return settings.sources
    .filter(({ imports }) => imports.some(({ module }) => /^sentry_sdk(?:$|\.)/.test(module)))
    .flatMap((source) => source.calls.map((call) => ({ call, source })))
    .filter(
      ({ call: { callee, tests } }) =>
        /^(?:sentry_sdk\.|sentry\.)?init$/.test(callee) && !isForDevelopment(settings, tests),
    );
}

/** The keyword argument of a call. */
export function keyword(call: WrittenCall, name: string): WrittenKeyword | undefined {
  return call.keywords.find((each) => each.name === name);
}
