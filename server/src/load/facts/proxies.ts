import type { ProxyFacts } from '../../core/model/project';
import { basename, type Uri } from '../../core/text';
import type { FileSource } from '../files/source';

/** A site has a handful of such files; those that say by their path that they are a web server's come first. */
const maxFiles = 20;
const maxLength = 200_000;
const ofServer = /nginx|caddy|apache|httpd|vhost|proxy|sites-/i;

/** Reads the stored configuration of web servers, and what it adds to the answers of the site behind them. */
export async function proxyFacts(source: FileSource, uris: readonly Uri[]): Promise<ProxyFacts> {
  const first = [...uris.filter((uri) => ofServer.test(uri)), ...uris.filter((uri) => !ofServer.test(uri))];
  const texts = new Map<Uri, string>();
  for (const uri of first.slice(0, maxFiles)) {
    const read = await source.read(uri);
    if (read.ok && read.text.length <= maxLength) texts.set(uri, read.text);
  }
  return proxyFactsIn(texts);
}

/** The same of texts by their files. */
export function proxyFactsIn(texts: ReadonlyMap<Uri, string>): ProxyFacts {
  const codes = new Map([...texts].map(([uri, text]) => [uri, text.replace(/^[ \t]*#.*$/gm, '')]));
  const files = [...codes].map(([uri, code]) => serversIn(uri, code, codes));
  const passing = files.flat().filter(passesOn);
  // Where one server for HTTPS sends it and another one does not, nobody says which of them is the site's.
  const sendsHsts = passing.some(sendsHeader) && passing.every((server) => sendsHeader(server) || !hasHttps(server));
  const redirects =
    files.some(redirectsAll) && files.every((servers) => redirectsAll(servers) || !handsOnPlain(servers));
  return {
    ...(sendsHsts && { sendsHsts: true as const }),
    ...(redirects && { redirects: true as const }),
  };
}

/** A virtual server of a file, with what it includes. */
interface Server {
  readonly code: string;
  /** True for Caddy's, which gets certificates for hosts and redirects to them by itself. */
  readonly isCaddy: boolean;
}

const beginning = /^(?=[ \t]*server[ \t]*\{|[ \t]*server[ \t]*$|[ \t]*<VirtualHost\b)/im;

function serversIn(uri: Uri, code: string, files: ReadonlyMap<Uri, string>): readonly Server[] {
  const isCaddy = /^caddyfile/i.test(basename(uri));
  const servers = isCaddy ? [code] : code.split(beginning);
  return servers.map((server) => ({ code: withIncluded(server, files, 2), isCaddy }));
}

/** What is included is named by its place on the server: only the name of the file is the same in the repository. */
function withIncluded(code: string, files: ReadonlyMap<Uri, string>, depth: number): string {
  if (depth === 0) return code;
  const names = new Set(
    [...code.matchAll(/^[ \t]*include[ \t]+["']?([^\s"';]+)/gim)].map(([, path = '']) => path.replace(/^.*\//, '')),
  );
  const included = [...files].filter(([uri]) => names.has(basename(uri)));
  return [code, ...included.map(([, text]) => withIncluded(text, files, depth - 1))].join('\n');
}

const pass =
  /(?:^|[{;])[ \t]*(?:(?:proxy|uwsgi|fastcgi|grpc)_pass|ProxyPass(?:Match)?|WSGIScriptAlias|reverse_proxy)[ \t]/im;

function passesOn({ code }: Server): boolean {
  return pass.test(code);
}

const header =
  /^(?!.*(?:hide_header|proxy_set_header|unset|max-age=["']?0\b)).*(?<!-)Strict-Transport-Security["':]*[ \t]+[^\s;]/im;

function sendsHeader({ code }: Server): boolean {
  return header.test(code);
}

function hasHttps({ code, isCaddy }: Server): boolean {
  return (
    isCaddy ||
    /(?:^|[{;])[ \t]*(?:listen\b[^;\n]*\b(?:443|ssl)\b|ssl_certificate\b|SSLEngine[ \t]+on|<VirtualHost\b.*:443\b)/im.test(
      code,
    )
  );
}

const redirect =
  /(?:^|[{;])[ \t]*(?:return[ \t]+30\d|rewrite[ \t]+\S+|RewriteRule[ \t]+\S+|Redirect(?:[ \t]+\w+)?[ \t]+["']?\/["']?)[ \t]+["']?https:\/\//im;

/** The same server may answer both. */
const plain = /(?:^|[{;])[ \t]*listen[ \t]+(?:\S*:)?80\b(?![^;\n]*\bssl\b)/im;

/** Asked by a server that answers both: whether this request came over plain HTTP. */
const asksForScheme =
  /(?:^|[{;])[ \t]*(?:if\b|RewriteCond\b).*(?:\$scheme\b|\$https\b|x_forwarded_proto|x-forwarded-proto|%\{HTTPS\}|%\{SERVER_PORT\})/im;

/** True for a file whose servers send everything over plain HTTP away, and hand on only what came over HTTPS. */
function redirectsAll(servers: readonly Server[]): boolean {
  const passing = servers.filter(passesOn);
  const sendsAway = (server: Server): boolean => redirect.test(server.code) && !hasHttps(server);
  const isAsked = ({ code }: Server): boolean => redirect.test(code) && asksForScheme.test(code);
  if (passing.length === 0) return false;
  if (passing.some(({ isCaddy }) => isCaddy)) return passing.every(isHostOfCaddy);
  return (
    passing.every((server) => (hasHttps(server) && !plain.test(server.code)) || isAsked(server)) &&
    servers.some((server) => isAsked(server) || sendsAway(server))
  );
}

/** `http.conf` beside `https.conf` for a host: one of the two is taken, and nobody says which. What names no host stands behind another. */
function handsOnPlain(servers: readonly Server[]): boolean {
  const namesHost = /(?:^|[{;])[ \t]*server_name[ \t][^;]*\w\.\w/im;
  return servers.some((server) => passesOn(server) && plain.test(server.code) && namesHost.test(server.code));
}

/** `shop.example.org {`, and no word that turns the redirect off. */
function isHostOfCaddy({ code }: Server): boolean {
  return (
    /^(?:https:\/\/\S+|[\w-]+(?:\.[\w-]+)+)[ \t]*(?:,.*)?\{/m.test(code) &&
    !/^[ \t]*auto_https\b|^http:\/\//m.test(code)
  );
}
