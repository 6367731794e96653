import type { Connection, Diagnostic } from 'vscode-languageserver';
import type { Uri } from '../core/text';

/** What a client was told last about one file. */
interface Published {
  readonly address: string;
  readonly version: number | undefined;
  /** The diagnostics as text, to see whether they are still the same. */
  readonly content: string;
}

/** The diagnostics of one file, as they are sent. */
export interface Publication {
  readonly uri: Uri;
  /** The client's spelling. */
  readonly address: string;
  /** Set for open documents. */
  readonly version: number | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Sends findings when they differ from what the client has, and takes back what it was told under an older address. */
export class Publisher {
  private readonly sent = new Map<Uri, Published>();

  constructor(
    private readonly connection: Pick<Connection, 'sendDiagnostics'>,
    private readonly versions: boolean,
  ) {}

  publish(next: Publication): void {
    const before = this.sent.get(next.uri);
    const content = JSON.stringify(next.diagnostics);
    if (before === undefined && next.diagnostics.length === 0 && next.version === undefined) return;
    if (before !== undefined && before.address !== next.address) this.send(before.address, undefined, []);
    else if (before?.content === content && before.version === next.version) return;
    this.send(next.address, next.version, next.diagnostics);
    if (next.diagnostics.length === 0 && next.version === undefined) this.sent.delete(next.uri);
    else this.sent.set(next.uri, { address: next.address, version: next.version, content });
  }

  get uris(): readonly Uri[] {
    return [...this.sent.keys()];
  }

  private send(uri: string, version: number | undefined, diagnostics: readonly Diagnostic[]): void {
    const versioned = this.versions && version !== undefined ? { version } : {};
    void this.connection.sendDiagnostics({ uri, ...versioned, diagnostics: [...diagnostics] });
  }
}
