import { isOfSite } from '../../model/roles';
import { basename, isDeployTemplate, isPlatformManifest } from '../../text';
import { isForForeignImage } from './compose-services';
import { likelyDeployedFiles, loneStarters } from './deployed-files';
import { imageVariables } from './image-variables';
import { proposedVariables } from './platform-manifest';
import { isUnit, unitVariables } from './unit-variables';
import type { Place, ProcessFileView, ProjectView, SettingsView, Step } from './model';

/** A variable to which a compose file or the file of a platform gives a value in its own text. */
export interface ProcessVariable {
  readonly name: string;
  readonly value: string;
  /** The value, without quotes. */
  readonly at: Place;
  /** True for what stands behind `:-`, for a variable that nobody gives: `${SECRET_KEY:-text}`. */
  readonly isFallback: boolean;
  /** That variable, which may have another name. */
  readonly asked?: string;
  /** True where YAML would take a word such as `False` for something else than a text, which older releases of Compose refuse. */
  readonly isBare: boolean;
  /** True for what a file only proposes to whoever deploys with it. */
  readonly isProposed?: boolean;
}

/** A text as it has to stand in the place of a variable's value. */
export function asValue({ isBare }: ProcessVariable, text: string): string {
  return isBare ? `"${text}"` : text;
}

/** `- NAME=value`, `NAME: value` and `NAME = "value"`, and the pairs of Render and DigitalOcean; the value is the group `value`. */
const written: readonly RegExp[] = [
  /^[ \t]*-[ \t]+(["']?)(?<name>[A-Z][A-Z0-9_]*)=(?<value>[^\r\n]*?)\1[ \t]*(?:[ \t]#[^\r\n]*)?$/dgm,
  /^[ \t]*(?<name>[A-Z][A-Z0-9_]*)[ \t]*[:=][ \t]*(["']?)(?<value>[^\r\n]*?)\2[ \t]*(?:[ \t]#[^\r\n]*)?$/dgm,
  /^[ \t]*-[ \t]+key:[ \t]*(?<name>[A-Z][A-Z0-9_]*)[ \t]*\r?\n(?:[ \t]+(?:scope|type):[^\r\n]*\r?\n)*[ \t]+value:[ \t]*(["']?)(?<value>[^\r\n]*?)\2[ \t]*(?:[ \t]#[^\r\n]*)?$/dgm,
];

/**
 * The variables of the files that say by their name or folder that a deployed site runs with them, and of a plain compose file
 * that starts the settings for production, or that developers have another one beside: others are what developers start as well, but
 * for the only one that starts a site for good, of which what it writes out counts.
 * What stands for a value of somewhere else (`${NAME}`) is left out.
 */
export function deployedVariables(project: ProjectView): readonly ProcessVariable[] {
  const known = likelyDeployedFiles(project);
  const lone = loneStarters(project, known)
    .flatMap(variablesIn)
    .filter(({ isFallback }) => !isFallback);
  return [...known.flatMap(variablesIn), ...lone];
}

/** Those that reach the settings: what a database in a container of its own is told does not. */
function siteVariables(project: ProjectView): readonly ProcessVariable[] {
  const texts = new Map(project.processes.map(({ uri, text }) => [uri, text]));
  return deployedVariables(project).filter(({ at }) => !isForForeignImage(texts.get(at.uri) ?? '', at.span.start));
}

function variablesIn(file: ProcessFileView): readonly ProcessVariable[] {
  const name = basename(file.uri);
  if (isPlatformManifest(name)) return proposedVariables(file);
  if (isUnit(file)) return unitVariables(file);
  const found = writtenVariables(file);
  return isDeployTemplate(name) ? found.map((one) => ({ ...one, isProposed: true })) : found;
}

function writtenVariables({ uri, text }: ProcessFileView): readonly ProcessVariable[] {
  return written.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap(({ groups, indices }) => {
      const [start, end] = indices?.groups?.['value'] ?? [0, 0];
      const whole = groups?.['value'] ?? '';
      const [, asked, fallback] = /^\$\{(\w+):?-([^{}]*)\}$/.exec(whole) ?? [];
      const value = fallback ?? whole;
      const isQuoted = /["']/.test(text.charAt(start - 1));
      if (value === '' || isFromElsewhere(value, isQuoted)) return [];
      const isFallback = fallback !== undefined;
      const isBare = !isQuoted && !isFallback && /:[ \t]*$/.test(text.slice(Math.max(0, start - 8), start));
      const ends = isFallback ? end - 1 : end;
      const span = { start: isFallback ? ends - value.length : start, end: ends };
      return [
        {
          name: groups?.['name'] ?? '',
          value,
          at: { uri, span },
          isFallback,
          isBare,
          ...(asked !== undefined && { asked }),
        },
      ];
    }),
  );
}

/**
 * What a deployed site finds in its environment as these files are written: what they hand over, and what its image brings along,
 * with which a container need not be started.
 */
export function startedWith(
  project: ProjectView,
): readonly { readonly variable: ProcessVariable; readonly isCertain: boolean }[] {
  return [
    ...siteVariables(project).map((variable) => ({ variable, isCertain: variable.isProposed !== true })),
    ...imageVariables(project).map((variable) => ({ variable, isCertain: false })),
  ];
}

/** A reference to another value, what DigitalOcean has encrypted (`EV[…]`), or, where it stands without quotes, what only YAML gives a meaning to. */
function isFromElsewhere(value: string, isQuoted: boolean): boolean {
  return /\$|\{\{|^[<[{]|^EV\[/.test(value) || (!isQuoted && /^[&*!|>]/.test(value));
}

/** The settings that a variable decides, with the steps from its text to the value, in the settings that a site may run with. */
export function usesOf(
  { entries }: ProjectView,
  variable: string,
  names?: readonly string[],
): readonly { readonly setting: string; readonly steps: readonly Step[] }[] {
  return entries
    .filter(({ role }) => isOfSite(role))
    .flatMap((settings) => (names ?? settings.assigned).flatMap((setting) => stepsIn(settings, setting, variable)));
}

function stepsIn(
  settings: SettingsView,
  setting: string,
  variable: string,
): readonly { readonly setting: string; readonly steps: readonly Step[] }[] {
  return settings
    .get(setting)
    .deployedAlternatives.flatMap(({ value }) =>
      value.kind === 'env' && value.variable === variable ? [{ setting, steps: value.steps }] : [],
    );
}
