import { equals, has } from './shared/values';
import { marked } from './shared/marked';
import { mayUsePackage } from './shared/packages';
import { reportPlace } from './shared/replacing';
import { wrongFlags } from './shared/package-flags';
import { writtenAt } from './shared/dict-keys';
import { defineRule } from './rule';
import type { Profile } from './rule';
import type { Test } from './shared/model';

const block = 'WAGTAILDOCS_BLOCK_EMBEDDED_CONTENT';

const rows: readonly {
  readonly name: string;
  readonly test: Test;
  readonly profile: Profile;
  readonly message: string;
}[] = [
  {
    name: 'WAGTAILDOCS_SERVE_METHOD',
    test: equals('direct'),
    profile: 'info',
    message:
      'Documents are served without the checks of Wagtail, private ones too. Use `serve_view`, or make the storage private.',
  },
  {
    name: 'WAGTAILIMAGES_EXTENSIONS',
    test: has(equals('svg')),
    profile: 'hint',
    message:
      '`WAGTAILIMAGES_EXTENSIONS` allows SVG, and such drawings can carry scripts, which run for whoever opens one by its own address. Serve images from a host of their own.',
  },
];

export default defineRule({
  id: 'wagtail-document-risk',
  summary: 'Documents of Wagtail can run scripts on your own origin, or skip its checks',
  why: 'An uploaded page or drawing that opens on your own origin acts with the session of whoever opens it, an editor for example. Wagtail sends documents with a policy that stops their scripts, and asks who may see them.',
  notes:
    'A warning where that policy is off, information for `direct`, a hint for SVG. Which kinds of documents may be uploaded is not judged: as long as the policy is on, none of them runs scripts.',
  on: 'settings',
  profile: 'warn',
  django: [],
  cwe: [79, 434],
  fixable: 'sometimes',
  sources: [
    'https://docs.wagtail.org/en/stable/reference/settings.html#documents',
    'https://docs.wagtail.org/en/stable/deployment/under_the_hood.html',
  ],
  examples: [
    { code: marked(`${block} = False`, 'False'), after: `${block} = True` },
    { title: 'Past the checks', code: marked('WAGTAILDOCS_SERVE_METHOD = "direct"', '"direct"') },
    { title: 'Drawings', code: marked('WAGTAILIMAGES_EXTENSIONS = ["png", "svg"]', '["png", "svg"]') },
    { code: `${block} = True\nWAGTAILDOCS_SERVE_METHOD = "serve_view"\nWAGTAILIMAGES_EXTENSIONS = ["png", "webp"]` },
    { title: 'The package is not used', packages: { django: '5.2' }, code: `${block} = False` },
    { title: 'For tests', role: 'test', code: `${block} = False` },
  ],
  *check(settings) {
    if (!mayUsePackage(settings, 'wagtail')) return;
    yield* wrongFlags(settings, 'wagtail', [
      {
        path: [block],
        wrong: false,
        message: `\`${block}\` is off, so scripts in an uploaded document run on your own origin. Turn it on.`,
      },
    ]);
    for (const { name, test, profile, message } of rows) {
      const found = writtenAt(settings, [name], test);
      if (found === undefined) continue;
      yield { at: reportPlace(settings, found.alternative), subject: name, profile, message };
    }
  },
});
