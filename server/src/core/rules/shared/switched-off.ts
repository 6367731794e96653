import { isLocalHost } from './domains';
import { liveSeverity, takenFor } from './env-entries';
import { misfitPort } from './env-mail';
import { runtime, switches, type Switch } from './env-switches';
import { asValue, startedWith, usesOf } from './process-variables';
import type { EnvFileEntry, EnvFileView, Fix, Place, Problem, ProjectView, Step } from './model';

/** Mail that stays on the machine or in its network needs no encryption; a port of its own for TLS is the other switch. */
function isEncryptedOtherwise(file: EnvFileView): boolean {
  const text = (key: string): string => file.get(key)?.value ?? file.get(`DJANGO_${key}`)?.value ?? '';
  const host = text('EMAIL_HOST');
  return host === '' || isLocalHost(host.toLowerCase()) || /^(?:true|1|yes|on)$/i.test(text('EMAIL_USE_SSL').trim());
}

/** The steps from the text of a variable to each setting that it decides. */
type Ways = readonly { readonly steps: readonly Step[] }[];

function unsafeSwitch(file: EnvFileView, entry: EnvFileEntry, value: string): Switch | undefined {
  for (const { setting, steps, role } of entry.uses) {
    const of = switches[setting];
    if (role === 'development' || role === 'test' || !isUnsafe(of, value, steps)) continue;
    if (!(setting === 'EMAIL_USE_TLS' && isEncryptedOtherwise(file))) return of;
  }
  return undefined;
}

/** Writes a word that each way to a setting takes for what is safe. */
function fixes(
  ways: Ways,
  at: Place,
  { safe, word: number }: Switch,
  written = (word: string): string => word,
): readonly Fix[] {
  const words = number !== undefined ? [number] : safe ? ['True', 'true', '1', 'yes'] : ['False', 'false', '0', ''];
  const word = words.find((each) => ways.every(({ steps }) => takenFor(each, steps) === safe));
  if (word === undefined) return [];
  const title = `Turn it ${safe ? 'on' : 'off'}`;
  return [{ title, edits: [{ at, newText: written(word) }], safety: 'unsafe', preferred: true }];
}

/** python-decouple and environs keep what they read to themselves. */
function reachesEnvironment({ loader }: EnvFileView): boolean {
  return !loader.known || (loader.name !== 'python-decouple' && loader.name !== 'environs');
}

/** Switches that the file turns the wrong way, and a port that does not fit them. */
export function* switchedOff(file: EnvFileView): Iterable<Problem> {
  const port = misfitPort(file);
  if (port !== undefined) yield { ...port, severity: liveSeverity(file, 'warning') };
  for (const entry of file.entries) {
    const { key, value } = entry;
    if (value === null || file.get(key) !== entry) continue;
    const found = unsafeSwitch(file, entry, value);
    const own = runtime[key];
    const isOwn = own?.unsafe.test(value.trim()) === true && reachesEnvironment(file);
    const loses = found?.loses ?? (isOwn ? own.loses : undefined);
    if (loses === undefined) continue;
    yield {
      at: entry.valueAt,
      subject: key,
      message: `\`${key}\` switches a protection off: ${loses}. Turn it ${found?.safe === true ? 'on' : 'off'} where the site is deployed.`,
      ...(found?.profile === undefined ? { severity: liveSeverity(file, 'warning') } : { profile: found.profile }),
      fixes: found === undefined ? [] : fixes(entry.uses, entry.valueAt, found),
    };
  }
}

/** The same in what starts a deployed site. How mail is sent depends on other variables as well, so that is left alone. */
export function* switchedOffAtStart(project: ProjectView): Iterable<Problem> {
  for (const { variable, isCertain } of startedWith(project)) {
    const { name, value, at, isFallback } = variable;
    const uses = usesOf(project, name);
    const found = uses
      .filter(({ setting, steps }) => setting !== 'EMAIL_USE_TLS' && isUnsafe(switches[setting], value, steps))
      .map(({ setting }) => switches[setting])[0];
    const own = runtime[name];
    const loses = found?.loses ?? (own?.unsafe.test(value) === true ? own.loses : undefined);
    if (loses === undefined) continue;
    const when = isFallback
      ? `Where \`${name}\` is missing, this file switches a protection off`
      : `\`${name}\` switches a protection off`;
    yield {
      at,
      subject: name,
      message: `${when}: ${loses}. Turn it ${found?.safe === true ? 'on' : 'off'} where the site is deployed.`,
      ...(found?.profile === undefined ? { severity: isCertain ? 'warning' : 'info' } : { profile: found.profile }),
      fixes: found === undefined ? [] : fixes(uses, at, found, (word) => asValue(variable, word)),
    };
  }
}

function isUnsafe(of: Switch | undefined, value: string, steps: readonly Step[]): boolean {
  return of !== undefined && takenFor(value, steps) === !of.safe;
}
