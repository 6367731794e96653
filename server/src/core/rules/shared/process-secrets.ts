import { isOfSite } from '../../model/roles';
import { basename, isPlatformManifest, namesVariable, withoutCommentLines } from '../../text';
import { classify, isKeyNumber, isRandom } from './classifier';
import { databaseImages, isForForeignImage, runsForeignCode } from './compose-services';
import { variablesRead } from './deployed-files';
import { imageVariables, productionVariables } from './image-variables';
import { leafName, possibleLeaves, type Leaf } from './leaves';
import { deployedVariables, usesOf, type ProcessVariable } from './process-variables';
import { publishesPort } from './published-ports';
import { wholeFile } from './source';
import { urlCredential } from './url';
import { placeKey, textIn } from './values';
import type { Problem, ProjectView, Severity } from './model';

/** Services of the same compose file, which seldom are in reach from outside. */
const service = /(?:^|_)(?:DB|DATABASE|SQL|PG|POSTGRES(?:QL)?|MYSQL|MARIADB|REDIS|RABBITMQ|BROKER|MONGO)(?:_|PASS|$)/;

/** A password of such a service is a warning unless its port is published, and so is one in an address. */
function severityOf(project: ProjectView, { name, value, at }: ProcessVariable, isOpen: boolean): Severity {
  if (isForForeignImage(project.textOf(wholeFile(at.uri)), at.span.start)) return isOpen ? 'error' : 'warning';
  return service.test(name) || urlCredential(value) !== undefined ? 'warning' : 'error';
}

/** Whether a container of a database, broker or the like is made with it that can be reached from outside. */
function isOpenToAll(project: ProjectView, { at: { uri, span }, isFallback }: ProcessVariable): boolean {
  const text = project.textOf(wholeFile(uri));
  return !isFallback && isForForeignImage(text, span.start) && publishesPort(text, span.start);
}

/**
 * The password of an account that an image, or the start of the site, makes with it, whatever else reads it: that of
 * `createsuperuser --noinput`, MinIO, RabbitMQ, pgAdmin, Grafana. It is none where a file has it as well.
 */
function isOfAccount(project: ProjectView, { name, at }: ProcessVariable): boolean {
  const isOne = /(?:^|_)(?:ADMIN|SUPERUSER|DEFAULT|(?<!MYSQL_|MARIADB_)ROOT)_PASS(?:WORD)?$/.test(name);
  return isOne && !new RegExp(`\\b${name}_(?:FILE|SECRET)\\b`).test(project.textOf(wholeFile(at.uri)));
}

/** A key that a machine has made, for a program that the project does not build: who reads it there cannot be seen. */
function isOfOtherProgram(project: ProjectView, { name, value, at, isFallback }: ProcessVariable): boolean {
  if (isFallback || classify(name, value) !== 'credential' || !isRandom(value)) return false;
  return runsForeignCode(project.textOf(wholeFile(at.uri)), at.span.start);
}

/**
 * The password of the container of a database, where the settings of the site write the same one, or take theirs from the
 * environment for a database of that kind.
 */
function isThatOfSettings({ entries }: ProjectView, { name, value }: ProcessVariable): boolean {
  const kind = /^(POSTGRES|MYSQL|MARIADB)_(?:ROOT_)?PASSWORD$/.exec(name)?.[1];
  if (kind === undefined) return false;
  const engine = kind === 'POSTGRES' ? /postg/ : /mysql/;
  const isSame = (leaf: Leaf): boolean =>
    leafName(leaf) === 'PASSWORD' &&
    (textIn(leaf.alternative.value) === value || (leaf.alternative.value.kind === 'env' && isOfEngine(leaf, engine)));
  return entries.some(
    (settings) => isOfSite(settings.role) && possibleLeaves(settings, isSame, ['DATABASES']).length > 0,
  );
}

/**
 * The password of the only container of a database, where the settings take the address of theirs from a variable that no file says:
 * it is in a file of the machine.
 */
