import { isRawText, textTruth } from './env-text';
import { placeOf } from './fallback';
import { turnRound } from './turn-round';
import type { Problem, SettingsView } from './model';

/** A text that nobody has in mind for the variable: a flag that it turns on is tested the wrong way round. */
const unexpected = 'a-text-nobody-expects';

/** `DEBUG` that any text of its variable turns on but those that a test names. */
export function whenUnexpected(settings: SettingsView): readonly Problem[] {
  const open = settings.get('DEBUG').deployedAlternatives.find(({ value }) => {
    return value.kind === 'env' && !isRawText(value.steps) && textTruth(unexpected, value.steps) === true;
  });
  if (open?.read === undefined) return [];
  const problem: Problem = {
    at: placeOf(open),
    subject: 'DEBUG',
    severity: settings.role === 'production' ? 'warning' : 'info',
    message: `Any text in \`${open.read.variable}\` that this test does not name turns \`DEBUG\` on. Test for the words that mean "on" instead.`,
    fixes: turnRound(settings, open),
  };
  return [problem];
}
