import { lacksPackages } from './apps';
import { checksOnly } from './jwt-algorithms';
import { possibleTexts } from './leaves';
import { reachedUrls } from './reached-urls';
import { callsIn, isRoute } from './routes';
import { textIn } from './values';
import type { RouteCall, RouteValue, SettingsView } from './model';
import type { Problem } from '../problem';

/** The apps of simplejwt, and packages that route its views. */
const apps = ['rest_framework_simplejwt', 'dj_rest_auth', 'rest_auth', 'djoser', 'ninja_jwt', 'ninja_extra'];

/** The views of simplejwt and what wraps them. */
const routesTokens = /jwt|token_?(?:obtain|refresh|verify|blacklist)|(?:obtain|refresh)_?token/i;

/** What pages are called where people log in: a view of the project's own may give out tokens there. */
const routesLogins = /jwt|token|log_?in|sign_?(?:in|up)|auth(?!or)|regist|otp|session|account|user/i;

/**
 * True where nothing that is seen gives out tokens of simplejwt: its app is not installed, and no URL is routed that would. Where
 * nothing in the settings asks for such tokens either, only its own views count; else whatever looks like a login. With somebody
 * else's public key alone none can be made.
 */
function givesOutNone(settings: SettingsView): boolean {
  return settings.once('no tokens of simplejwt', () => {
    if (checksOnly(settings, 'SIMPLE_JWT')) return true;
    const urls = lacksPackages(settings, apps) ? reachedUrls(settings) : undefined;
    if (urls === undefined) return false;
    const sounds = asksForTokens(settings) ? routesLogins : routesTokens;
    return !urls.some((module) => callsIn(module).some(({ call }) => isNamed(call, sounds)));
  });
}

function asksForTokens(settings: SettingsView): boolean {
  if (settings.assigned.some((name) => name !== 'SIMPLE_JWT' && name.includes('JWT'))) return true;
  const asks = possibleTexts(settings, ({ alternative, setting }) => {
    return setting !== 'SIMPLE_JWT' && /jwt/i.test(textIn(alternative.value) ?? '');
  });
  return asks.length > 0;
}

function isNamed(call: RouteCall, name: RegExp): boolean {
  const isOwn = !isRoute(call) && !call.callee.startsWith('django.') && !call.callee.endsWith('.register');
  return (isOwn && name.test(call.callee)) || call.args.some(({ value }) => mentions(value, name));
}

function mentions(value: RouteValue, name: RegExp): boolean {
  if (value.kind === 'text') return name.test(value.text);
  if (value.kind === 'path') return name.test(value.path);
  return value.kind === 'list' && value.items.some((item) => mentions(item, name));
}

/** What a problem with tokens of simplejwt comes down to where nothing is seen to give them out: a hint of the strict preset. */
export function whereIssued<T extends Problem>(
  settings: SettingsView,
  problem: T,
): T | (T & { readonly profile: 'optin' }) {
  if (problem.subject !== 'SIMPLE_JWT' || !givesOutNone(settings)) return problem;
  const message = problem.message.replace(/^[A-Z]/, (letter) => letter.toLowerCase());
  return {
    ...problem,
    profile: 'optin',
    severity: 'hint',
    message: `Nothing that is seen gives out such tokens; once something does, ${message}`,
  };
}

/** For the notes of rules that ask. */
export const issuedNote =
  'A hint of the strict preset where neither an app nor a route is seen that gives out tokens of simplejwt.';
