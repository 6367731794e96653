import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, findings, hoverText, inWorkspace, open, revert, settledFindings } from './support';

const BASE = 'config/settings/base.py';
const PRODUCTION = 'config/settings/production.py';

/** Types at the end of a file and answers what is offered there. */
async function offered(editor: vscode.TextEditor, text: string): Promise<readonly vscode.CompletionItem[]> {
  const { document } = editor;
  await editor.edit((edit) => {
    edit.insert(document.lineAt(document.lineCount - 1).range.end, text);
  });
  const end = document.lineAt(document.lineCount - 1).range.end;
  return eventually(`completions behind ${text.trim()}`, async () => {
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      end,
    );
    return list.items.length > 0 ? list.items : undefined;
  });
}

function labels(items: readonly vscode.CompletionItem[]): readonly string[] {
  return items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}

/** The position of a text in a document. */
function placeOf(document: vscode.TextDocument, text: string, shift = 1): vscode.Position {
  const offset = document.getText().indexOf(text);
  assert.ok(offset >= 0, `${text} is not in ${document.uri.path}`);
  return document.positionAt(offset + shift);
}

describe('completion', () => {
  it('offers settings by name', async () => {
    const editor = await open(PRODUCTION);
    const items = labels(await offered(editor, '\nSECURE_HS'));
    for (const name of ['SECURE_HSTS_SECONDS', 'SECURE_HSTS_PRELOAD']) assert.ok(items.includes(name), items.join(' '));
    await revert(editor);
  });

  it('offers the values that a setting may have', async () => {
    const editor = await open(PRODUCTION);
    const items = labels(await offered(editor, '\nSECURE_REFERRER_POLICY = "'));
    assert.ok(
      items.some((label) => label.includes('same-origin')),
      items.join(' '),
    );
    await revert(editor);
  });

  it('offers in a .env file what the settings read', async () => {
    const editor = await open('.env');
    await editor.edit((edit) => {
      edit.delete(editor.document.lineAt(1).rangeIncludingLineBreak);
    });
    const items = labels(await offered(editor, '\nDJANGO_'));
    assert.ok(items.includes('DJANGO_DEBUG'), items.join(' '));
    await revert(editor);
  });
});

describe('completion inside of values', () => {
  for (const [what, path, text, wanted] of [
    ['keys of a dictionary', PRODUCTION, '\nREST_FRAMEWORK = {"DEFAULT_THROTTLE_', 'DEFAULT_THROTTLE_RATES'],
    ['keys of a dictionary in a dictionary', PRODUCTION, '\nDATABASES = {"default": {"CONN_', 'CONN_MAX_AGE'],
    ['classes of packages', PRODUCTION, '\nREST_FRAMEWORK = {"DEFAULT_PERMISSION_CLASSES": ["', 'IsAuthenticated'],
    ['paths of middleware', PRODUCTION, '\nMIDDLEWARE = ["django.middleware.sec', 'SecurityMiddleware'],
    ['variables of .env in a read', BASE, '\nNAME = env("DJANGO_', 'DJANGO_DEBUG'],
  ] as const) {
    it(`offers ${what}`, async () => {
      const editor = await open(path);
      const items = labels(await offered(editor, text));
      assert.ok(
        items.some((label) => label.includes(wanted)),
        items.join(' '),
      );
      await revert(editor);
    });
  }

  it('writes a setting with its value, and what is written is clean', async () => {
    const editor = await open(PRODUCTION);
    const { document } = editor;
    const [item] = (await offered(editor, '\nCSRF_COOKIE_SEC')).filter(({ label }) => label === 'CSRF_COOKIE_SECURE');
    assert.ok(item?.insertText instanceof vscode.SnippetString && item.range instanceof vscode.Range);
    assert.ok(await editor.insertSnippet(item.insertText, item.range));
    assert.match(document.getText(), /^CSRF_COOKIE_SECURE = True$/m);
    await settledFindings();
    assert.ok(!findings(document.uri).some(({ message }) => message.includes('CSRF_COOKIE_SECURE')));
    await revert(editor);
  });
});

