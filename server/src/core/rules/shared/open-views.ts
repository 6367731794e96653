import { visitsOf } from './visitor-views';
import type { SettingsView } from './model';

/** What the views of the project say of the default for permissions. */
export interface ViewsOfApi {
  /** True where every view says itself who may use it, but for those by which people log in and out. */
  readonly allDecide: boolean;
  /** What to say of those that do not, behind a sentence about all views; empty where none is known. */
  readonly clause: string;
  /** Where all decide: those that are silent all the same, as in "All views of today but `Login`". */
  readonly exception: string;
  /** Where all decide: what some of those need before the default asks for a login, in front of words that tell to ask for it. */
  readonly need: string;
  /** True where nothing in the project is seen that the default would hold for. */
  readonly isNone: boolean;
}

/** See `ViewsOfApi`. */
export function viewsOfApi({ apiViews }: SettingsView): ViewsOfApi {
  const silent = apiViews?.open ?? [];
  const open = silent.filter((name) => visitsOf(name) === 'none');
  const isNone = apiViews?.isNone === true;
  const clause = `, and ${listed(open)} ${open.length === 1 ? 'says' : 'say'} nothing`;
  if (open.length > 0) return { allDecide: false, isNone, clause, exception: '', need: '' };
  const allDecide = (apiViews?.deciding ?? 0) > 0;
  return {
    allDecide,
    isNone,
    clause: '',
    exception: silent.length === 0 ? '' : ` but ${listed(silent)}`,
    need: needOf(silent),
  };
}

/** A view by which people log out, or change their password, works behind a login as well. */
function needOf(silent: readonly string[]): string {
  const needing = silent.filter((name) => visitsOf(name) === 'needed');
  if (needing.length === 0) return '';
  const them = needing.length < silent.length ? listed(needing) : needing.length === 1 ? 'that one' : 'those';
  return `give ${them} \`AllowAny\`, and `;
}

/** `` `A`, `B` and 3 more ``. */
function listed(names: readonly string[]): string {
  const [first = '', second, ...more] = names.map((name) => `\`${name}\``);
  if (second === undefined) return first;
  return more.length === 0 ? `${first} and ${second}` : `${first}, ${second} and ${more.length} more`;
}
