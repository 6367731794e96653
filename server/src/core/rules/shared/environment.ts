import { isForDevelopment } from './branches';
import { removeStatement } from './remove';
import type { Problem, SettingsView } from './model';

/** Reports each statement that puts a text into a variable of the environment that counts as "on" with any text. */
export function* switchedOn(settings: SettingsView, variable: string, message: string): Iterable<Problem> {
  for (const write of settings.sources.flatMap(({ environment }) => environment)) {
    if (write.variable !== variable || (write.value ?? '') === '' || isForDevelopment(settings, write.tests)) continue;
    const edit = removeStatement(settings, write.at, write.alone);
    yield {
      at: write.at,
      subject: variable,
      message,
      fixes: edit ? [{ title: 'Remove the line', edits: [edit], safety: 'unsafe', preferred: true }] : [],
    };
  }
}
