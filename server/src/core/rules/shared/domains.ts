/** What hosting services give their customers names below (from https://publicsuffix.org/list/). */
const hostingSuffixes: ReadonlySet<string> = words(
  `amazonaws.com amplifyapp.com appspot.com azurecontainerapps.io azurestaticapps.net azurewebsites.net cloudfront.net
  compute.amazonaws.com deno.dev elasticbeanstalk.com elb.amazonaws.com firebaseapp.com fly.dev github.io gitlab.io glitch.me
  herokuapp.com loca.lt netlify.app ngrok.app ngrok.dev ngrok.io ngrok-free.app ngrok-free.dev now.sh onrender.com ondigitalocean.app pages.dev pythonanywhere.com railway.app
  up.railway.app repl.co replit.app replit.dev run.app surge.sh trycloudflare.com vercel.app web.app workers.dev`,
);

/** Suffixes that everybody can register a name under, the ones that are met most. The two letters of a country always are one. */
const suffixes: ReadonlySet<string> = words(
  `com net org info biz edu gov mil int dev app xyz online site shop store cloud tech blog live page club world space website pro name
  ac.uk co.uk gov.uk me.uk org.uk co.jp ne.jp or.jp com.au net.au org.au co.nz com.br com.cn com.hk com.mx com.sg com.tr com.tw
  com.ua co.il co.in co.kr co.za com.ar com.co com.my com.ng com.pk com.ph com.vn co.id co.ke co.th`,
);

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/));
}

/** True for a suffix below which a hosting service has the sites of its customers. */
export function isHostingSuffix(host: string): boolean {
  return hostingSuffixes.has(host);
}

/** True for a suffix below which strangers have their sites; `host` is in lower case, without dots around it. */
export function isPublicSuffix(host: string): boolean {
  return suffixes.has(host) || hostingSuffixes.has(host) || /^[a-z]{2}$/.test(host);
}

/** Names that only a private network resolves (RFC 2606, RFC 6762, RFC 8375 and habit). */
const localSuffixes: readonly string[] = ['localhost', 'local', 'test', 'internal', 'intranet', 'lan', 'home', 'arpa'];

/** The domain that its owner registered: one label more than the public suffix. Undefined for suffixes and addresses. */
export function registeredDomain(host: string): string | undefined {
  if (/^[\d.]+$/.test(host) || host.includes(':')) return undefined;
  const labels = host.split('.');
  for (let at = 0; at < labels.length; at++) {
    if (isPublicSuffix(labels.slice(at).join('.'))) return at === 0 ? undefined : labels.slice(at - 1).join('.');
  }
  return undefined;
}

/** True for a host that no stranger's network reaches: this machine, a private address, a name without a public suffix. */
export function isLocalHost(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '');
  if (name === '::1' || /^(?:127|10|0)\.|^192\.168\.|^172\.(?:1[6-9]|2\d|3[01])\.|^169\.254\./.test(name)) return true;
  const last = name.split('.').at(-1) ?? '';
  return !name.includes('.') ? !name.includes(':') : localSuffixes.includes(last);
}
