import { basename, type Uri } from '../../text';
import type { Problem } from '../problem';
import type { Alternative, SettingsView } from './model';

/** Files with keys of their own, of which others than the secret one may be meant to be filled in. */
const structured = /\.(json|ya?ml|toml|ini|cfg|conf|properties|env)$/i;
const secretName = /secret|credential|key/i;
const template = /example|sample|template|dist$|default/i;

/** A secret key that is read from a file of the repository, which everybody has who has the source. */
export function* storedKeyProblems(settings: SettingsView): Generator<Problem> {
  const reported = new Set<number>();
  for (const key of settings.get('SECRET_KEY').possibleAlternatives) {
    const file = storedFile(settings, key);
    if (file === undefined || reported.has(key.at.span.start)) continue;
    reported.add(key.at.span.start);
    yield {
      at: key.at,
      subject: 'SECRET_KEY',
      message: `\`SECRET_KEY\` is read from \`${basename(file)}\`, which git stores with the source: anyone with the repository can forge sessions and password-reset links. Take the file out of git, and change the key.`,
    };
  }
}

function storedFile(settings: SettingsView, { value, written }: Alternative): Uri | undefined {
  if (value.kind !== 'unknown' || written === undefined) return undefined;
  return value.why.files?.find((file) => settings.isStored(file) && holdsKey(basename(file)));
}

function holdsKey(name: string): boolean {
  return !template.test(name) && (!structured.test(name) || secretName.test(name));
}
