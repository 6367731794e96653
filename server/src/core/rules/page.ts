import { ruleAddress, rulesAddress } from './address';
import { isStrictOnly, profiles } from './profiles';
import type { OwnFinding } from './own';
import type { Example, Profile, Rule } from './rule';

/** The page of a rule in Markdown, made from the rule itself; the offline view in an editor and `docs/rules` show the same. */
export function renderRulePage(rule: Rule): string {
  return page([
    `# ${rule.id}`,
    `${rule.summary}.`,
    facts(rule),
    '## Why',
    rule.why,
    rule.notes ?? '',
    '## Examples',
    ...rule.examples.filter(isMarked).map((example) => renderExample(rule, example)),
    '### Not reported',
    ...rule.examples.filter((example) => !isMarked(example)).map((example) => renderExample(rule, example)),
    '## How severe',
    severityTable(rule.profile),
    rule.absence === true ? absence : '',
    '## Fix',
    fixText(rule.fixable),
    '## Ignore it',
    ignoreText(rule),
    '## Sources',
    list(rule.sources.map((source) => `<${source}>`)),
  ]);
}

/** The page of one of the product's own findings. */
export function renderOwnPage(own: OwnFinding): string {
  return page([
    `# ${own.id}`,
    `${own.summary}.`,
    '## Why',
    own.why,
    ...(own.examples.length === 0 ? [] : ['## Examples']),
    ...own.examples.map(({ language, code, title }) =>
      page([title === undefined ? '' : `${title}:`, fence(language, code)]).trimEnd(),
    ),
    '## How severe',
    `\`${own.severity}\`, unless the configuration says otherwise.`,
    '## Fix',
    fixText(own.fixable),
  ]);
}

function page(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

const subjects: Readonly<Record<Rule['on'], string>> = {
  settings: 'settings modules',
  env: '`.env` files',
  urls: 'URLconfs and server modules',
  project: 'dependency and process files and `.gitignore`',
};

function facts(rule: Rule): string {
  return list([
    `Applies to ${subjects[rule.on]}`,
    ...(rule.django.length === 0 ? [] : [`Django's own checks: ${rule.django.map((id) => `\`${id}\``).join(', ')}`]),
    `Weaknesses: ${rule.cwe.map((id) => `[CWE-${String(id)}](https://cwe.mitre.org/data/definitions/${String(id)}.html)`).join(', ')}`,
    ...(rule.aliases === undefined ? [] : [`Also known as ${rule.aliases.map((id) => `\`${id}\``).join(', ')}`]),
  ]);
}

/** Marks are comment lines of carets under the line that is reported. */
const marks = /^[ \t]*#[ \t]*\^+[ \t]*$/;

function isMarked({ code }: Example): boolean {
  return code.split('\n').some((line) => marks.test(line));
}

function renderExample(rule: Rule, example: Example): string {
  const language = example.path === undefined ? languages[rule.on] : languageOf(example.path);
  const title = headline(example);
  const others = Object.entries(example.files ?? {}).map(([path, text]) =>
    page([`\`${path}\`:`, fence(languageOf(path), text)]).trimEnd(),
  );
  const own = example.path === undefined || others.length === 0 ? '' : `\`${example.path}\`:`;
  return page([
    title === '' ? '' : `${title}:`,
    ...others,
    own,
    fence(language, example.code),
    ...(example.after === undefined ? [] : ['becomes', fence(language, example.after)]),
  ]).trimEnd();
}

/** The title with what the example assumes, unless the title says so already. */
function headline({ title, role, django, python, packages = {} }: Example): string {
  const assumed = [
    ...(role === undefined || title?.toLowerCase().includes(role.slice(0, 4)) === true ? [] : [`settings for ${role}`]),
    ...(django === undefined ? [] : [`Django ${django}`]),
    ...(python === undefined ? [] : [`Python ${python}`]),
    ...Object.entries(packages).map(([name, version]) => `${name} ${version}`),
  ].join(', ');
  if (title === undefined) return assumed.slice(0, 1).toUpperCase() + assumed.slice(1);
  return assumed === '' ? title : `${title} (${assumed})`;
}

