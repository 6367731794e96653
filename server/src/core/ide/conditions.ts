import type { Guard } from '../model/value';
import type { SettingsView } from '../model/view';
import { maskedCode } from './mask';

/** How conditions are worded: whether a variable is set, and what any other branch asks. */
export interface Wording {
  readonly variable: (name: string, isSet: boolean) => string;
  readonly branch: (text: string) => string;
}

const asText: Wording = {
  variable: (name, isSet) => `${name} is ${isSet ? '' : 'not '}set`,
  branch: (text) => text,
};

/** The conditions of an alternative in words of the source, each once, texts hidden. */
export function conditions(view: SettingsView, when: readonly Guard[], wording = asText): readonly string[] {
  return [...new Set(when.map((guard) => condition(view, guard, wording)))];
}

/** The variable that a branch asks to be set, or not to be set. */
export function variableOf({ id }: Guard): string | undefined {
  return id.startsWith('env:') ? id.slice('env:'.length) : undefined;
}

function condition(view: SettingsView, guard: Guard, { variable, branch }: Wording): string {
  const name = variableOf(guard);
  return name === undefined ? branch(branchText(view, guard)) : variable(name, guard.arm);
}

/** What a branch depends on. What kind of branch it is stands at the beginning of its id. */
function branchText(view: SettingsView, guard: Guard): string {
  const [kind = ''] = guard.id.split(':', 1);
  const name = guard.id.slice(kind.length + 1);
  switch (kind) {
    case 'debug':
      return guard.arm ? 'if DEBUG' : 'if not DEBUG';
    case 'try':
      return guard.arm ? 'if the try block succeeds' : 'if the try block fails';
    case 'except':
      return `${guard.arm ? 'if' : 'if not'} ${firstLine(view, guard)}`;
    case 'refused':
      return `refused by ${code(view, guard)}`;
    case 'lookup':
      return `if ${name.split(':', 1).join('')} is ${guard.arm ? '' : 'not '}${code(view, guard)}`;
    case 'sys.argv':
    case 'sys.modules':
      return `if ${wordShown(name)} is ${guard.arm ? '' : 'not '}in ${kind}`;
    default:
      return guard.arm ? `if ${code(view, guard)}` : `if ${negated(code(view, guard))}`;
  }
}

/** Only the words that programs are commonly asked about show; any other text of the source stays hidden. */
function wordShown(word: string): string {
  return /^(?:test|pytest|runserver|migrate|shell|collectstatic|celery)$/.test(word) ? `"${word}"` : 'a certain word';
}

/** A name or call needs no brackets behind `not`, and `not not` says nothing. */
function negated(test: string): string {
  const simple = /^[\w.]+(?:\([^()]*\))?$/;
  if (simple.test(test)) return `not ${test}`;
  if (/^not \([^()]*(?:\([^()]*\)[^()]*)*\)$/.test(test)) return test.slice('not ('.length, -1);
  return test.startsWith('not ') && simple.test(test.slice(4)) ? test.slice(4) : `not (${test})`;
}

function code(view: SettingsView, guard: Guard): string {
  return maskedCode(view.textOf(guard.at));
}

function firstLine(view: SettingsView, guard: Guard): string {
  const [line = ''] = maskedCode(view.textOf(guard.at)).split(':', 1);
  return line;
}
