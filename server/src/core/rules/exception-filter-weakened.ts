import { textIn } from './shared/values';
import { defineRule } from './rule';
import type { Test } from './shared/model';

/** Django's own classes; one of them written out is no change. */
const names: Readonly<Record<string, string>> = {
  DEFAULT_EXCEPTION_REPORTER_FILTER: 'django.views.debug.SafeExceptionReporterFilter',
  DEFAULT_EXCEPTION_REPORTER: 'django.views.debug.ExceptionReporter',
};

function other(path: string): Test {
  return (value) => {
    const text = textIn(value);
    return text === undefined ? undefined : text !== path;
  };
}

export default defineRule({
  id: 'exception-filter-weakened',
  summary: 'Error reports go through a class of your own',
  why: "Django's filter hides settings and parameters that look like secrets before a report is shown or mailed. A class that takes its place may hide less, and error mails then carry passwords.",
  on: 'settings',
  profile: 'info',
  django: [],
  cwe: [532],
  fixable: { never: 'only a look at the class tells whether it still hides secrets' },
  sources: ['https://docs.djangoproject.com/en/stable/howto/error-reporting/#filtering-error-reports'],
  examples: [
    {
      code: "DEFAULT_EXCEPTION_REPORTER_FILTER = 'shop.errors.Filter'\n#                                   ^^^^^^^^^^^^^^^^^^^^",
    },
    {
      code: "DEFAULT_EXCEPTION_REPORTER = 'shop.errors.Reporter'\n#                            ^^^^^^^^^^^^^^^^^^^^^^",
    },
    {
      title: "Django's own",
      code: "DEFAULT_EXCEPTION_REPORTER_FILTER = 'django.views.debug.SafeExceptionReporterFilter'",
    },
    { title: 'Not set', code: 'DEBUG = False' },
  ],
  *check(settings) {
    for (const [name, path] of Object.entries(names)) {
      const changed = settings.get(name).deployed(other(path));
      if (changed?.written === undefined) continue;
      yield {
        at: changed.at,
        subject: name,
        message: `\`${name}\` replaces the class that hides secrets in error reports. Check that yours still hides them.`,
      };
    }
  },
});
