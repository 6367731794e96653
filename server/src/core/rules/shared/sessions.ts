import { hasMiddleware, middlewareList, middlewarePlace, sessionMiddleware } from './middleware';
import { equals, every, has, literal } from './values';
import type { Place, SettingsView, Test } from './model';

const sessionApp = equals('django.contrib.sessions');

/** Which parts of Django's sessions a deployed site has. */
export interface Sessions {
  /**
   * False only where both parts are known to be absent, or the middleware, which alone sends the cookie, and any other one of that
   * kind.
   */
  readonly possible: boolean;
  /** True where one of the parts is known to be there. */
  readonly certain: boolean;
  /** The check that Django itself reports, by its own three ids for app, middleware and both. */
  readonly check: (app: string, middleware: string, both: string) => readonly string[];
  /** What would honour a cookie setting: the middleware, else the app, in any module. */
  readonly place: Place | undefined;
}

/** Whether Django's sessions are installed as an app, as a middleware, or both: its checks have an id for each. */
export function sessionsOf(settings: SettingsView): Sessions {
  const app = settings.get('INSTALLED_APPS').judge(has(sessionApp));
  const middleware = hasMiddleware(settings, sessionMiddleware);
  return {
    possible: (app !== false || middleware !== false || isPartial(settings)) && !sendsNone(settings),
    certain: app === true || middleware === true,
    check: (onlyApp, onlyMiddleware, both) => {
      if (app === undefined || middleware === undefined) return [];
      return app && middleware ? [both] : app ? [onlyApp] : middleware ? [onlyMiddleware] : [];
    },
    place: middlewarePlace(settings, sessionMiddleware) ?? appPlace(settings),
  };
}

/** A middleware of the project that says to be about sessions may be made from the one of Django. */
const aboutSessions = literal((value) => typeof value === 'string' && /session/i.test(value));

function sendsNone(settings: SettingsView): boolean {
  const list = middlewareList(settings);
  // A text is not taken for a list of letters: it is one that is going to be split.
  const names: Test = (value) => (value.kind === 'sequence' ? has(aboutSessions)(value) : undefined);
  return list.isAssigned && list.judge(names) === false;
}

/** True for a module that lists neither apps nor middleware: no site runs with it alone. */
function isPartial(settings: SettingsView): boolean {
  return !settings.get('INSTALLED_APPS').isAssigned && !middlewareList(settings).isAssigned;
}

function appPlace(settings: SettingsView): Place | undefined {
  for (const { value } of settings.get('INSTALLED_APPS').deployedAlternatives) {
    const item = value.kind === 'sequence' ? value.items.find((bound) => every(bound, sessionApp) === true) : undefined;
    if (item?.[0] !== undefined) return item[0].at;
  }
  return undefined;
}
