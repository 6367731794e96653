import { marked } from './shared/marked';
import { keyword, sentryCalls } from './shared/sentry';
import { defineRule } from './rule';
import type { Problem } from './shared/model';
import type { WrittenCall } from '../model/source-facts';

const init = (args: string): string => `import sentry_sdk\nsentry_sdk.init(\n    dsn="",\n    ${args},\n)`;
const rates = ['traces_sample_rate', 'profiles_sample_rate'] as const;

function debugOf(call: WrittenCall): Problem | undefined {
  const debug = keyword(call, 'debug');
  if (debug?.value !== true) return undefined;
  return {
    at: debug.at,
    subject: 'sentry_sdk.init',
    message:
      'Sentry writes what it does, events included, into the log of the server. Turn `debug` off in a deployed site.',
    fixes: [{ title: 'Turn it off', edits: [{ at: debug.at, newText: 'False' }], safety: 'unsafe', preferred: true }],
  };
}

/** Hardly a danger, but a cost with each request, and more data with Sentry than anybody looks at. */
function* fullRates(call: WrittenCall): Iterable<Problem> {
  for (const name of rates) {
    const rate = keyword(call, name);
    if (rate?.value !== 1) continue;
    yield {
      at: rate.at,
      subject: 'sentry_sdk.init',
      severity: 'hint',
      message: `\`${name}\` records every request, which slows the site down and sends the address of each page to Sentry. Record a part of them.`,
    };
  }
}

export default defineRule({
  id: 'sentry-debug',
  summary: 'Sentry runs with debug output or records every request',
  why: 'The debug output of the SDK puts events with their data into the log of the server. Recording every request is meant for trying out: it costs time with each one and sends far more than anybody looks at.',
  on: 'settings',
  profile: 'prodinfo',
  isLouder: true,
  django: [],
  cwe: [489],
  fixable: 'sometimes',
  sources: [
    'https://docs.sentry.io/platforms/python/configuration/options/#debug',
    'https://docs.sentry.io/platforms/python/configuration/sampling/',
  ],
  examples: [
    { role: 'production', code: marked(init('debug=True'), 'True'), after: init('debug=False') },
    { title: 'Every request', role: 'production', code: marked(init('traces_sample_rate=1.0'), '1.0') },
    {
      title: 'Profiles',
      code: 'import sentry_sdk\nsentry_sdk.init(profiles_sample_rate=1)\n#                                    ^',
    },
    { code: init('debug=False,\n    traces_sample_rate=0.1') },
    {
      title: 'While `DEBUG` is on',
      code: 'import sentry_sdk\nDEBUG = False\nif DEBUG:\n    sentry_sdk.init(debug=True)',
    },
    { title: 'Not known', code: `import os\n${init('debug=os.environ["D"] == "1"')}` },
    { title: 'For development', role: 'development', code: init('debug=True') },
  ],
  *check(settings) {
    for (const { call } of sentryCalls(settings)) {
      const debug = debugOf(call);
      if (debug !== undefined) yield debug;
      yield* fullRates(call);
    }
  },
});
