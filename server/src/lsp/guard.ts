import type { Log } from './log';
import type { Session } from './session';

/** Wraps the handlers of messages, so that a bug or a malformed message ends neither the service nor says what it was about. */
export interface Guard {
  /** A handler of notifications; before `initialize` and after `shutdown` there is no session and nothing happens. */
  notice<P>(name: string, act: (session: Session, params: P) => void): (params: P) => void;
  /** A handler of requests that answers `otherwise` where there is no session or the work fails. */
  request<P, R>(
    name: string,
    otherwise: (params: P) => R,
    act: (session: Session, params: P) => R | Promise<R>,
  ): (params: P) => Promise<R>;
}

/** Hands messages to the session; what it throws is logged, and the server stays up. */
export function createGuard(log: Log, current: () => Session | null): Guard {
  return {
    notice: (name, act) => (params) => {
      const session = current();
      if (session === null) return;
      try {
        act(session, params);
      } catch (error) {
        log.bug(name, error);
      }
    },
    request: (name, otherwise, act) => async (params) => {
      const session = current();
      if (session === null) return otherwise(params);
      try {
        return await act(session, params);
      } catch (error) {
        log.bug(name, error);
        return otherwise(params);
      }
    },
  };
}
