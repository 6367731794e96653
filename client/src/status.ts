import {
  l10n,
  languages,
  LanguageStatusSeverity,
  window,
  type Command,
  type Disposable,
  type LanguageStatusItem,
  type Uri,
} from 'vscode';
import type { DocumentStatus } from '../../server/src/protocol';
import { roleText } from './roles';
import { documentsOf } from './selectors';

export type ServerState = 'starting' | 'running' | 'failed' | 'stopped';

/** The entry in the language status menu: what the file at hand is for, how many findings it has, who is working. */
export class Status implements Disposable {
  private readonly item: LanguageStatusItem;
  private readonly known = new Map<string, DocumentStatus>();
  private readonly listener: Disposable;
  private state: ServerState = 'starting';

  constructor(
    schemes: readonly string[],
    private readonly addressOf: (uri: Uri) => string,
  ) {
    this.item = languages.createLanguageStatusItem('djangoSettingsLint.status', documentsOf(schemes));
    this.item.name = l10n.t('Django settings');
    this.listener = window.onDidChangeActiveTextEditor(() => {
      this.refresh();
    });
    this.refresh();
  }

  server(state: ServerState): void {
    this.state = state;
    if (state !== 'running') this.known.clear();
    this.refresh();
  }

  document(status: DocumentStatus): void {
    this.known.set(status.uri, status);
    this.refresh();
  }

  dispose(): void {
    this.listener.dispose();
    this.item.dispose();
  }

  private refresh(): void {
    this.item.command = this.state === 'running' ? openChecklist() : showLog();
    this.item.busy = this.state === 'starting';
    this.item.severity = this.state === 'failed' ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
    const active = window.activeTextEditor?.document.uri;
    const status = active === undefined ? undefined : this.known.get(this.addressOf(active));
    this.item.text = this.state === 'running' ? textOf(status) : serverText(this.state);
    this.item.detail = status === undefined ? '' : detailOf(status);
  }
}

function openChecklist(): Command {
  return { command: 'djangoSettingsLint.openChecklist', title: l10n.t('Open Checklist') };
}

function showLog(): Command {
  return { command: 'djangoSettingsLint.showLog', title: l10n.t('Show Log') };
}

function serverText(state: ServerState): string {
  switch (state) {
    case 'failed':
      return l10n.t('Django settings: the server does not run');
    case 'stopped':
      return l10n.t('Django settings: stopped');
    default:
      return l10n.t('Django settings: starting');
  }
}

function textOf(status: DocumentStatus | undefined): string {
  if (status === undefined) return l10n.t('Django settings: not a settings file');
  const { error, warning, info, hint } = status.findings;
  const total = error + warning + info + hint;
  const counts = total === 1 ? l10n.t('1 finding') : l10n.t('{0} findings', total);
  return l10n.t('Django settings: {0}, {1}', roleText(status.role), counts);
}

/** One line of the popup, which is narrow and does not wrap: names of files without their folders. */
function detailOf({ entries, django, configuration, preset }: DocumentStatus): string {
  return [
    django === null
      ? l10n.t('Django version unknown')
      : l10n.t('Django {0} ({1})', django.version, nameOf(django.from)),
    entriesText(entries.map(({ path }) => nameOf(path))),
    ...(configuration === null ? [] : [l10n.t('configured by {0}', nameOf(configuration))]),
    ...(preset === 'strict' ? [l10n.t('preset strict')] : []),
  ].join(' · ');
}

function entriesText(names: readonly string[]): string {
  if (names.length === 0) return l10n.t('no entry module found');
  return names.length > 2 ? l10n.t('{0} entries', names.length) : l10n.t('entries: {0}', names.join(', '));
}

/** The last part of a path, with the folder of a package's own module. */
function nameOf(path: string): string {
  return /(?:[^/]*\/)?__init__\.py$/.exec(path)?.[0] ?? path.slice(path.lastIndexOf('/') + 1);
}