describe('navigation between settings and .env', () => {
  it('goes from a read to the line', async () => {
    const { document } = await open(BASE);
    const places = await vscode.commands.executeCommand<readonly (vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      placeOf(document, 'DJANGO_DEBUG'),
    );
    const paths = places.map((place) => ('uri' in place ? place.uri.path : place.targetUri.path));
    assert.ok(paths.includes(inWorkspace('.env').path), paths.join(' '));
  });

  it('finds both from the line', async () => {
    const { document } = await open('.env');
    const places = await vscode.commands.executeCommand<readonly vscode.Location[]>(
      'vscode.executeReferenceProvider',
      document.uri,
      placeOf(document, 'DJANGO_DEBUG'),
    );
    const paths = new Set(places.map(({ uri }) => uri.path));
    assert.ok(paths.has(inWorkspace(BASE).path) && paths.has(inWorkspace('.env').path), [...paths].join(' '));
  });

  it('renames in both', async () => {
    const { document } = await open(BASE);
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      placeOf(document, 'DJANGO_DEBUG'),
      'SHOP_DEBUG',
    );
    const changed = edit.entries().map(([uri]) => uri.path);
    assert.deepEqual([...changed].sort(), [inWorkspace('.env').path, inWorkspace(BASE).path].sort());
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.match(document.getText(), /env\.str\("SHOP_DEBUG"/);
    await revert(await open('.env'));
    await revert(await open(BASE));
    assert.match(document.getText(), /env\.str\("DJANGO_DEBUG"/);
  });
});

describe('hover', () => {
  it('on a setting says what it does and where its value comes from', async () => {
    const { document } = await open(PRODUCTION);
    const text = await eventually(
      'a hover',
      async () => (await hoverText(document.uri, placeOf(document, 'SECURE_SSL_REDIRECT'))) || undefined,
    );
    assert.match(text, /docs\.djangoproject\.com/);
    assert.match(text, /production\.py/);
  });

  it('on a variable in .env says where it is read, and shows no secret', async () => {
    const { document } = await open('.env');
    const text = await eventually(
      'a hover',
      async () => (await hoverText(document.uri, placeOf(document, 'DJANGO_DEBUG'))) || undefined,
    );
    assert.match(text, /base\.py/);
    const key = await hoverText(document.uri, placeOf(document, 'SECRET_KEY'));
    assert.ok(!key.includes('changeme'), 'the hover shows the value of SECRET_KEY');
  });
});

describe('snippets', () => {
  it('for a production module is inserted, and nothing is found in it', async () => {
    const before = (await settledFindings()).length;
    const document = await vscode.workspace.openTextDocument({ language: 'python', content: '' });
    await vscode.window.showTextDocument(document);
    const name = 'Django: cookie flags';
    await vscode.commands.executeCommand('editor.action.insertSnippet', { langId: 'python', name });
    await eventually('the snippet', () =>
      document.getText().includes('SESSION_COOKIE_SECURE = True') ? true : undefined,
    );
    await settledFindings();
    assert.deepEqual(findings(document.uri), []);
    assert.equal((await settledFindings()).length, before);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});

describe('the template of an environment file', () => {
  it('is inserted into .env.production, and nothing is found in it', async () => {
    const uri = inWorkspace('.env.production');
    await vscode.workspace.fs.writeFile(uri, new Uint8Array());
    try {
      const { document } = await open('.env.production');
      assert.equal(document.languageId, 'dotenv');
      await vscode.commands.executeCommand('editor.action.insertSnippet', {
        langId: 'dotenv',
        name: 'Django: .env.production',
      });
      await eventually('the snippet', () => (/^SECRET_KEY=/m.test(document.getText()) ? true : undefined));
      await settledFindings();
      assert.deepEqual(
        findings(document.uri).map(({ message }) => message),
        [],
      );
    } finally {
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await vscode.workspace.fs.delete(uri);
    }
  });
});

describe('hardened blocks', () => {
  it('are inserted where they belong, and what was missing is not reported any more', async () => {
    const editor = await open(PRODUCTION);
    const { document } = editor;
    const before = document.getText();
    await settledFindings();
    await vscode.commands.executeCommand('djangoSettingsLint.insertBlock', 'dsl-hsts');
    await eventually('the block', () => (/^SECURE_HSTS_SECONDS = 3600$/m.test(document.getText()) ? true : undefined));
    await settledFindings();
    const rules = findings(document.uri).map(({ code }) => (typeof code === 'object' ? code.value : code));
    assert.ok(!rules.includes('hsts-missing') && !rules.includes('hsts-too-short'), rules.join(', '));
    await revert(editor);
    assert.equal(document.getText(), before);
  });

  for (const { what, path, block, adds } of [
    { what: 'a URLconf', path: 'config/urls.py', block: 'dsl-health', adds: /^ *path\("health\/", health\)/m },
    { what: 'the ignore rules of Git', path: '.gitignore', block: 'dsl-gitignore', adds: /^\.env$/m },
  ]) {
    it(`are inserted into ${what}, and are there then`, async () => {
      const editor = await open(path);
      const { document } = editor;
      const before = document.getText();
      await settledFindings();
      await vscode.commands.executeCommand('djangoSettingsLint.insertBlock', block);
      await eventually('the block', () => (adds.test(document.getText()) ? true : undefined));
      const after = document.getText();
      await settledFindings();
      await vscode.commands.executeCommand('djangoSettingsLint.insertBlock', block);
      assert.equal(document.getText(), after, 'what is there was inserted once more');
      await vscode.commands.executeCommand('undo');
      await eventually('one undo', () => (document.getText() === before ? true : undefined));
      await revert(editor);
    });
  }
});
