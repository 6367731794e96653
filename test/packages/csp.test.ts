import { csp, directiveDocs, settingOf } from '../../server/src/core/django/packages/csp';
import { keywords } from '../../server/src/core/rules/csp-unquoted-keyword';
import { describePackage } from './claims';

/** Keywords of the standard that neither package has a constant for yet. */
const newer = /^(?:trusted-types-eval|report-sha\d+)$/;
const directives = Object.keys(directiveDocs).sort();

describePackage('django_csp', csp, [
  { claim: 'calls the settings of 3 outdated', fact: 'outdated', is: directives.map(settingOf).sort() },
  {
    claim: 'has no keyword that we do not know',
    fact: 'keywords',
    is: keywords.filter((word) => !newer.test(word)).sort(),
  },
  { claim: 'sends nothing for the settings of 3', fact: 'with the names of 3', is: null },
  {
    claim: "allows the site's own sources where default-src is missing",
    fact: 'without default-src',
    is: "default-src 'self'; img-src https:",
  },
  { claim: 'drops a directive that it does not know', fact: 'an unknown directive', is: "default-src 'self'" },
  { claim: 'takes a text for the first letters of paths', fact: 'excluded by a text', is: null },
  { claim: 'sends nothing where / is excluded', fact: 'excluded by a slash', is: null },
  { claim: 'sends the policy outside of excluded paths', fact: 'excluded by a list', is: "default-src 'self'" },
]);

describePackage('django_csp_3', csp, [
  { claim: 'has a setting for each directive', fact: 'directives', is: directives },
  { claim: "allows only the site's own sources", fact: 'without settings', is: "default-src 'self'" },
  { claim: 'ignores the dictionary of 4', fact: 'with the dictionary of 4', is: "default-src 'self'" },
  { claim: 'fails with a list of paths', fact: 'fails with a list of paths', is: true },
  { claim: 'takes a tuple of paths', fact: 'fails with a tuple of paths', is: false },
  { claim: 'takes a text for one source', fact: 'a text', is: "default-src 'none'" },
  { claim: 'sends nothing where / is excluded', fact: 'excluded by a text', is: null },
  { claim: 'takes a text for a path', fact: 'not excluded by a text', is: "default-src 'self'" },
]);
