import { CodeActionKind, TextDocumentSyncKind, type ServerCapabilities } from 'vscode-languageserver';
import { fixAllKind } from './actions';
import { completionTriggers } from './completions';
import type { ClientProfile } from './profile';

/** What the server offers to a client like this one. */
export function capabilitiesFor(profile: ClientProfile): ServerCapabilities {
  const { literals, lazyEdits } = profile.actions;
  const codeActionKinds = [CodeActionKind.QuickFix, fixAllKind];
  return {
    ...(profile.encodings && { positionEncoding: profile.encoding }),
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
    hoverProvider: true,
    completionProvider: { triggerCharacters: [...completionTriggers], resolveProvider: profile.completion.lazyDocs },
    definitionProvider: true,
    referencesProvider: true,
    renameProvider: profile.renameTarget ? { prepareProvider: true } : true,
    ...(literals && { codeActionProvider: { codeActionKinds, resolveProvider: lazyEdits } }),
    ...(profile.folders && { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } }),
  };
}
