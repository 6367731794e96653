import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, finding, findings, noFinding, open, settledFindings } from './support';

const { Workspace } = vscode.ConfigurationTarget;

function settings(): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration('djangoSettingsLint');
}

describe('a changed setting', () => {
  it('switches a rule off, and on again', async () => {
    const { document } = await open('config/settings/base.py');
    await finding(document.uri, 'allowed-hosts-wildcard');
    await settings().update('rules', { 'allowed-hosts-wildcard': 'off' }, Workspace);
    await noFinding(document.uri, 'allowed-hosts-wildcard');
    await settings().update('rules', undefined, Workspace);
    await finding(document.uri, 'allowed-hosts-wildcard');
  });

  it('changes the level of a rule', async () => {
    const { document } = await open('config/settings/base.py');
    await settings().update('rules', { 'allowed-hosts-wildcard': 'hint' }, Workspace);
    await eventually('a hint', async () => {
      const { severity } = await finding(document.uri, 'allowed-hosts-wildcard');
      return severity === vscode.DiagnosticSeverity.Hint ? true : undefined;
    });
    await settings().update('rules', undefined, Workspace);
    await eventually('an error', async () => {
      const { severity } = await finding(document.uri, 'allowed-hosts-wildcard');
      return severity === vscode.DiagnosticSeverity.Error ? true : undefined;
    });
  });

  it('switches a folder off, and on again', async () => {
    const { document } = await open('config/settings/base.py');
    const before = (await settledFindings()).length;
    await settings().update('enable', false, Workspace);
    await eventually('the end of all findings', () => (findings(document.uri).length === 0 ? true : undefined));
    await settings().update('enable', undefined, Workspace);
    await eventually('the findings', async () => ((await settledFindings()).length === before ? true : undefined));
    assert.ok(before > 5);
  });
});
