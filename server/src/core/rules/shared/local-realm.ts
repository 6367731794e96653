import type { EnvFileEntry, EnvFileView } from './model';

/** Behind what a client of a login server is called: `OIDC_CLIENT_SECRET`, `SOCIAL_AUTH_KEYCLOAK_SECRET`. */
const clientSecret = /^(?<client>\w+?)(?:_RP)?(?:_CLIENT)?_SECRET(?:_KEY)?$/;

/** The addresses of a server on the machine of a developer, or in a container beside the site. */
const address = /^https?:\/\/(?<host>[^/:?#]+)(?::\d+)?(?<path>\/[^?#]*)?/i;
const onMachine = /^(?:127\.[\d.]+|[\w-]+|[\w.-]+\.(?:local|localhost|test))$/i;

/** Pages by which Keycloak, authentik and others like them log people in for other sites. */
const ofLoginServer =
  /\/realms\/\w|\/openid(?:-connect)?\/|\/\.well-known\/openid-configuration|\/o(?:auth2?)?\/(?:authorize|token)\b/i;

/**
 * True for the secret of a client where the file says by the addresses beside it that the login server runs on the machine of a
 * developer: what it opens is made up with that server. An address that the login server sends people back to is the site's own.
 */
export function isForLocalRealm({ entries }: EnvFileView, { key }: EnvFileEntry): boolean {
  const client = clientSecret.exec(key)?.groups?.['client'];
  if (client === undefined) return false;
  const isBeside = (name: string): boolean => name.startsWith(`${client}_`) && !/REDIRECT|CALLBACK/.test(name);
  const beside = entries.filter((entry) => isBeside(entry.key));
  const found = beside.map(({ value }) => address.exec(value ?? '')?.groups).filter((parts) => parts !== undefined);
  return (
    found.every((parts) => onMachine.test(parts['host'] ?? '')) &&
    found.some((parts) => ofLoginServer.test(parts['path'] ?? ''))
  );
}