/** The language of an example that stands in the file where such a rule looks first. */
const languages: Readonly<Record<Rule['on'], string>> = {
  settings: 'python',
  env: 'dotenv',
  urls: 'python',
  project: 'text',
};

function languageOf(path: string): string {
  if (path.endsWith('.py')) return 'python';
  if (path.endsWith('.toml')) return 'toml';
  if (/\.ya?ml$|^Procfile$/.test(path)) return 'yaml';
  if (path.startsWith('Dockerfile')) return 'dockerfile';
  if (/\.sh$|(^|\/)(start|entrypoint)$/.test(path)) return 'sh';
  return /(^|\/)(\.gitignore|[\w.-]*\.(txt|in|cfg|lock)|Pipfile)$/.test(path) ? 'text' : 'dotenv';
}

function fence(language: string, code: string): string {
  return `\`\`\`${language}\n${code.replace(/\n+$/, '')}\n\`\`\``;
}

const roles = ['production', 'unknown', 'development', 'test'] as const;

function severityTable(profile: Profile): string {
  const table = [
    '| Production | Unknown role | Development | Tests |',
    '| --- | --- | --- | --- |',
    `| ${roles.map((role) => profiles[profile][role]).join(' | ')} |`,
  ];
  return `${levelReasons[profile]}\n\n${table.join('\n')}${presetText(profile)}`;
}

/** Why a finding of a profile has its levels. */
const levelReasons: Readonly<Record<Profile, string>> = {
  always: "An error wherever it stands: it is dangerous on a developer's machine too.",
  hard: 'An error: it can be exploited, or gives a secret away, as soon as the module is deployed.',
  prod: 'An error where the module is known to be deployed; while developing it is normal, so a module of unknown role gets a warning.',
  prodwarn: 'A warning: a protection that deployed sites need and developers do not.',
  warn: 'A warning: a weakness, or a line without the effect that it seems to have.',
  info: 'Information: legitimate in some set-ups, and worth a look.',
  prodinfo: 'Information: it depends on servers and networks that the settings do not show.',
  hint: 'A hint: an improvement, without which nothing is wrong.',
  broken: 'An error: Django or the package refuses it, or it can never work.',
  optin: 'A hint for those who ask for everything: most sites are right without it.',
};

function presetText(profile: Profile): string {
  if (isStrictOnly(profile)) {
    return '\n\nRuns with the preset `strict`, or where the configuration switches it on.';
  }
  return profiles[profile].development === 'hint'
    ? '\n\nThe hint for development is given with the preset `strict`, or where the configuration switches the rule on.'
    : '';
}

const absence =
  'Where nobody has written the setting, the finding is part of the group `missing-hardening`: in a production module as above, in a module of unknown role as information, and from the first sign of a deployment (`DEBUG` off or read from the environment, hosts given, a container or process file) at most as a warning.';

function fixText(fixable: Rule['fixable']): string {
  if (fixable === 'always') return 'There is always a quick-fix.';
  return fixable === 'sometimes'
    ? 'There is a quick-fix where the change is clear.'
    : `There is no quick-fix: ${fixable.never}.`;
}

function ignoreText(rule: Rule): string {
  const comment = `# settings-lint: ignore[${rule.id}] why it is right here`;
  const where =
    rule.on === 'settings' || rule.on === 'urls'
      ? 'On the line of the finding, or on the first line of its statement:'
      : `On the line above${rule.on === 'env' ? ' the variable' : ''}:`;
  const config = `[tool.django-settings-lint.rules]\n${rule.id} = "off"`;
  return [
    where,
    fence(languages[rule.on], comment),
    'For a whole project, in `pyproject.toml`:',
    fence('toml', config),
    `See [all rules](${rulesAddress}). This page: <${ruleAddress(rule.id)}>.`,
  ].join('\n\n');
}
