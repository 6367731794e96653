import type { SettingsView } from './model';
import type { WrittenTest } from '../../model/source-facts';

/** True for a statement in a branch that only development or tests take, as far as its test shows by its words. */
export function isForDevelopment(settings: SettingsView, tests: readonly WrittenTest[]): boolean {
  return tests.some(({ at, arm }) => {
    const test = settings.textOf(at);
    if (test.includes('__name__')) return arm;
    const negated = /^not\b|!=|\bnot in\b/.test(test);
    const production = /prod/i.test(test);
    const local = /debug|dev|local|test|notebook|jupyter|ipython|shell/i.test(test);
    return production ? arm === negated : local && arm !== negated;
  });
}
