import { classify } from './classifier';
import { isMailService } from './near-credential';
import { textIn } from './values';
import type { Alternative, Problem, SettingsView } from './model';

const name = 'EMAIL_HOST_PASSWORD';

/** What is said of a credential that is written in the source. */
export function credentialMessage(title: string): string {
  return `${title} is a credential that is written in this file, so everyone with the source has it. Read it from the environment.`;
}

/**
 * Texts that only a developer's branch of the settings takes as the password of a mail account, where the server that is written
 * beside them is a public service: whoever has such a password sends mail as that account, from anywhere.
 */
function leftAside(settings: SettingsView): readonly Alternative[] {
  const setting = settings.get(name);
  const hosts = settings.get('EMAIL_HOST').actualAlternatives({ unset: false });
  return setting.actualAlternatives({ unset: false }).filter(({ value, at, read, when, written }) => {
    if (written === undefined || read !== undefined || textIn(value) === undefined) return false;
    const isTest = when.some(({ facts }) => facts.some(({ about, holds }) => about === 'test' && holds));
    const isService = hosts.some((host) => host.at.uri === at.uri && isMailService(textIn(host.value)) === true);
    return isService && !isTest && setting.possibleAlternatives.every((other) => other.at !== at);
  });
}

/** The passwords of mail accounts that the settings of a deployed site leave aside. */
export function developersMailPasswords(settings: SettingsView): readonly Problem[] {
  return leftAside(settings)
    .filter(({ value }) => classify(name, textIn(value) ?? '') === 'credential')
    .map(({ at }) => ({ at, subject: name, message: credentialMessage(`\`${name}\``), severity: 'warning' }));
}
