import type { CompareOperator } from '../../syntax/python-tree';
import { noPlace } from '../bounds';
import type { Bound, EnvValue, Fact, Step, Topic, Value } from '../value';

const selector =
  /(^|_)(ENV|ENVIRONMENT|STAGE|MODE|DEPLOY(MENT)?|TIER|CONFIG(URATION)?|PROFILE|SETTINGS?)($|_)|ENVIRONMENT/i;

/** What a site is for, as words say it. */
type Stage = Exclude<Topic, 'debug' | 'command' | 'stage'>;

const words: readonly (readonly [Stage, RegExp])[] = [
  ['production', /^(prod|production|prd|live|staging|stage|deploy(ed)?|release)$/i],
  ['development', /^(dev|devel|develop|development|local|localhost|debug|sandbox)$/i],
  ['test', /^(test|tests|testing|ci|e2e|pytest)$/i],
];

/** What "this variable equals that word" says about the site when the comparison came out as `outcome`. */
export function topicFacts(variable: string, operator: string, right: Bound, outcome: boolean): readonly Fact[] {
  const positive = operator === '==' || operator === 'in' || operator === 'is' || operator === 'contains';
  if (!positive && operator !== '!=' && operator !== 'not in' && operator !== 'is not') return [];
  const texts = right.flatMap((alternative) => operands(alternative.value));
  if (!selector.test(variable) && !texts.every(saysProduction)) return [];
  const topics = new Set(texts.map(topicOf));
  const [topic] = topics;
  const of = [...texts].sort().join(' ');
  const isOne = outcome === positive;
  // Not to be the site for staging is to be the one in production, or on somebody's own machine.
  if (texts.length > 0 && texts.every(saysStaging)) return isOne ? [{ about: 'stage', holds: true, of }] : [];
  if (topics.size === 1 && topic !== undefined) return [{ about: topic, holds: isOne, of }];
  // `in ("development", "testing")`: what is neither of them is a site that others reach.
  if (texts.length > 0 && [...topics].every(isForWork)) return [{ about: 'development', holds: isOne, of }];
  if (isOne && texts.length > 0 && texts.every(isServedStage)) return [{ about: 'stage', holds: true, of }];
  // Not to be one of several sites is not to be the one in production, where that is one of them.
  const inProduction = texts.filter((text) => /^(?:prod|production|prd|live)$/i.test(text));
  if (inProduction.length === 0) return [];
  return [
    isOne ? { about: 'stage', holds: true, of } : { about: 'production', holds: false, of: inProduction.join(' ') },
  ];
}

/** `LEVEL == "PRODUCTION"`: a word that speaks of the site whatever the variable is called. */
function saysProduction(word: string): boolean {
  return /^prod(uction)?$/i.test(word);
}

/** `STAGING`: a site of its own beside the one in production. */
function saysStaging(word: string): boolean {
  return /^(?:staging|stage)$/i.test(word);
}

/** Names of machines that nobody but their owner and build services reach. */
const unserved = /^(docker.*|.*compose|container|vagrant|virtualbox|vm|minikube|ide|laptop|desktop|workstation|home|mac|osx|windows|win32|playground|codespaces?|gitpod|devcontainer|build|github.*|gitlab.*|travis|jenkins|circleci|unit-?tests?|none|null|default|base|common|unknown|offline|true|false|yes|no|on|off|[01])$/i; // prettier-ignore

/** A word for a site that others reach: production, or a name of its own such as `qa`. */
export function isServedStage(word: string): boolean {
  const topic = topicOf(word);
  if (topic !== undefined) return topic === 'production';
  return (
    /^[a-z][\w-]*$/i.test(word) &&
    !unserved.test(word) &&
    !/(^|[_-])(dev|devel|develop|development|local|test|tests|testing|ci|e2e|debug)([_-]|$)/i.test(word)
  );
}

function isForWork(topic: Stage | undefined): boolean {
  return topic === 'development' || topic === 'test';
}

function operands(value: Value): readonly string[] {
  if (value.kind === 'literal') return typeof value.value === 'string' ? [value.value] : [''];
  if (value.kind === 'sequence')
    return value.items.flatMap((item) => item.flatMap((alternative) => operands(alternative.value)));
  return [''];
}

/** The stage that a word such as `prod`, `staging` or `config.settings.local` speaks of. */
export function topicOf(word: string): Stage | undefined {
  const last = word.slice(word.lastIndexOf('.') + 1);
  return words.find(([, pattern]) => pattern.test(last))?.[0];
}

/** What the truth of an environment value says: its last comparison, or the variable's own name. */
export function envFacts(value: EnvValue, outcome: boolean): readonly Fact[] {
  const negations = value.steps.filter((step) => step.op === 'not').length;
  const straight = negations % 2 === 0 ? outcome : !outcome;
  const comparison = value.steps.find((step): step is Extract<Step, { op: 'compare' }> => step.op === 'compare');
  if (comparison === undefined) return nameFacts(value.variable, straight);
  const right: Bound = [{ value: comparison.operand, at: noPlace, via: [], when: [] }];
  const facts = topicFacts(value.variable, comparison.operator, right, straight);
  return facts.length > 0 ? facts : flagFacts(value.variable, comparison, straight);
}

/**
 * What a missing switch for production says of the site, where its fallback comes out of a comparison with a word for true:
 * `os.environ.get("PRODUCTION", "") == "1"`. A switch for development says nothing here, as it may be what opens the site.
 */
export function productionFacts(
  variable: string,
  operator: CompareOperator,
  right: Bound,
  outcome: boolean,
): readonly Fact[] {
  const [only, ...others] = right;
  if (only === undefined || others.length > 0) return [];
  return isProductionSwitch(variable) ? flagFacts(variable, { operator, operand: only.value }, outcome) : [];
}

