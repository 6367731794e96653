import type { SettingsView } from './model';

/** Views that are there for people who have not logged in. */
const forVisitors =
  /log_?(?:in|out)|sign_?(?:in|up|out|ed)|regist|passw|token|otp|verif|activat|confirm|health|webhook|callback|oauth|root|captcha|public(?!ation|i[sz])/i;

/** What the views of the project say of the default for permissions. */
export interface ViewsOfApi {
  /** True where every view says itself who may use it, but for those by which people log in. */
  readonly allDecide: boolean;
  /** What to say of those that do not, behind a sentence about all views; empty where none is known. */
  readonly clause: string;
  /** True where nothing in the project is seen that the default would hold for. */
  readonly isNone: boolean;
}

/** See `ViewsOfApi`. */
export function viewsOfApi({ apiViews }: SettingsView): ViewsOfApi {
  const open = (apiViews?.open ?? []).filter((name) => !forVisitors.test(name));
  const isNone = apiViews?.isNone === true;
  if (open.length === 0) return { allDecide: (apiViews?.deciding ?? 0) > 0, clause: '', isNone };
  return { allDecide: false, isNone, clause: `, and ${listed(open)} ${open.length === 1 ? 'says' : 'say'} nothing` };
}

/** `` `A`, `B` and 3 more ``. */
function listed(names: readonly string[]): string {
  const [first = '', second, ...more] = names.map((name) => `\`${name}\``);
  if (second === undefined) return first;
  return more.length === 0 ? `${first} and ${second}` : `${first}, ${second} and ${more.length} more`;
}
