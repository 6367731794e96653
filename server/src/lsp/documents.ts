import type {
  DidChangeTextDocumentParams,
  TextDocumentContentChangeEvent,
  TextDocumentItem,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Uri } from '../core/text';
import { encodedLines, type Encoding } from './encoding';
import type { Spellings } from './spelling';

/** A document that is open in the client. */
export interface OpenDocument {
  readonly uri: Uri;
  readonly language: string;
  readonly version: number;
  readonly text: string;
}

/** The open documents, by the address that the product compares. */
export class OpenDocuments {
  private readonly open = new Map<Uri, TextDocument>();

  constructor(
    private readonly spellings: Spellings,
    /** In what the client counts the characters of a line. */
    readonly encoding: Encoding,
  ) {}

  opened(item: TextDocumentItem): Uri {
    const uri = this.spellings.learn(item.uri);
    this.open.set(uri, TextDocument.create(item.uri, item.languageId, item.version, item.text));
    return uri;
  }

  /** Undefined where the document is not open, which a well-behaved client never does. */
  changed(params: DidChangeTextDocumentParams): Uri | undefined {
    const uri = this.spellings.learn(params.textDocument.uri);
    const document = this.open.get(uri);
    if (document === undefined) return undefined;
    const { version } = params.textDocument;
    for (const change of params.contentChanges)
      TextDocument.update(document, [this.counted(change, document)], version);
    TextDocument.update(document, [], version);
    return uri;
  }

  closed(text: string): Uri {
    const uri = this.spellings.learn(text);
    this.open.delete(uri);
    return uri;
  }

  get(uri: Uri): OpenDocument | undefined {
    const document = this.open.get(uri);
    if (document === undefined) return undefined;
    return { uri, language: document.languageId, version: document.version, text: document.getText() };
  }

  has(uri: Uri): boolean {
    return this.open.has(uri);
  }

  get uris(): readonly Uri[] {
    return [...this.open.keys()];
  }

  /** The texts as they are now; later edits do not show in it. */
  texts(): ReadonlyMap<Uri, string> {
    return new Map([...this.open].map(([uri, document]) => [uri, document.getText()]));
  }

  /** A change with its range in UTF-16 code units, as the document counts. */
  private counted(change: TextDocumentContentChangeEvent, document: TextDocument): TextDocumentContentChangeEvent {
    if (this.encoding === 'utf-16' || !('range' in change)) return change;
    const lines = encodedLines(document.getText(), this.encoding);
    const start = document.positionAt(lines.offsetAt(change.range.start));
    const end = document.positionAt(lines.offsetAt(change.range.end));
    return { range: { start, end }, text: change.text };
  }
}