/** A name that says nothing but that the site is in production; `PROD_SSL` is a switch for something else. */
export function isProductionSwitch(variable: string): boolean {
  return /(?:^|_)(?:PROD|PRODUCTION|LIVE)(?:_(?:MODE|SERVER|SITE))?$/i.test(variable);
}

/**
 * What a flag that is read from the environment says of the site, and one for production that is not known; a text may be used
 * for anything, whatever it is called.
 */
export function switchFacts(value: Value, name: string | undefined, outcome: boolean): readonly Fact[] {
  if (value.kind !== 'env') return name !== undefined && isProductionSwitch(name) ? nameFacts(name, outcome) : [];
  const isFlag = value.steps.some((step) => step.op === 'compare' || (step.op === 'cast' && step.cast === 'bool'));
  return isFlag ? envFacts(value, outcome) : [];
}

/** `os.environ.get("DEVELOPMENT") == "1"`, `env.bool("PRODUCTION") is True`: a switch compared with a word for true, or a flag. */
function flagFacts(
  variable: string,
  step: Pick<Extract<Step, { op: 'compare' }>, 'operator' | 'operand'>,
  outcome: boolean,
): readonly Fact[] {
  const { operator, operand } = step;
  if (operand.kind === 'literal' && typeof operand.value === 'boolean') {
    if (operator === '==' || operator === 'is') return nameFacts(variable, outcome === operand.value);
    return operator === '!=' || operator === 'is not' ? nameFacts(variable, outcome !== operand.value) : [];
  }
  const texts = operands(operand);
  const yes = texts.length > 0 && texts.every((text) => /^(true|t|1|yes|y|on)$/i.test(text));
  if (!yes || (operator !== '==' && operator !== 'in')) return [];
  return nameFacts(variable, outcome);
}

/** Variables that a hosting platform sets on the machines of the site. */
const platforms =
  /^(RENDER(_(EXTERNAL_(HOSTNAME|URL)|SERVICE_(ID|NAME)))?|RAILWAY_(ENVIRONMENT|PROJECT|SERVICE|DEPLOYMENT)(_(ID|NAME))?|RAILWAY_(PUBLIC|PRIVATE)_DOMAIN|VERCEL(_(ENV|URL))?|FLY_APP_NAME|WEBSITE_(HOSTNAME|SITE_NAME)|K_SERVICE|GAE_(APPLICATION|ENV|INSTANCE|SERVICE|VERSION)|PYTHONANYWHERE_(DOMAIN|SITE))$/;

/** What it says that a variable is there: the machine is one of a hosting platform, or of a build service. */
export function presenceFacts(variable: string, holds: boolean): readonly Fact[] {
  const isTelling = [platforms, buildServices, forCommand, /^(?:DYNO|CI)$/].some((names) => names.test(variable));
  return isTelling ? nameFacts(variable, holds) : [];
}

/** Variables that the machines of build services set. */
const buildServices =
  /^(GITHUB_(ACTIONS?|WORKFLOW|RUN_ID)|TRAVIS|CIRCLECI|JENKINS(_URL|_HOME)?|BUILDKITE|APPVEYOR|TF_BUILD|TEAMCITY_VERSION)$/;

/** Variables that are set for a command alone: while an image is built, or a database is migrated. */
const forCommand = /^(?:DJANGO_|IS_|IN_)?(MANAGEMENT_COMMAND|COLLECT_?STATIC|DOCKER_BUILD)(?:_ONLY)?$/i;

const switches: readonly (readonly [Topic, RegExp])[] = [
  ['command', forCommand],
  ['production', /(?:^|_)(PROD|PRODUCTION|LIVE|STAGING|HEROKU|DYNO)(?:$|_)/i],
  ['production', platforms],
  ['test', /(?:^|_)(TEST|TESTS|TESTING|CI|PYTEST)(?:$|_)/i],
  ['test', buildServices],
  ['development', /(?:^|_)(DEV|DEVEL|DEVELOPMENT|LOCAL|DEBUG)(?:$|_)/i],
  ['development', /(?:^|_)ALLOW_(?:\w+_)?(INSECURE|UNSAFE)(?:$|_)/i],
];

/** What a switch's own name says: `IS_PRODUCTION`, `DEVELOPMENT`, `TESTING`, `DJANGO_DEBUG`. */
export function nameFacts(name: string, holds: boolean): readonly Fact[] {
  for (const [about, pattern] of switches) {
    const word = pattern.exec(name)?.[1];
    if (word !== undefined) return sayNothing(word, holds) ? [] : [{ about, holds, of: word.toLowerCase() }];
  }
  return [];
}

/** Not to be the site for staging is to be the one in production, or on somebody's own machine. */
function sayNothing(word: string, holds: boolean): boolean {
  return !holds && word.toLowerCase() === 'staging';
}

/** What a class of settings is for, as far as its name says it: `PreProduction`, `LocalSettings`, `ContinuousIntegration`. */
export function classRole(name: string): Stage | undefined {
  const parts = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split('_');
  const topics = parts.map((part) => classWords.get(part) ?? topicOf(part));
  const order = ['test', 'production', 'development'] as const;
  return order.find((topic) => topics.includes(topic));
}

const classWords: ReadonlyMap<string, Stage> = new Map([
  ['continuous', 'test'],
  ['preproduction', 'production'],
  ['heroku', 'production'],
  ['build', 'development'],
  ['demo', 'development'],
  ['example', 'development'],
  ['docs', 'development'],
  ['documentation', 'development'],
]);
