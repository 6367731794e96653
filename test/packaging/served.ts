import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { LspClient } from './lsp-client';
import { emptyFolder, writeProject } from './support';

/** Starts a language server on a project of its own and returns the ids of the rules that it reports there. */
export async function rulesServedBy(program: string, args: readonly string[]): Promise<readonly string[]> {
  const project = emptyFolder();
  writeProject(project);
  const client = new LspClient(process.execPath, [program, ...args], project, { PATH: process.env['PATH'] });
  try {
    const rootUri = pathToFileURL(project).href;
    const workspaceFolders = [{ uri: rootUri, name: 'project' }];
    await client.request('initialize', { processId: null, rootUri, workspaceFolders, capabilities: {} });
    client.notify('initialized', {});
    const uri = `${rootUri}/site_settings/settings.py`;
    const text = readFileSync(join(project, 'site_settings/settings.py'), 'utf8');
    client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'python', version: 1, text } });
    const published = await client.waitFor('findings', ({ method, params }) => {
      return method === 'textDocument/publishDiagnostics' && rulesIn(params, '/settings.py').length > 0;
    });
    assert.equal(await client.stop(), 0);
    return rulesIn(published.params, '/settings.py');
  } finally {
    client.kill();
    rmSync(project, { recursive: true, force: true });
  }
}

function rulesIn(params: unknown, ending: string): readonly string[] {
  const { uri, diagnostics } = params as { uri: string; diagnostics: readonly { code: unknown }[] };
  return uri.endsWith(ending) ? diagnostics.map(({ code }) => String(code)) : [];
}
