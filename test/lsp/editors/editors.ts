/** An editor with its own client, as far as the server looks at what it says about itself. */
export interface Editor {
  readonly name: string;
  /** Where the capabilities are read from. */
  readonly source: string;
  readonly capabilities: object;
  readonly expected: {
    readonly encoding: 'utf-8' | 'utf-16' | 'utf-32';
    readonly hover: 'markdown' | 'plaintext';
    readonly snippets: boolean;
    /** Methods that the server asks the client to handle dynamically. */
    readonly registrations: readonly string[];
    /** What a diagnostic says beside place, severity, code and message. */
    readonly extras: readonly string[];
    /** True where the server may send an action's edit once it is picked. */
    readonly lazyEdits: boolean;
  };
}

const watched = ['workspace/didChangeWatchedFiles'];

export const editors: readonly Editor[] = [
  {
    name: 'Helix',
    source: 'helix-editor/helix, helix-lsp/src/client.rs at 0ee96143, `initialize`',
    capabilities: {
      workspace: {
        configuration: true,
        didChangeConfiguration: { dynamicRegistration: false },
        workspaceFolders: true,
        applyEdit: true,
        executeCommand: { dynamicRegistration: false },
        workspaceEdit: {
          documentChanges: true,
          resourceOperations: ['create', 'rename', 'delete'],
          failureHandling: 'abort',
          normalizesLineEndings: false,
        },
        didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
        fileOperations: { willRename: true, didRename: true },
        diagnostics: { refreshSupport: true },
      },
      textDocument: {
        completion: {
          completionItem: {
            // An option of the user; off where it is most telling.
            snippetSupport: false,
            resolveSupport: { properties: ['documentation', 'detail', 'additionalTextEdits'] },
            insertReplaceSupport: true,
            deprecatedSupport: true,
            tagSupport: { valueSet: [1] },
          },
          completionItemKind: {},
        },
        hover: { contentFormat: ['markdown'] },
        rename: { dynamicRegistration: false, prepareSupport: true, honorsChangeAnnotations: false },
        codeAction: {
          codeActionLiteralSupport: {
            codeActionKind: {
              valueSet: [
                '',
                'quickfix',
                'refactor',
                'refactor.extract',
                'refactor.inline',
                'refactor.rewrite',
                'source',
                'source.organizeImports',
                'source.fixAll',
              ],
            },
          },
          isPreferredSupport: true,
          disabledSupport: true,
          dataSupport: true,
          resolveSupport: { properties: ['edit', 'command'] },
        },
        diagnostic: { dynamicRegistration: false, relatedDocumentSupport: true },
        publishDiagnostics: { versionSupport: true, tagSupport: { valueSet: [1, 2] } },
      },
      window: { workDoneProgress: true, showDocument: { support: true } },
      general: { positionEncodings: ['utf-8', 'utf-32', 'utf-16'] },
    },
    expected: {
      encoding: 'utf-8',
      hover: 'markdown',
      snippets: false,
      registrations: watched,
      extras: [],
      lazyEdits: true,
    },
  },
  {
    name: 'Emacs (Eglot, without the packages markdown-mode and yasnippet)',
    source: 'emacs-mirror/emacs, lisp/progmodes/eglot.el of 2026, `eglot-client-capabilities`',
    capabilities: {
      workspace: {
        applyEdit: true,
        executeCommand: { dynamicRegistration: false },
        workspaceEdit: {
          documentChanges: true,
          resourceOperations: ['create', 'delete', 'rename'],
          failureHandling: 'abort',
        },
        didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
        configuration: true,
        workspaceFolders: true,
      },
      textDocument: {
        synchronization: { dynamicRegistration: false, willSave: true, willSaveWaitUntil: true, didSave: true },
        completion: {
          dynamicRegistration: false,
          completionItem: {
            snippetSupport: false,
            deprecatedSupport: true,
            resolveSupport: { properties: ['documentation', 'details', 'additionalTextEdits'] },
            tagSupport: { valueSet: [1] },
            insertReplaceSupport: true,
          },
          contextSupport: true,
        },
        hover: { dynamicRegistration: false, contentFormat: ['plaintext'] },
        definition: { dynamicRegistration: false, linkSupport: true },
        codeAction: {
          dynamicRegistration: false,
          resolveSupport: { properties: ['edit', 'command'] },
          dataSupport: true,
          codeActionLiteralSupport: {
            codeActionKind: {
              valueSet: [
                'quickfix',
                'refactor',
                'refactor.extract',
                'refactor.inline',
                'refactor.rewrite',
                'source',
                'source.organizeImports',
              ],
            },
          },
          isPreferredSupport: true,
        },
        rename: { dynamicRegistration: false, prepareSupport: true },
        diagnostic: { dynamicRegistration: false },
        publishDiagnostics: {
          relatedInformation: false,
          versionSupport: true,
          codeDescriptionSupport: false,
          tagSupport: { valueSet: [1, 2] },
        },
      },
      window: {
        showDocument: { support: true },
        showMessage: { messageActionItem: { additionalPropertiesSupport: true } },
        workDoneProgress: true,
      },
      general: { positionEncodings: ['utf-32', 'utf-8', 'utf-16'] },
      experimental: {},
    },
    expected: {
      encoding: 'utf-32',
      hover: 'plaintext',
      snippets: false,
      registrations: watched,
      extras: [],
      lazyEdits: true,
    },
  },
  {
    name: 'Zed',
    source: 'zed-industries/zed, crates/lsp/src/lsp.rs, `default_initialize_params`',
    capabilities: {
      general: { positionEncodings: ['utf-16'] },
      workspace: {
        configuration: true,
        didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
        didChangeConfiguration: { dynamicRegistration: true },
        workspaceFolders: true,
        diagnostics: { refreshSupport: true },
        workspaceEdit: {
          resourceOperations: ['create', 'rename', 'delete'],
          documentChanges: true,
          snippetEditSupport: true,
        },
        fileOperations: { dynamicRegistration: true, didRename: true, willRename: true },
        applyEdit: true,
        executeCommand: { dynamicRegistration: true },
      },
      textDocument: {
        definition: { linkSupport: true, dynamicRegistration: true },
        codeAction: {
          codeActionLiteralSupport: { codeActionKind: { valueSet: ['refactor', 'quickfix', 'source'] } },
          dataSupport: true,
          resolveSupport: {
            properties: ['kind', 'diagnostics', 'isPreferred', 'disabled', 'edit', 'command'],
          },
          dynamicRegistration: true,
        },
        completion: {
          completionItem: {
            snippetSupport: true,
            resolveSupport: { properties: ['additionalTextEdits', 'command', 'detail', 'documentation'] },
            deprecatedSupport: true,
            tagSupport: { valueSet: [1] },
            insertReplaceSupport: true,
            labelDetailsSupport: true,
            insertTextModeSupport: { valueSet: [1, 2] },
            documentationFormat: ['markdown', 'plaintext'],
          },
          insertTextMode: 2,
          completionList: {
            itemDefaults: ['commitCharacters', 'editRange', 'insertTextMode', 'insertTextFormat', 'data'],
          },
          contextSupport: true,
          dynamicRegistration: true,
        },
        rename: { prepareSupport: true, prepareSupportDefaultBehavior: 1, dynamicRegistration: true },
        hover: { contentFormat: ['markdown'], dynamicRegistration: true },
        diagnostic: { dynamicRegistration: true, relatedDocumentSupport: true },
        publishDiagnostics: {
          relatedInformation: true,
          versionSupport: true,
          dataSupport: true,
          tagSupport: { valueSet: [1, 2] },
          codeDescriptionSupport: true,
        },
        synchronization: { didSave: true, dynamicRegistration: true },
      },
      experimental: { serverStatusNotification: true, localDocs: true },
      window: { workDoneProgress: true, showMessage: { messageActionItem: { additionalPropertiesSupport: true } } },
    },
    expected: {
      encoding: 'utf-16',
      hover: 'markdown',
      snippets: true,
      registrations: [...watched, 'workspace/didChangeConfiguration'],
      extras: ['codeDescription', 'data'],
      lazyEdits: true,
    },
  },
  {
    name: 'Neovim on Linux',
    source: 'neovim/neovim, runtime/lua/vim/lsp/protocol.lua of 0.11, `make_client_capabilities`',
    capabilities: {
      general: { positionEncodings: ['utf-8', 'utf-16', 'utf-32'] },
      textDocument: {
        diagnostic: { dynamicRegistration: false },
        synchronization: { dynamicRegistration: false, willSave: true, willSaveWaitUntil: true, didSave: true },
        codeAction: {
          dynamicRegistration: true,
          codeActionLiteralSupport: {
            codeActionKind: {
              valueSet: [
                '',
                'quickfix',
                'refactor',
                'refactor.extract',
                'refactor.inline',
                'refactor.rewrite',
                'source',
                'source.organizeImports',
              ],
            },
          },
          isPreferredSupport: true,
          dataSupport: true,
          resolveSupport: { properties: ['edit'] },
        },
        completion: {
          dynamicRegistration: false,
          completionItem: {
            snippetSupport: true,
            commitCharactersSupport: false,
            preselectSupport: false,
            deprecatedSupport: true,
            documentationFormat: ['markdown', 'plaintext'],
            resolveSupport: { properties: ['additionalTextEdits'] },
            tagSupport: { valueSet: [1] },
          },
          completionList: { itemDefaults: ['editRange', 'insertTextFormat', 'insertTextMode', 'data'] },
          contextSupport: false,
        },
        definition: { linkSupport: true, dynamicRegistration: true },
        hover: { dynamicRegistration: true, contentFormat: ['markdown', 'plaintext'] },
        rename: { dynamicRegistration: true, prepareSupport: true },
        publishDiagnostics: { relatedInformation: true, tagSupport: { valueSet: [1, 2] }, dataSupport: true },
      },
      workspace: {
        configuration: true,
        didChangeConfiguration: { dynamicRegistration: false },
        workspaceFolders: true,
        applyEdit: true,
        workspaceEdit: { resourceOperations: ['rename', 'create', 'delete'] },
        didChangeWatchedFiles: { dynamicRegistration: false, relativePatternSupport: true },
      },
      window: {
        workDoneProgress: true,
        showMessage: { messageActionItem: { additionalPropertiesSupport: true } },
        showDocument: { support: true },
      },
    },
    expected: {
      encoding: 'utf-8',
      hover: 'markdown',
      snippets: true,
      registrations: [],
      extras: ['data'],
      lazyEdits: true,
    },
  },
];
