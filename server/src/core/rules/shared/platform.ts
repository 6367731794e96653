import { basename } from '../../text';
import { proxyInCompose, startsOnPlatform } from './proxies';
import { truthy } from './values';
import type { Alternative, SettingsView } from './model';

/** Variables that platforms set whose proxy always writes `X-Forwarded-Proto` itself. */
const variables =
  /^(?:DYNO|HEROKU_\w+|RENDER(?:_\w+)?|RAILWAY_\w+|FLY_\w+|WEBSITE_HOSTNAME|WEBSITE_SITE_NAME|GAE_\w+|K_SERVICE|VERCEL(?:_\w+)?|PLATFORM_\w+)$/;

/** True for a variable that a platform sets by itself, so that nobody who sets a site up has to write it down. */
export function isSetByPlatform(variable: string): boolean {
  return variables.test(variable) || /^(?:VCAP_\w+|SOURCE_COMMIT|SOURCE_VERSION)$/.test(variable);
}

/** The variable of such a platform on which it depends whether a setting has this value. */
export function platformVariable(settings: SettingsView, { read, when }: Alternative): string | undefined {
  const conditions = when.map(({ at }) => settings.textOf(at)).filter((text) => /environ|getenv/.test(text));
  const asked = conditions.flatMap((text) => [...text.matchAll(/["'](\w+)["']/g)].map(([, name]) => name ?? ''));
  const tested = when.flatMap(({ asks = [] }) => asks);
  return [...(read === undefined ? [] : [read.variable]), ...asked, ...tested].find((name) => variables.test(name));
}

/** True where a compose file starts the site behind a proxy of its own, and no file starts it on any such platform. */
export function runsElsewhere(settings: SettingsView): boolean {
  return !startsOnPlatform(settings) && proxyInCompose(settings) !== undefined;
}

/** True where the settings read a variable that only such a platform sets, or a file starts the site there. */
export function runsOnPlatform(settings: SettingsView): boolean {
  return settings.reads.some(({ variable }) => variables.test(variable)) || startsOnPlatform(settings);
}

/** Files of platforms that send plain HTTP to HTTPS before it gets to the site: Render always does, others where told to. */
const redirecting: readonly (readonly [RegExp, RegExp])[] = [
  [/^render\.ya?ml$/i, /^services:/m],
  [/^fly\.toml$/i, /^\s*force_https\s*=\s*true/m],
  [/^app\.ya?ml$/i, /^\s*(?:-\s*)?secure:\s*always/m],
];

/** True where the only place that a file starts the site at is a platform that redirects by itself. */
export function isRedirectedByPlatform({ processes }: SettingsView): boolean {
  const deployed = processes.filter(({ role }) => role === 'production');
  const redirects = deployed.some(({ uri, text }) =>
    redirecting.some(([name, sign]) => name.test(basename(uri)) && sign.test(text)),
  );
  return redirects && !deployed.some(({ uri }) => /compose/i.test(basename(uri)));
}

/** On Heroku servers believe the proxy (`FORWARDED_ALLOW_IPS`), so that Django sees HTTPS without its own setting. */
const trusting = /^(?:DYNO|HEROKU_\w+)$/;

/** A sign that a proxy stands before the site, which has to be told that its requests came over HTTPS. */
export function standsBehindProxy(settings: SettingsView): string | undefined {
  const flags = ['USE_X_FORWARDED_HOST', 'USE_X_FORWARDED_PORT'];
  const flag = flags.find((name) => settings.get(name).deployed(truthy)?.written !== undefined);
  if (flag !== undefined) return `\`${flag}\` is on`;
  const read = settings.reads.find(({ variable }) => variables.test(variable) && !trusting.test(variable));
  return read ? `\`${read.variable}\` is a variable of such a platform` : proxyInCompose(settings);
}
