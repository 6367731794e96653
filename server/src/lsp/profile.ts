import { CompletionItemTag, type ClientCapabilities, type InitializeParams } from 'vscode-languageserver';
import { isRecord } from './configuration';
import { encodingOf, type Encoding } from './encoding';

/** What the client at the other end understands; nothing else is sent to it. */
export interface ClientProfile {
  /** In what positions are counted, both ways. */
  readonly encoding: Encoding;
  /** True where the client has named encodings, so that the choice is told. */
  readonly encodings: boolean;
  readonly diagnostics: {
    readonly version: boolean;
    readonly codeLink: boolean;
    readonly related: boolean;
    readonly data: boolean;
    /** The numbers of `DiagnosticTag`. */
    readonly tags: ReadonlySet<number>;
  };
  readonly actions: {
    /** False for clients that only run commands: they get no actions. */
    readonly literals: boolean;
    readonly preferred: boolean;
    /** True where the edit of an action may be computed when the user picks it. */
    readonly lazyEdits: boolean;
  };
  readonly edits: { readonly versioned: boolean; readonly create: boolean; readonly annotated: boolean };
  readonly markdownHover: boolean;
  readonly completion: {
    readonly snippets: boolean;
    readonly markdown: boolean;
    /** True where what is told of an item may be sent once it is looked at. */
    readonly lazyDocs: boolean;
    readonly tags: boolean;
  };
  /** True where the client asks what can be renamed before it asks for the new name. */
  readonly renameTarget: boolean;
  readonly watching: boolean;
  readonly configuration: boolean;
  readonly configurationEvents: boolean;
  readonly folders: boolean;
  /** What our own VS Code client asks for in its initialization options. */
  readonly own: {
    readonly status: boolean;
    readonly showRule: boolean;
    readonly files: boolean;
    readonly confirm: boolean;
  };
}

/** Every client is allowed to leave out everything, so every missing part means "no". */
export function clientProfile(params: InitializeParams): ClientProfile {
  const sent: ClientCapabilities = isRecord(params.capabilities) ? params.capabilities : {};
  const own: unknown = params.initializationOptions;
  return {
    encoding: encodingOf(sent),
    encodings: sent.general?.positionEncodings !== undefined,
    diagnostics: diagnosticsProfile(sent),
    actions: actionsProfile(sent),
    edits: editsProfile(sent),
    markdownHover: sent.textDocument?.hover?.contentFormat?.includes('markdown') ?? false,
    completion: completionProfile(sent),
    renameTarget: sent.textDocument?.rename?.prepareSupport ?? false,
    watching: sent.workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
    configuration: sent.workspace?.configuration ?? false,
    configurationEvents: sent.workspace?.didChangeConfiguration?.dynamicRegistration ?? false,
    folders: sent.workspace?.workspaceFolders ?? false,
    own: {
      status: asks(own, 'status'),
      showRule: asks(own, 'showRule'),
      files: asks(own, 'files'),
      confirm: asks(own, 'confirm'),
    },
  };
}

function diagnosticsProfile(sent: ClientCapabilities): ClientProfile['diagnostics'] {
  const publish = sent.textDocument?.publishDiagnostics;
  return {
    version: publish?.versionSupport ?? false,
    codeLink: publish?.codeDescriptionSupport ?? false,
    related: publish?.relatedInformation ?? false,
    data: publish?.dataSupport ?? false,
    tags: new Set<number>(publish?.tagSupport?.valueSet ?? []),
  };
}

function actionsProfile(sent: ClientCapabilities): ClientProfile['actions'] {
  const action = sent.textDocument?.codeAction;
  const lazy = action?.dataSupport === true && action.resolveSupport?.properties.includes('edit') === true;
  return {
    literals: action?.codeActionLiteralSupport !== undefined,
    preferred: action?.isPreferredSupport ?? false,
    lazyEdits: lazy,
  };
}

function completionProfile(sent: ClientCapabilities): ClientProfile['completion'] {
  const item = sent.textDocument?.completion?.completionItem;
  return {
    snippets: item?.snippetSupport ?? false,
    markdown: item?.documentationFormat?.includes('markdown') ?? false,
    lazyDocs: item?.resolveSupport?.properties.includes('documentation') ?? false,
    tags: item?.tagSupport?.valueSet.includes(CompletionItemTag.Deprecated) ?? false,
  };
}

/** Operations on files stand among versioned changes, so a client that knows the former takes the latter without saying so. */
function editsProfile(sent: ClientCapabilities): ClientProfile['edits'] {
  const { documentChanges, resourceOperations, changeAnnotationSupport } = sent.workspace?.workspaceEdit ?? {};
  const versioned = documentChanges === true || resourceOperations !== undefined;
  return {
    versioned,
    create: resourceOperations?.includes('create') ?? false,
    annotated: versioned && changeAnnotationSupport !== undefined,
  };
}

function asks(options: unknown, name: string): boolean {
  return isRecord(options) && options[name] === true;
}
