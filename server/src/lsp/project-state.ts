import type { Diagnostic } from 'vscode-languageserver';
import type { Analyzer, LintResult } from '../core/analyzer';
import type { Checklist } from '../core/ide/checklist/checklist';
import type { Finding } from '../core/lint/finding';
import type { Uri } from '../core/text';
import type { LoadResult } from '../load';
import { diagnosticOf, type Conversion } from './convert';
import type { OpenDocuments } from './documents';
import { languageOf, loadKey } from './relevance';
import { shown } from './shown';
import { createTexts, type Texts } from './texts';

/** What has to be done again before a project's findings are right; each step includes those before it. */
export type Need = 'nothing' | 'lint' | 'load';

/** One project of a workspace folder, as it was loaded and as it was analysed last. */
export class ProjectState {
  need: Need = 'load';
  private loaded: LoadResult | null = null;
  private result: LintResult = { findings: [], accepted: 0, entries: [] };
  private keys: ReadonlyMap<Uri, string> = new Map();
  private byFile: ReadonlyMap<Uri, readonly Diagnostic[]> = new Map();
  private checked: Checklist | null = null;
  private lineTexts: Texts = createTexts(() => undefined, 'utf-16');

  constructor(readonly root: Uri) {}

  get project(): LoadResult | null {
    return this.loaded;
  }

  get findings(): readonly Finding[] {
    return this.result.findings;
  }

  get entries(): LintResult['entries'] {
    return this.result.entries;
  }

  get diagnostics(): ReadonlyMap<Uri, readonly Diagnostic[]> {
    return this.byFile;
  }

  /** The texts that the findings belong to. */
  get texts(): Texts {
    return this.lineTexts;
  }

  /** True where a load that is under way would come too late: another one is due after it. */
  get isOutdated(): boolean {
    return this.need === 'load';
  }

  has(uri: Uri): boolean {
    return this.loaded?.project.files.has(uri) ?? false;
  }

  get members(): Iterable<Uri> {
    return this.loaded?.project.files.keys() ?? [];
  }

  require(need: Exclude<Need, 'nothing'>): void {
    if (this.need !== 'load') this.need = need;
  }

  /** True where loading has read the file or looked for it. */
  consulted(uri: Uri): boolean {
    return this.loaded?.consulted.includes(uri) ?? false;
  }

  take(loaded: LoadResult, analyzer: Pick<Analyzer, 'inspect'>): void {
    this.loaded = loaded;
    this.keys = new Map([...loaded.project.files].map(([uri, text]) => [uri, keyOf(uri, text, analyzer)]));
    this.need = 'lint';
  }

  /** True where an edit may change which files belong to the project, so that loading has to look again. */
  outgrown(uri: Uri, text: string, analyzer: Pick<Analyzer, 'inspect'>): boolean {
    return this.keys.get(uri) !== keyOf(uri, text, analyzer);
  }

  /** Analyses the texts as they are now, open documents first. Synchronous: nothing can change meanwhile. */
  lint(analyzer: Analyzer, documents: OpenDocuments): void {
    this.need = 'nothing';
    if (this.loaded === null) return;
    this.loaded = withBuffers(this.loaded, documents);
    const { project, texts } = this.loaded;
    this.lineTexts = createTexts((uri) => project.files.get(uri) ?? texts.get(uri), documents.encoding);
    this.result = analyzer.lint(this.loaded);
    this.checked = null;
  }

  /** The checklist of the texts as they were analysed last; worked out when it is asked for. Null before the first load. */
  checklist(analyzer: Pick<Analyzer, 'checklist'>): Checklist | null {
    if (this.checked === null && this.loaded !== null) this.checked = analyzer.checklist(this.loaded);
    return this.checked;
  }

  convert(to: Omit<Conversion, 'texts'>): void {
    const conversion: Conversion = { ...to, texts: this.lineTexts };
    const byFile = new Map<Uri, Diagnostic[]>();
    for (const item of shown(this.result.findings)) {
      byFile.set(item.at.uri, [...(byFile.get(item.at.uri) ?? []), diagnosticOf(item, conversion)]);
    }
    this.byFile = byFile;
  }
}

function keyOf(uri: Uri, text: string, analyzer: Pick<Analyzer, 'inspect'>): string {
  return loadKey(languageOf(uri), text, () => analyzer.inspect(uri, text));
}

function withBuffers(loaded: LoadResult, documents: OpenDocuments): LoadResult {
  const open = documents.uris.filter((uri) => loaded.project.files.has(uri));
  if (open.length === 0) return loaded;
  const files = new Map(loaded.project.files);
  for (const uri of open) files.set(uri, documents.get(uri)?.text ?? '');
  return { ...loaded, project: { ...loaded.project, files } };
}
