import { isForDevelopment } from './branches';
import { classify, isCredentialName, isKeyNumber, soundsSecret } from './classifier';
import { moduleText } from './source';
import { urlCredential } from './url';
import type { Place, SettingsView } from './model';

/** A credential that a call at the top of a module hands over: `cloudinary.config(api_secret="…")`. */
export interface CalledCredential {
  /** The callee and the argument, for messages. */
  readonly callee: string;
  readonly name: string;
  /** The text alone. */
  readonly at: Place;
}

/** Credentials that calls get as texts, in every module that the entry runs; calls for development are left out. */
export function writtenCredentials(settings: SettingsView): readonly CalledCredential[] {
  return deployedCalls(settings).flatMap(({ callee, keywords, at: call }) => {
    const isBeside = (secret: string): boolean => settings.textOf(call).toUpperCase().includes(secret);
    return keywords.flatMap(({ name, value, at }) => {
      if (typeof value !== 'string' || !isCredential(name, value) || isKeyNumber(name, value, isBeside)) return [];
      return [{ callee, name, at }];
    });
  });
}

/** Credentials that modules put into the environment for packages, as no setting reads them: `os.environ["STRIPE_SECRET_KEY"] = "…"`. */
export function environmentCredentials(
  settings: SettingsView,
): readonly { readonly name: string; readonly at: Place }[] {
  const read = new Set(settings.reads.map(({ variable }) => variable));
  const writes = settings.sources.flatMap(({ environment }) => environment);
  return writes.flatMap(({ variable, value = '', tests, at }) => {
    const isOne = isCredential(variable, value) || urlCredential(value) !== undefined;
    return isOne && !read.has(variable) && !isForDevelopment(settings, tests) ? [{ name: variable, at }] : [];
  });
}

/** Credentials under names of the module's own that a call gets; what becomes of them there is not seen. */
export function handedCredentials(settings: SettingsView): readonly { readonly name: string; readonly at: Place }[] {
  return settings.sources.flatMap(({ uri, texts }) => {
    const named = texts.filter(
      ({ name, value, tests }) => isCredential(name, value) && !isForDevelopment(settings, tests),
    );
    return named.length === 0 ? [] : named.filter(({ name }) => isHandedOn(moduleText(settings, uri), name));
  });
}

/** As a password: `connect(password=db_password)`. A function may also get the name of a secret, to look it up. */
function isHandedOn(text: string, name: string): boolean {
  const keywords = text.matchAll(new RegExp(String.raw`[(,]\s*(\w+)\s*=\s*${name}\s*[,)]`, 'g'));
  return [...keywords].some(([, keyword = '']) => isCredentialName(keyword));
}

/** Credentials that calls get where a variable is missing. */
export function fallbackCredentials(
  settings: SettingsView,
): readonly (CalledCredential & { readonly variable: string })[] {
  return deployedCalls(settings).flatMap(({ callee, fallbacks }) =>
    fallbacks.flatMap(({ name, variable, value, at }) =>
      isCredential(name, value) ? [{ callee, name, variable, at }] : [],
    ),
  );
}

function deployedCalls(settings: SettingsView): SettingsView['sources'][number]['calls'] {
  return settings.sources.flatMap(({ calls }) => calls.filter(({ tests }) => !isForDevelopment(settings, tests)));
}

function isCredential(name: string, value: string): boolean {
  return soundsSecret(name) && classify(name, value) === 'credential';
}
