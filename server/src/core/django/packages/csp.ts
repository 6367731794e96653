import { definePackage, type PackageSettingFacts } from '../package-facts';

/**
 * The directives that django-csp 3 has a setting for, `CSP_SCRIPT_SRC` for `script-src`, with what each is about; read from
 * its `utils.py` (3.8).
 */
export const directiveDocs = Object.freeze({
  'default-src': 'The sources of everything that no other directive names.',
  'script-src': 'Where scripts may come from.',
  'script-src-attr': 'Whether attributes such as `onclick` may hold scripts.',
  'script-src-elem': 'Where `<script>` elements may load from.',
  'style-src': 'Where style sheets may come from.',
  'style-src-attr': 'Whether `style` attributes may hold styles.',
  'style-src-elem': 'Where `<style>` and `<link>` elements may take styles from.',
  'img-src': 'Where images may come from.',
  'font-src': 'Where fonts may come from.',
  'connect-src': 'Which addresses scripts may send requests to.',
  'media-src': 'Where audio and video may come from.',
  'object-src': 'Where `<object>` and `<embed>` may load plug-ins from.',
  'frame-src': 'Which pages may be shown in a frame of this site.',
  'child-src': 'Where frames and workers may come from, unless `frame-src` and `worker-src` say so.',
  'worker-src': 'Where workers may come from.',
  'manifest-src': 'Where the manifest of a web app may come from.',
  'prefetch-src': 'Where pages to fetch in advance may come from; browsers have dropped it.',
  'base-uri': 'What a `<base>` element may name.',
  'form-action': 'Where forms may send what visitors enter.',
  'frame-ancestors': 'Which sites may show this one in a frame.',
  'navigate-to': 'Where a page may lead; browsers have dropped it.',
  'plugin-types': 'Which kinds of plug-ins may load; browsers have dropped it.',
  sandbox: 'What a page may do at all, as for a frame with a `sandbox` attribute.',
  'report-uri': 'Where browsers report what they blocked.',
  'report-to': 'The named group of addresses where browsers report what they blocked.',
  'require-sri-for': 'What must carry a hash of its content; browsers have dropped it.',
  'require-trusted-types-for': 'Where scripts must not build code from plain text.',
  'trusted-types': 'Which policies may build trusted text.',
  'upgrade-insecure-requests': 'Makes browsers ask for `http:` addresses over HTTPS.',
  'block-all-mixed-content': 'Blocks what a page loads over plain HTTP; browsers do so by now.',
});

const flags: ReadonlySet<string> = new Set(['upgrade-insecure-requests', 'block-all-mixed-content']);

const keys: PackageSettingFacts['keys'] = [
  {
    name: 'DIRECTIVES',
    kind: 'dict',
    doc: "The policy, by directive; without `default-src` it begins with `'self'`.",
    safe: 'a policy without `unsafe-inline` for scripts',
    default: "{'default-src': [constants.SELF]}",
  },
  {
    name: 'EXCLUDE_URL_PREFIXES',
    kind: 'list',
    doc: 'The paths whose answers carry no policy: a page there can be used against all others.',
    safe: 'empty',
    default: '()',
  },
  {
    name: 'REPORT_PERCENTAGE',
    kind: 'any',
    doc: 'How many answers ask for reports, in percent (needs `csp.contrib.rate_limiting.RateLimitedCSPMiddleware`).',
  },
];

const shown = { 'DIRECTIVES.*': 'csp', EXCLUDE_URL_PREFIXES: 'path' } as const;

/** The settings before 4.0: one for each directive. */
const former: readonly PackageSettingFacts[] = [
  ...Object.entries(directiveDocs).map(([directive, doc]) => ({
    name: settingOf(directive),
    kind: flags.has(directive) ? ('bool' as const) : ('list' as const),
    doc,
    default: directive === 'default-src' ? '["\'self\'"]' : flags.has(directive) ? 'False' : 'None',
    removed: '4.0',
    replacement: `\`CONTENT_SECURITY_POLICY["DIRECTIVES"]["${directive}"]\``,
    ...(flags.has(directive) ? {} : { shown: 'csp' as const }),
  })),
  {
    name: 'CSP_REPORT_ONLY',
    kind: 'bool',
    doc: 'Reports what the policy forbids and blocks nothing.',
    safe: '`False`',
    removed: '4.0',
    replacement: '`CONTENT_SECURITY_POLICY_REPORT_ONLY`',
  },
  {
    name: 'CSP_EXCLUDE_URL_PREFIXES',
    kind: 'list',
    doc: 'The paths whose answers carry no policy: a page there can be used against all others.',
    safe: 'empty',
    shown: 'path',
    removed: '4.0',
    replacement: '`CONTENT_SECURITY_POLICY["EXCLUDE_URL_PREFIXES"]`',
  },
  {
    name: 'CSP_INCLUDE_NONCE_IN',
    kind: 'list',
    doc: 'The directives that a nonce is added to, where a template used one.',
    shown: 'word',
    removed: '4.0',
    replacement: '`csp.constants.NONCE` among the sources',
  },
  {
    name: 'CSP_REPORT_PERCENTAGE',
    kind: 'any',
    doc: 'How many answers ask for reports, between 0 and 1.',
    removed: '4.0',
    replacement: '`CONTENT_SECURITY_POLICY["REPORT_PERCENTAGE"]`, between 0 and 100',
  },
];

/** The setting of django-csp 3 for a directive. */
export function settingOf(directive: string): string {
  return `CSP_${directive.replaceAll('-', '_').toUpperCase()}`;
}

/** django-csp; read from its source (3.8 and 4.0). Django 6.0 and newer bring a policy of their own, `SECURE_CSP`. */
export const csp = definePackage({
  distributions: ['django-csp'],
  apps: ['csp'],
  modules: ['csp'],
  docs: 'https://django-csp.readthedocs.io/en/latest/configuration.html',
  settings: [
    {
      name: 'CONTENT_SECURITY_POLICY',
      kind: 'dict',
      doc: 'The enforced policy and where it applies.',
      shown,
      since: '4.0',
      keys,
    },
    {
      name: 'CONTENT_SECURITY_POLICY_REPORT_ONLY',
      kind: 'dict',
      doc: 'A policy that browsers report on and do not enforce.',
      shown,
      since: '4.0',
      keys,
    },
    ...former,
  ],
});