function isOfUnseenAddress(project: ProjectView, { name, at }: ProcessVariable): boolean {
  if (!/^(?:POSTGRES|MYSQL|MARIADB)_(?:ROOT_)?PASSWORD$/.test(name)) return false;
  const text = withoutCommentLines(project.textOf(wholeFile(at.uri)));
  if (databaseImages(text) !== 1) return false;
  const isAddress = ({ alternative: { value } }: Leaf): boolean =>
    value.kind === 'env' &&
    value.steps.some((step) => step.op === 'cast' && step.cast === 'database-url') &&
    !namesVariable(text, value.variable);
  return project.entries.some(
    (settings) => isOfSite(settings.role) && possibleLeaves(settings, isAddress, ['DATABASES']).length > 0,
  );
}

function isOfDatabase(project: ProjectView, variable: ProcessVariable): boolean {
  return isThatOfSettings(project, variable) || isOfUnseenAddress(project, variable);
}

/** True beside an `ENGINE` that may be of a kind. */
function isOfEngine({ beside }: Leaf, engine: RegExp): boolean {
  const bound = beside.find(({ key }) => textIn(key) === 'ENGINE')?.value ?? [];
  return bound.some(({ value }) => engine.test(textIn(value) ?? ''));
}

/** The password of the container of a database, where an address that the settings read in the same file has it as well. */
function isInAddress(project: ProjectView, { name, value, at }: ProcessVariable, read: ReadonlySet<string>): boolean {
  if (!name.endsWith('_PASSWORD')) return false;
  const lines = project
    .textOf(wholeFile(at.uri))
    .matchAll(/^[ \t]*(?:-[ \t]+["']?)?([A-Z]\w*)[ \t]*[:=][ \t]*["']?(\w+:\/\/[^\s"']+)/gm);
  return [...lines].some(([, variable = '', address = '']) => {
    // `${POSTGRES_PASSWORD:-text}` in an address has the same text where nobody gives the variable.
    const written = address.replace(/\$\{\w+:?-([^{}]*)\}/g, '$1');
    return read.has(variable) && urlCredential(written)?.password === value;
  });
}

/** An address with the password that the same file makes the database of the site with, whatever the variable is called. */
function hasThatOfDatabase(
  project: ProjectView,
  { value, at }: ProcessVariable,
  all: readonly ProcessVariable[],
): boolean {
  const password = urlCredential(value)?.password;
  const isPassword = (one: ProcessVariable): boolean => one.at.uri === at.uri && one.value === password;
  return password !== undefined && all.some((one) => isPassword(one) && isThatOfSettings(project, one));
}

/** A text that asks whoever sets a site up for another one, or that says to be there for something else. */
const asksForAnother =
  /change|replac|insert|enter|your|here|todo|fixme|fill|update|example|placeholder|over(?:ride|write)|dummy|fake|unused|not[-_ ]?used|build|collect|[<>{}*]|x{3}|\.{3}|^(?:set|to)[-_ ]/i;

/** Whether the site starts with a text that looks like a placeholder as its key: nobody puts another in its place then. */
function isKeyForShow(project: ProjectView, variable: ProcessVariable): boolean {
  const { name, value, isFallback, isProposed } = variable;
  if (urlCredential(value) !== undefined) return false;
  // A key of a few letters is no placeholder, and no secret either.
  if (classify(name, value) !== 'placeholder' && !/^\w{1,7}$/.test(value)) return false;
  const isAsked = asksForAnother.test(value) || /\b(?:change|replace|generate)\b/i.test(commentOn(project, variable));
  if (!isFallback && isProposed !== true && isAsked) return false;
  return usesOf(project, name, ['SECRET_KEY']).length > 0;
}

/**
 * Whether a database or an account is made with a text that elsewhere is a placeholder: `POSTGRES_PASSWORD: password` is no word for a password to
 * the image, which creates its user with it.
 */
function isWordInForce(project: ProjectView, variable: ProcessVariable): boolean {
  const { name, value } = variable;
  const isWord = classify(name, value) === 'placeholder' && !asksForAnother.test(value);
  return isWord && (isOfDatabase(project, variable) || isOfAccount(project, variable));
}

