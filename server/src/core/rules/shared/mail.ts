import { decided, partAt, textOfPart, type Part } from './parts';
import { reachOf, type Reach } from './service-url';
import { isBefore } from './honoured';
import { textIn, truthy } from './values';
import type { Alternative, DictItem, SettingsView, Value } from './model';

/** One way to send mail: the `EMAIL_*` settings, or an alias of `MAILERS` (Django 6.1 and newer). */
export interface Mailer {
  /** Null for the settings. */
  readonly alias: string | null;
  /** The options as they are called there. */
  readonly names: Readonly<Record<'tls' | 'ssl' | 'port', string>>;
  readonly backend: Part;
  readonly host: Part;
  readonly port: Part;
  readonly user: Part;
  readonly password: Part;
  readonly tls: Part;
  readonly ssl: Part;
  /** The dict of options, for `MAILERS`. */
  readonly options: Value | undefined;
  /** The value of `MAILERS`. */
  readonly root: Alternative | undefined;
}

export const smtpBackend = 'django.core.mail.backends.smtp.EmailBackend';

/** Backends that send nothing; Django's own list for its check mail.E001. */
export const developmentBackends: ReadonlySet<string> = new Set(
  ['console', 'dummy', 'filebased', 'locmem'].map((name) => `django.core.mail.backends.${name}.EmailBackend`),
);

/** The settings that `MAILERS` takes the place of; from `DEPRECATED_EMAIL_SETTINGS` of `django.conf`. */
export const emailSettings: readonly string[] = [
  ...['EMAIL_BACKEND', 'EMAIL_FILE_PATH', 'EMAIL_HOST', 'EMAIL_HOST_PASSWORD', 'EMAIL_HOST_USER', 'EMAIL_PORT'],
  ...['EMAIL_SSL_CERTFILE', 'EMAIL_SSL_KEYFILE', 'EMAIL_TIMEOUT', 'EMAIL_USE_SSL', 'EMAIL_USE_TLS'],
];

/** The ways to send mail that a deployed site has. */
export function mailersIn(settings: SettingsView): readonly Mailer[] {
  const mailers = settings.get('MAILERS');
  if (mailers.isAssigned && !isBefore(settings, '6.1')) return mailersOf(decided(mailers.deployedAlternatives));
  return settings.isFragment ? [] : [fromSettings(settings)];
}

function fromSettings(settings: SettingsView): Mailer {
  const part = (name: string): Part => {
    const { isAssigned, deployedAlternatives } = settings.get(name);
    // A release of Django that does not have the setting has no default for it, and does what the first release with it did by default.
    return !isAssigned && deployedAlternatives.length === 0 ? null : decided(deployedAlternatives);
  };
  return {
    alias: null,
    names: { tls: 'EMAIL_USE_TLS', ssl: 'EMAIL_USE_SSL', port: 'EMAIL_PORT' },
    backend: part('EMAIL_BACKEND'),
    host: part('EMAIL_HOST'),
    port: part('EMAIL_PORT'),
    user: part('EMAIL_HOST_USER'),
    password: part('EMAIL_HOST_PASSWORD'),
    tls: part('EMAIL_USE_TLS'),
    ssl: part('EMAIL_USE_SSL'),
    options: undefined,
    root: undefined,
  };
}

function mailersOf(root: Alternative | undefined): readonly Mailer[] {
  if (root?.value.kind !== 'dict') return [];
  return root.value.entries.flatMap((entry) => mailerOf(root, entry) ?? []);
}

function mailerOf(root: Alternative, entry: DictItem): Mailer | undefined {
  const alias = textIn(entry.key);
  const mailer = decided(entry.value)?.value;
  if (alias === undefined || mailer === undefined) return undefined;
  const options = partAt(mailer, 'OPTIONS');
  const option = (name: string): Part => (options ? partAt(options.value, name) : options);
  return {
    alias,
    names: { tls: 'use_tls', ssl: 'use_ssl', port: 'port' },
    backend: partAt(mailer, 'BACKEND'),
    host: option('host'),
    port: option('port'),
    user: option('username'),
    password: option('password'),
    tls: option('use_tls'),
    ssl: option('use_ssl'),
    options: options?.value,
    root,
  };
}

/** True where mail goes to a server by SMTP; nothing else reads host, port and flags. */
export function sendsBySmtp({ backend }: Mailer): boolean {
  return backend === null || (backend !== undefined && textIn(backend.value) === smtpBackend);
}

/** How far away the server is; undefined where it is not known. */
export function reachOfMailer({ host }: Mailer): Reach | undefined {
  const text = textOfPart(host);
  return text === undefined ? undefined : reachOf([text ?? '']);
}

/** Whether a flag is on; a missing one is off. */
export function isOn(part: Part): boolean | undefined {
  return part === null ? false : part === undefined ? undefined : truthy(part.value);
}

/** The number of a port; null where the default applies. */
export function portOf({ port }: Mailer): number | null | undefined {
  if (port === null || port === undefined) return port;
  const { value } = port;
  if (value.kind !== 'literal') return undefined;
  if (value.value === null) return null;
  const number = Number(value.value);
  return Number.isInteger(number) ? number : undefined;
}

/** The flag that the port of a mailer does not fit, and the port that would fit it. */
export function portMismatch(mailer: Mailer): { readonly flag: 'tls' | 'ssl'; readonly fits: number } | undefined {
  const port = portOf(mailer);
  const tls = isOn(mailer.tls);
  const ssl = isOn(mailer.ssl);
  if (!sendsBySmtp(mailer) || (tls === true && ssl === true)) return undefined;
  if (tls === true && port === 465) return { flag: 'tls', fits: 587 };
  return ssl === true && (port === 587 || port === 25) ? { flag: 'ssl', fits: 465 } : undefined;
}
