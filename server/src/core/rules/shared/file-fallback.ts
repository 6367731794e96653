import { credentialMessage } from './mail-password';
import { leafTitle, moveToEnvironment } from './move-secret';
import { textIn } from './values';
import type { Leaf } from './leaves';
import type { Problem, SettingsView } from './model';

/** Whether a file gives the value where it is there, so that a text only stands in for that. */
function standsInForFile(settings: SettingsView, { alternative, beside, path, setting }: Leaf): boolean {
  const entry = beside.find(({ key }) => textIn(key) === path.at(-1));
  const values = path.length === 1 ? settings.get(setting).all : (entry?.value ?? []);
  return (
    alternative.when.length > 0 && values.some(({ value }) => value.kind === 'unknown' && value.why.reason === 'file')
  );
}

/**
 * What is said of a credential in the source. One that stands in for a file is not read from a variable instead, which a site that
 * has the file would then need as well.
 */
export function whatToDo(settings: SettingsView, leaf: Leaf): Pick<Problem, 'message' | 'fixes'> {
  const title = leafTitle(leaf);
  if (!standsInForFile(settings, leaf))
    return { message: credentialMessage(title), fixes: moveToEnvironment(settings, leaf) };
  const message = `When no file gives ${title}, a credential is used that everyone with the source knows. Let the site stop at start instead.`;
  return { message, fixes: [] };
}