/** The comments in the line of a variable and right above it. */
function commentOn(project: ProjectView, { at: { uri, span } }: ProcessVariable): string {
  const textOf = (start: number, end: number): string => project.textOf({ uri, span: { start, end } });
  const above = textOf(0, span.start).split('\n').slice(0, -1);
  const last = above.map((line) => /^[ \t]*#/.test(line)).lastIndexOf(false);
  const behind = /#.*/.exec(textOf(span.end, span.end + 200).split('\n')[0] ?? '')?.[0] ?? '';
  return [...above.slice(last + 1), behind].join(' ');
}

/** Whether a value is a secret by what it looks like. */
function isSecret(project: ProjectView, { name, value, at }: ProcessVariable): boolean {
  if (isKeyNumber(name, value, (secret) => project.textOf(wholeFile(at.uri)).includes(secret))) return false;
  const verdict = classify(name, value);
  return urlCredential(value) !== undefined || verdict === 'credential' || verdict === 'token';
}

/** Secrets in the files by which a deployed site is started. */
export function* secretsInFiles(project: ProjectView): Iterable<Problem> {
  const variables = deployedVariables(project);
  if (variables.length === 0) return;
  const read = variablesRead(project);
  for (const variable of variables) {
    const { name, at } = variable;
    const isShared = isInAddress(project, variable, read);
    const isOther = isOfAccount(project, variable) || isOfOtherProgram(project, variable);
    const isOfSite = read.has(name) || isOther || isOfDatabase(project, variable);
    if (!isShared && !isOfSite && !hasThatOfDatabase(project, variable, variables)) continue;
    const isForShow = isKeyForShow(project, variable);
    const isToTell = isForShow || isShared || isSecret(project, variable) || isWordInForce(project, variable);
    if (!isToTell) continue;
    const isOpen = isOpenToAll(project, variable);
    const message = messageOf(variable, isForShow, isOpen);
    yield { at, subject: name, severity: severityOf(project, variable, isOpen), message };
  }
}

function messageOf(
  { name, at, isFallback, isProposed, asked = name }: ProcessVariable,
  isForShow: boolean,
  isOpen: boolean,
): string {
  if (isProposed === true)
    return `Who deploys with this file gets the \`${name}\` that it proposes, which whoever reads the repository has. Leave the value out${isPlatformManifest(basename(at.uri)) ? ', or let the platform make one: `"generator": "secret"`' : ''}.`;
  if (isFallback)
    return `Where \`${asked}\` is missing, the site starts with the value that is written in this file, which whoever reads the repository has. Write \`\${${asked}:?}\`, so that it does not start.`;
  const elsewhere = 'Take it from where the deployment keeps its secrets';
  return isForShow
    ? `\`${name}\` looks like a placeholder in this file, and the site starts with it: whoever reads the repository has its key. ${elsewhere}.`
    : `The value of \`${name}\` is written in this file: whoever reads the repository has it${isOpen ? ', and the port of the service is published' : ''}. ${elsewhere}, and change it.`;
}

/** Secrets in the environment of an image; a container may be started with others, so this is a warning. */
export function* secretsInImages(project: ProjectView): Iterable<Problem> {
  const variables = imageVariables(project);
  const read = new Set([...variablesRead(project), 'DJANGO_SUPERUSER_PASSWORD']);
  const told = variables.filter((variable) => read.has(variable.name) && isSecret(project, variable));
  for (const { name, at } of told)
    yield {
      at,
      subject: name,
      severity: 'warning',
      message: `The value of \`${name}\` is written in this file and stays in the image: whoever has one of the two has it. Give it to the container when it starts, and change it.`,
    };
  const shown = variables.filter((variable) => isKeyForShow(project, variable));
  for (const { name, at } of distinct([...productionVariables(project), ...shown])) {
    const isTold = told.some((other) => other.at.uri === at.uri && other.name === name);
    if (isTold || usesOf(project, name, ['SECRET_KEY']).length === 0) continue;
    yield {
      at,
      subject: name,
      severity: 'warning',
      message: `\`${name}\` stays in the image, so where a container is given no other one, the site starts with a key that whoever reads the repository has. Give it to the step of the build alone: \`RUN ${name}=… python manage.py …\`.`,
    };
  }
}

function distinct(variables: readonly ProcessVariable[]): readonly ProcessVariable[] {
  return [...new Map(variables.map((variable) => [placeKey(variable.at), variable])).values()];
}
