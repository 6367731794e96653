import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  eventually,
  finding,
  findings,
  inWorkspace,
  noFinding,
  open,
  quickFixes,
  revert,
  ruleOf,
  settledFindings,
} from './support';

const BASE = 'config/settings/base.py';
const PRODUCTION = 'config/settings/production.py';

/** Applies the action whose title fits, in the file at hand. */
async function apply(uri: vscode.Uri, rule: string, title: RegExp): Promise<void> {
  const actions = await quickFixes(uri, await finding(uri, rule));
  const action = actions.find((candidate) => title.test(candidate.title));
  assert.ok(action, `no action ${String(title)} among ${actions.map((one) => one.title).join(' | ')}`);
  const { edit, command } = action;
  if (edit !== undefined) assert.ok(await vscode.workspace.applyEdit(edit), 'VS Code did not apply the edit');
  else {
    // It changes other files, and would ask: a dialog cannot be answered from here, but is in the suite that looks at the page.
    assert.equal(command?.command, 'djangoSettingsLint.applyAction');
    assert.ok(await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]), true));
  }
}

describe('each kind of quick-fix, applied and linted again', () => {
  for (const [what, path, rule, title] of [
    ['a value is replaced', PRODUCTION, 'session-cookie-insecure', /^Set `SESSION_COOKIE_SECURE = True`/],
    ['a value is read from the environment', BASE, 'allowed-hosts-wildcard', /^Read `ALLOWED_HOSTS` from/],
    ['a text becomes a flag', BASE, 'debug-env-string', /^Read `DEBUG` as a flag/],
    ['an item is put into a list, where it belongs', BASE, 'csrf-middleware-missing', /^Add `CsrfViewMiddleware`/],
    ['a missing setting is added', PRODUCTION, 'hsts-missing', /HSTS/],
    ['a new random key is written', '.env', 'dotenv-secret-key-weak', /random key/],
  ] as const) {
    it(`${what}: ${rule}`, async () => {
      const editor = await open(path);
      const { uri } = editor.document;
      const before = editor.document.getText();
      await apply(uri, rule, title);
      await noFinding(uri, rule);
      assert.notEqual(editor.document.getText(), before);
      await revert(editor);
      await finding(uri, rule);
    });
  }

  it('a secret moves to the .env file, in one step that one undo takes back', async () => {
    const editor = await open(BASE);
    const { uri } = editor.document;
    await apply(uri, 'db-password-hardcoded', /^Read the password from the environment/);
    await noFinding(uri, 'db-password-hardcoded');
    const env = await vscode.workspace.openTextDocument(inWorkspace('.env'));
    assert.match(env.getText(), /^\w*PASSWORD\w*=/m);
    assert.ok(env.isDirty, "the .env file was written behind the user's back");
    await revert(await open('.env'));
    await revert(await open(BASE));
    await finding(uri, 'db-password-hardcoded');
  });

  it('a line is excused in settings, by a comment on it', async () => {
    const editor = await open(BASE);
    const { uri } = editor.document;
    await apply(uri, 'allowed-hosts-wildcard', /^Ignore allowed-hosts-wildcard on this line$/);
    await noFinding(uri, 'allowed-hosts-wildcard');
    assert.match(
      editor.document.getText(),
      /^ALLOWED_HOSTS = \["\*"\] {2}# settings-lint: ignore\[allowed-hosts-wildcard\]/m,
    );
    await revert(editor);
    await finding(uri, 'allowed-hosts-wildcard');
  });

  it('a line is excused in .env, by a comment above it', async () => {
    const editor = await open('.env');
    const { uri } = editor.document;
    await apply(uri, 'dotenv-debug-on', /^Ignore dotenv-debug-on on this line$/);
    await noFinding(uri, 'dotenv-debug-on');
    assert.match(editor.document.getText(), /^# settings-lint: ignore\[dotenv-debug-on\].*\nDJANGO_DEBUG=True$/m);
    await revert(editor);
    await finding(uri, 'dotenv-debug-on');
  });

  it('a whole file is excused', async () => {
    const editor = await open(PRODUCTION);
    const { uri } = editor.document;
    await apply(uri, 'ssl-redirect-disabled', /^Ignore ssl-redirect-disabled in this file$/);
    await noFinding(uri, 'ssl-redirect-disabled');
    assert.match(editor.document.getText(), /# settings-lint: ignore-file\[ssl-redirect-disabled\]/);
    await revert(editor);
    await finding(uri, 'ssl-redirect-disabled');
  });

  it('all missing hardening is added at once', async () => {
    const base = await open(BASE);
    await apply(base.document.uri, 'csrf-middleware-missing', /^Add `CsrfViewMiddleware`/);
    await noFinding(base.document.uri, 'csrf-middleware-missing');
    const editor = await open(PRODUCTION);
    const { document } = editor;
    await editor.edit((edit) => {
      edit.replace(new vscode.Range(0, 0, document.lineCount, 0), 'from .base import *\n');
    });
    await eventually('both in one finding', async () => {
      const { message } = await finding(document.uri, 'missing-hardening');
      return message.includes('SESSION_COOKIE_SECURE') && message.includes('CSRF_COOKIE_SECURE') ? true : undefined;
    });
    await apply(document.uri, 'missing-hardening', /^Add all missing hardening/);
    assert.match(document.getText(), /^SESSION_COOKIE_SECURE = True$/m);
    assert.match(document.getText(), /^CSRF_COOKIE_SECURE = True$/m);
    await eventually('the end of what was added', () => {
      const told = findings(document.uri).map(({ message }) => message);
      return told.some((message) => message.includes('COOKIE_SECURE')) ? undefined : true;
    });
    await revert(editor);
    await revert(await open(BASE));
    await finding(document.uri, 'ssl-redirect-disabled');
  });

  for (const [what, before] of [
    ['in a new pyproject.toml', undefined],
    ['in the pyproject.toml that is there', '[tool.black]\nline-length = 100 # kept\n\n'],
  ] as const) {
    it(`a rule is switched off for the project, ${what}`, async () => {
      const config = inWorkspace('pyproject.toml');
      if (before !== undefined) await vscode.workspace.fs.writeFile(config, new TextEncoder().encode(before));
      try {
        const { uri } = (await open(PRODUCTION)).document;
        await settledFindings();
        await apply(uri, 'ssl-redirect-disabled', /^Ignore ssl-redirect-disabled in this project$/);
        await noFinding(uri, 'ssl-redirect-disabled');
        const { document } = await open('pyproject.toml');
        const added = '[tool.django-settings-lint.rules]\nssl-redirect-disabled = "off"\n';
        assert.equal(document.getText(), `${before ?? ''}${added}`);
        assert.ok(await document.save());
      } finally {
        await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
        // Where the test failed, there may be no file, which is not the error to tell.
        await vscode.workspace.fs.delete(config).then(undefined, () => undefined);
      }
      await finding((await open(PRODUCTION)).document.uri, 'ssl-redirect-disabled');
    });
  }

  it('the ways to excuse a finding can be asked for alone', async () => {
    const { document } = await open(BASE);
    const { range } = await finding(document.uri, 'allowed-hosts-wildcard');
    const kind = vscode.CodeActionKind.QuickFix.append('djangoSettingsLint').append('ignore');
    const actions = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
      kind.value,
    );
    assert.ok(actions.length >= 3);
    for (const action of actions) assert.match(action.title, /^Ignore /);
  });
});

describe('fixing all that is safe', () => {
  /** Django cannot start with this, so turning one of the two off changes nothing for the worse. */
  async function addConflict(): Promise<vscode.TextEditor> {
    const editor = await open(BASE);
    const at = editor.document.positionAt(editor.document.getText().indexOf('"context_processors"'));
    const text = '"loaders": ["django.template.loaders.app_directories.Loader"],\n            ';
    await editor.edit((edit) => {
      edit.insert(at, text);
    });
    await finding(editor.document.uri, 'template-loaders-conflict');
    return editor;
  }

  it('is a command, which leaves all else alone', async () => {
    const editor = await addConflict();
    const { uri } = editor.document;
    const others = findings(uri).length - 1;
    await settledFindings();
    // Once, as its user does: a second run before the first is applied would be computed on the old text.
    await vscode.commands.executeCommand('djangoSettingsLint.fixAll');
    await eventually('the end of the conflict', () => {
      return findings(uri).some((found) => ruleOf(found) === 'template-loaders-conflict') ? undefined : true;
    });
    assert.match(editor.document.getText(), /"APP_DIRS": False/);
    assert.equal(findings(uri).length, others);
    await revert(editor);
  });

  it('happens on save, where the user wants it', async () => {
    const settings = vscode.workspace.getConfiguration('editor', { languageId: 'python' });
    const original = (await open(BASE)).document.getText();
    await settings.update(
      'codeActionsOnSave',
      { 'source.fixAll.djangoSettingsLint': 'explicit' },
      vscode.ConfigurationTarget.Workspace,
      true,
    );
    try {
      const editor = await addConflict();
      assert.ok(await editor.document.save());
      await eventually('the fix on save', () =>
        editor.document.getText().includes('"APP_DIRS": False') ? true : undefined,
      );
      assert.equal(editor.document.isDirty, false, 'the fix was not saved');
    } finally {
      await settings.update('codeActionsOnSave', undefined, vscode.ConfigurationTarget.Workspace, true);
      await vscode.workspace.fs.writeFile(inWorkspace(BASE), new TextEncoder().encode(original));
      await revert(await open(BASE));
    }
  });
});
