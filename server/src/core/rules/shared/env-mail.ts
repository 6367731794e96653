import { isOfSite } from '../../model/roles';
import { outcome } from './env-entries';
import { mailersIn, portMismatch, portOf, smtpBackend, type Mailer } from './mail';
import type { Part } from './parts';
import { textIn } from './values';
import type { EnvFileEntry, EnvFileView, Fix, Problem, SettingsView } from './model';

/** What a part of a mailer is with the variables of a file, and the line that says so where it is the file that does. */
interface Given {
  readonly part: Part;
  readonly entry?: EnvFileEntry;
}

type Option = 'port' | 'tls' | 'ssl' | 'backend';

const settingOf: Readonly<Record<Option, string>> = {
  port: 'EMAIL_PORT',
  tls: 'EMAIL_USE_TLS',
  ssl: 'EMAIL_USE_SSL',
  backend: 'EMAIL_BACKEND',
};

/** A port in a file that does not fit the way TLS is used by the settings that read it, or that fits no flag of the file. */
export function misfitPort(file: EnvFileView): Omit<Problem, 'severity'> | undefined {
  for (const view of file.views) {
    const [mailer] = isOfSite(view.role) ? mailersIn(view) : [];
    const problem = mailer?.alias === null ? misfit(file, view, mailer) : undefined;
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function misfit(file: EnvFileView, view: SettingsView, mailer: Mailer): Omit<Problem, 'severity'> | undefined {
  const given = (option: Option): Given => givenIn(file, view, settingOf[option]) ?? { part: mailer[option] };
  const [port, tls, ssl, backend] = [given('port'), given('tls'), given('ssl'), given('backend')];
  const sends = backend.part === null || (backend.part !== undefined && textIn(backend.part.value) === smtpBackend);
  const known = { ...mailer, port: port.part, tls: tls.part, ssl: ssl.part, backend: null };
  const found = sends ? portMismatch(known) : undefined;
  if (found === undefined) return undefined;
  const entry = port.entry ?? { tls, ssl }[found.flag].entry;
  if (entry === undefined) return undefined;
  return {
    at: entry.valueAt,
    subject: entry.key,
    message: `Port ${String(portOf(known) ?? 25)} does not fit \`${mailer.names[found.flag]}\`, so the connection hangs or fails, and no mail is sent. Use port ${String(found.fits)}, or the other flag.`,
    fixes: port.entry === undefined ? [] : fixes(port.entry, found.fits),
  };
}

/** What the file gives a setting of a view; undefined where it gives none. */
function givenIn(file: EnvFileView, view: SettingsView, setting: string): Given | undefined {
  for (const entry of file.entries) {
    const use = entry.uses.find((one) => one.setting === setting && one.role === view.role);
    if (use === undefined || file.get(entry.key) !== entry) continue;
    const value = entry.value === null ? 'invalid' : outcome(entry.value, use.steps);
    return { part: value === 'invalid' ? undefined : { value, at: entry.valueAt, via: [], when: [] }, entry };
  }
  return undefined;
}

function fixes({ valueAt }: EnvFileEntry, port: number): readonly Fix[] {
  const edits = [{ at: valueAt, newText: String(port) }];
  return [{ title: `Set the port to ${String(port)}`, edits, safety: 'unsafe', preferred: false }];
}
