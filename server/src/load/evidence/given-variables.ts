import {
  basename,
  commandsIn,
  dirname,
  imageEnvironment,
  isDockerfile,
  namesSiteServer,
  type Uri,
} from '../../core/text';
import type { Evidence } from './evidence';
import { isOfSitePackage, isSiteModule } from '../files/names';

/**
 * The variables that a file which starts a site gives to it, where nobody else does: `os.environ.setdefault("STAGE", "prod")` in
 * `wsgi.py` in front of the settings, and `ENV STAGE=prod` in the image. Which settings are meant is asked elsewhere.
 */
export function givenIn(uri: Uri, text: string): ReadonlyMap<string, string> {
  const name = basename(uri);
  const isOfSite = isSiteModule(name) || isOfSitePackage(dirname(uri), name);
  const pairs = isOfSite ? setIn(text) : isDockerfile(name) ? inImage(text) : [];
  return new Map(pairs.filter(([variable]) => !ofDjango.test(variable)));
}

/**
 * The variables that are never missing where the settings run that an image names: those of its own environment, if it starts the
 * server of a deployed site itself. Which texts they have is asked where images are judged.
 */
export function broughtBy(uri: Uri, text: string): readonly string[] | undefined {
  if (!isDockerfile(basename(uri)) || !commandsIn(text).some(namesSiteServer)) return undefined;
  return [...givenIn(uri, text).keys()];
}

/** What all that names some settings gives them, other than for a step of the build; none where one of them gives nothing. */
export function alwaysBrought(evidence: readonly Evidence[]): readonly string[] {
  const [first = [], ...others] = evidence.flatMap(({ kind, brings = [] }) => (kind === 'build' ? [] : [brings]));
  return first.filter((name) => others.every((brings) => brings.includes(name)));
}

/** What all files that give a variable agree on. */
export function agreedTexts(given: readonly ReadonlyMap<string, string>[]): ReadonlyMap<string, string> {
  const names = new Set(given.flatMap((texts) => [...texts.keys()]));
  const found = new Map<string, string>();
  for (const name of names) {
    const [text, ...others] = new Set(given.flatMap((texts) => texts.get(name) ?? []));
    if (text !== undefined && others.length === 0) found.set(name, text);
  }
  return found;
}

type Pair = readonly [variable: string, text: string];

const ofDjango = /^DJANGO_(?:SETTINGS_MODULE|CONFIGURATION)$/;

/** Statements at the start of a line, which are run whatever else holds. */
const sets = /^os\.environ(?:\.setdefault\(\s*|\[)(["'])(\w+)\1(?:\s*,\s*|\]\s*=\s*)(["'])([^"'\\\n]*)\3/gm;

function setIn(text: string): readonly Pair[] {
  const before = text.split(/^.*\b(?:get_[aw]sgi_application\(|django\.setup\()/m)[0] ?? '';
  return [...before.matchAll(sets)].map(({ 2: variable = '', 4: value = '' }) => [variable, value]);
}

/** An image that says to be for work is what developers make, and no site. */
function inImage(text: string): readonly Pair[] {
  return imageEnvironment(text)
    .filter(({ value }) => !forWork.test(value))
    .map(({ name, value }) => [name, value]);
}

const forWork = /^(?:local|dev|devel|develop|development|debug|tests?|testing|ci|build)$/i;
