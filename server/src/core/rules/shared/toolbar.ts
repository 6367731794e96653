import { dirname, joinUri } from '../../text';
import { moduleText } from './source';
import { entryOf, textIn, truthy } from './values';
import type { Alternative, SettingsView, Uri, Value } from './model';

/** The toolbar's callback where it shows the toolbar to everybody. */
export function openCallback(settings: SettingsView): Alternative | undefined {
  return callbackWhere(settings, (callback) =>
    answersOf(settings, callback).some((answer) => /^(?:True|1|not False)$/.test(answer)),
  );
}

/** Whether a tool is the toolbar, and its callback shows it to nobody: its middleware then lets every request pass. */
export function isShut(settings: SettingsView, tool: string): boolean {
  if (tool !== 'debug_toolbar') return false;
  const found = callbackWhere(settings, (callback) => {
    const answers = answersOf(settings, callback);
    return answers.length > 0 && answers.every((answer) => /^(?:False|0|None|not True)$/.test(answer));
  });
  return found !== undefined;
}

/** A callback that shows it to everybody when a variable is missing. */
export interface ForgottenCallback {
  readonly callback: Alternative;
  readonly variable: string;
}

/**
 * The toolbar's callback where it shows the toolbar to everybody as soon as a variable is missing. What Python does without any
 * variable counts, also below a test of the same variable.
 */
export function callbackWhenMissing(settings: SettingsView): ForgottenCallback | undefined {
  const variableOf = (callback: Alternative): string | undefined =>
    answersOf(settings, callback)
      .map(openVariable)
      .find((variable) => variable !== undefined);
  const found = settings.get('DEBUG_TOOLBAR_CONFIG').actualAlternatives({ unset: true });
  const isOpen = holdsCallback((each) => variableOf(each) !== undefined);
  const [config] = found.every(({ value }) => isOpen(value)) ? found : [];
  const [callback] = (config && entryOf(config.value, callbackKey)?.value) ?? [];
  const variable = callback && variableOf(callback);
  return callback === undefined || variable === undefined ? undefined : { callback, variable };
}

const readWithYes =
  /^(?:\w+\()*(?:\w+\.)?(?:environ\.get|getenv)\(\s*["'](\w+)["']\s*,\s*(?:default=)?["'](true|yes|on|1)["']\s*\)(.*)$/is;

/** The variable without which an answer is yes: `strtobool(os.environ.get("X", "True"))`, `os.getenv("X", "1") == "1"`. */
function openVariable(answer: string): string | undefined {
  const [, variable, yes = '', after = ''] = readWithYes.exec(answer) ?? [];
  if (/^[\s)]*$/.test(after)) return variable;
  const [, steps = '', wanted = ''] = /^([^=]*?)(?:==|\bin\b)(.*)$/s.exec(after) ?? [];
  const text = steps.includes('.upper(') ? yes.toUpperCase() : steps.includes('.lower(') ? yes.toLowerCase() : yes;
  const isOnly = /^[\s,()[\]{}]*$/.test(wanted.replace(/(["'])\w*\1/g, ''));
  return isOnly && new RegExp(`(["'])${text}\\1`).test(wanted) ? variable : undefined;
}

export const callbackKey = 'SHOW_TOOLBAR_CALLBACK';

function callbackWhere(settings: SettingsView, isOpen: (callback: Alternative) => boolean): Alternative | undefined {
  const config = settings.get('DEBUG_TOOLBAR_CONFIG').deployed(holdsCallback(isOpen));
  const [callback] = (config && entryOf(config.value, callbackKey)?.value) ?? [];
  return config?.written === undefined ? undefined : callback;
}

function holdsCallback(isOpen: (callback: Alternative) => boolean): (value: Value) => boolean {
  return (value) => {
    const bound = entryOf(value, callbackKey)?.value ?? [];
    return bound.length > 0 && bound.every((callback) => isFunction(callback) && isOpen(callback));
  };
}

function isFunction({ value }: Alternative): boolean {
  return value.kind === 'opaque' || textIn(value) !== undefined;
}

/** The same for a function that is named by its path: its module lies in the folder of the settings or in one around it. */
function answersNamed(settings: SettingsView, path: string): readonly string[] {
  const [, module = '', name = ''] = /^(\w+(?:\.\w+)*)\.(\w+)$/.exec(path) ?? [];
  const file = `${module.replaceAll('.', '/')}.py`;
  const texts = foldersAround(settings.uri).map((folder) => moduleText(settings, joinUri(folder, file)));
  return module === '' ? [] : answerOf(texts.find((text) => text !== '') ?? '', name);
}

function foldersAround(uri: Uri): readonly Uri[] {
  const folder = dirname(uri);
  return folder === uri ? [] : [folder, ...foldersAround(folder)];
}

/** What a lambda or a function that does nothing else gives, as it is written. */
function answersOf(settings: SettingsView, callback: Alternative): readonly string[] {
  const path = textIn(callback.value);
  if (path !== undefined) return answersNamed(settings, path);
  return [callback.at, ...callback.via].flatMap((place) => {
    const text = settings.textOf(place);
    const [, lambda] = /^lambda\b[^:]*:\s*(.*?)\s*$/s.exec(text) ?? [];
    if (lambda !== undefined) return [lambda];
    const name = /^(?:def\s+)?([A-Za-z_]\w*)/.exec(text)?.[1];
    return name === undefined || name === 'lambda' ? [] : answerOf(moduleText(settings, place.uri), name);
  });
}

/** What the only statement of a function returns, with or without a docstring and comments before it. */
function answerOf(text: string, name: string): readonly string[] {
  const head = `^[ \\t]*def ${name}\\([^)]*\\)[^:\\n]*:`;
  const body = new RegExp(`${head}((?:[ \\t]*(?:#[^\\n]*)?\\n|[ \\t]+[^\\n]*\\n?)*)`, 'm').exec(`${text}\n`);
  const oneLine = new RegExp(`${head}[ \\t]*return[ \\t]+(.*)$`, 'm').exec(text);
  const code = (body?.[1] ?? '')
    .replace(/#[^\n]*/g, '')
    .replace(/^\s*(?:"""[^]*?"""|'''[^]*?'''|"[^"\n]*"|'[^'\n]*')/, '');
  return [code, `return ${oneLine?.[1] ?? ''}`].flatMap((each) => /^return\s+(\S[^\n]*)$/.exec(each.trim())?.[1] ?? []);
}

/** The toolbar hides itself while DEBUG is off, django-pdb takes its middleware out, and Silk shows itself to staff alone where it is told to; `tool` is the name of the package. */
export function isHarmless(settings: SettingsView, tool: string): boolean {
  if (tool === 'debug_toolbar') return openCallback(settings) === undefined;
  if (tool === 'django_pdb') return true;
  return tool === 'silk' && settings.get('SILKY_AUTHORISATION').deployed(truthy) !== undefined;
}
