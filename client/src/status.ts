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

/** What the status item says of the server itself. */
export type ServerState = 'starting' | 'running' | 'failed' | 'stopped';

/**
 * The entries in the language status menu: what the file at hand is for, how many findings it has and who is working; then what
 * the project goes by. Each is one line of a narrow popup that does not wrap.
 */
export class Status implements Disposable {
  private readonly item: LanguageStatusItem;
  private readonly more = new Map<string, LanguageStatusItem>();
  private readonly known = new Map<string, DocumentStatus>();
  private readonly listener: Disposable;
  private state: ServerState = 'starting';

  constructor(
    private readonly schemes: readonly string[],
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
    for (const item of [this.item, ...this.more.values()]) item.dispose();
  }

  private refresh(): void {
    this.item.command = this.state === 'running' ? openChecklist() : showLog();
    this.item.busy = this.state === 'starting';
    this.item.severity = this.state === 'failed' ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
    const active = window.activeTextEditor?.document.uri;
    const status = active === undefined ? undefined : this.known.get(this.addressOf(active));
    this.item.text = this.state === 'running' ? textOf(status) : serverText(this.state);
    this.row('django', status && djangoText(status), status && entriesText(status));
    this.row('options', status && optionsText(status));
  }

  /**
   * A line of its own below the first one, because VS Code sorts them by their ids. None without a text: it would stay in the menu
   * as an empty line.
   */
  private row(id: string, text: string | undefined, detail = ''): void {
    const known = this.more.get(id);
    if (text === undefined) {
      known?.dispose();
      this.more.delete(id);
      return;
    }
    const item =
      known ?? languages.createLanguageStatusItem(`djangoSettingsLint.status.${id}`, documentsOf(this.schemes));
    item.name = l10n.t('Django settings');
    item.text = text;
    item.detail = detail;
    this.more.set(id, item);
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

function djangoText({ django }: DocumentStatus): string {
  if (django === null) return l10n.t('Django version unknown');
  return l10n.t('Django {0} ({1})', django.version, nameOf(django.from));
}

function entriesText({ entries }: DocumentStatus): string {
  const names = entries.map(({ path }) => nameOf(path));
  if (names.length === 0) return l10n.t('no entry module found');
  return names.length > 2 ? l10n.t('{0} entries', names.length) : l10n.t('entries: {0}', names.join(', '));
}

function optionsText({ configuration, preset }: DocumentStatus): string | undefined {
  const said = [
    ...(configuration === null ? [] : [l10n.t('configured by {0}', nameOf(configuration))]),
    ...(preset === 'strict' ? [l10n.t('preset strict')] : []),
  ];
  return said.length === 0 ? undefined : said.join(', ');
}

/** The last part of a path, with the folder of a package's own module. */
function nameOf(path: string): string {
  return /(?:[^/]*\/)?__init__\.py$/.exec(path)?.[0] ?? path.slice(path.lastIndexOf('/') + 1);
}
