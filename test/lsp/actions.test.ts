import assert from 'node:assert/strict';
import { on, plain, start, vscode, type Action, type Started } from './support';

const manage = 'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")\n';

async function opened(text: string, more: { capabilities?: object; options?: unknown } = {}): Promise<Started> {
  const started = await start({ files: { 'manage.py': manage, 'settings.py': text, '.env': 'KEY=1\n' }, ...more });
  await started.open('settings.py');
  return started;
}

function titles(actions: readonly Action[]): readonly string[] {
  return actions.map(({ title }) => title);
}

function find(actions: readonly Action[], title: string): Action {
  const action = actions.find((candidate) => candidate.title === title);
  assert.ok(action, `no action "${title}" among: ${titles(actions).join(' | ')}`);
  return action;
}

async function resolve({ client }: Started, action: Action): Promise<Action> {
  return (await client.request('codeAction/resolve', action)) as Action;
}

describe('language server: fixes', () => {
  it('offers the fix first, then to ignore the rule, and computes no edit before it is picked', async () => {
    const started = await opened('DEBUG = BAD\n');
    const actions = await started.actions('settings.py', on(0, 9));
    assert.deepEqual(titles(actions), [
      'Replace BAD',
      'Ignore debug-enabled on this line',
      'Ignore debug-enabled in this file',
      'Ignore debug-enabled in this project',
    ]);
    assert.deepEqual(
      actions.map(({ isPreferred }) => isPreferred),
      [true, undefined, undefined, undefined],
    );
    assert.deepEqual(
      actions.map(({ edit }) => edit),
      [undefined, undefined, undefined, undefined],
    );
    assert.deepEqual(
      actions[0]?.diagnostics?.map(({ code }) => code),
      ['debug-enabled'],
    );
  });

  it('resolves a fix into a versioned edit', async () => {
    const started = await opened('DEBUG = BAD\n');
    const [fix] = await started.actions('settings.py', on(0, 9));
    assert.ok(fix);
    const { edit } = await resolve(started, fix);
    const textDocument = { uri: started.address('settings.py'), version: 1 };
    assert.deepEqual(edit, { documentChanges: [{ textDocument, edits: [{ range: on(0, 8, 11), newText: 'GOOD' }] }] });
  });

  it('offers nothing away from a finding', async () => {
    const started = await opened('DEBUG = BAD\n');
    assert.deepEqual(await started.actions('settings.py', on(0, 0, 3)), []);
  });

  it('sends edits at once and without versions to a client that knows neither', async () => {
    const started = await opened('DEBUG = BAD\n', { capabilities: plain });
    const actions = await started.actions('settings.py', on(0, 9));
    const uri = started.address('settings.py');
    assert.deepEqual(actions[0]?.edit, { changes: { [uri]: [{ range: on(0, 8, 11), newText: 'GOOD' }] } });
    assert.equal(actions[0].isPreferred, undefined);
    assert.ok(actions.every(({ edit }) => edit !== undefined));
  });

  it('gives no edit for a text that has changed since', async () => {
    const started = await opened('DEBUG = BAD\n');
    const [fix] = await started.actions('settings.py', on(0, 9));
    assert.ok(fix);
    started.change('settings.py', 2, '\nDEBUG = BAD\n');
    assert.equal((await resolve(started, fix)).edit, undefined);
  });

  it('answers for the text as it is now, although the pause after the last keystroke is not over', async () => {
    const started = await start({ files: { 'manage.py': manage, 'settings.py': 'DEBUG = 1\n' }, quiet: 5_000 });
    await started.open('settings.py');
    started.change('settings.py', 2, 'DEBUG = BAD\n');
    assert.equal((await started.actions('settings.py', on(0, 9)))[0]?.title, 'Replace BAD');
  });

  it('asks before it changes another file', async () => {
    const started = await opened('DEBUG = BAD_CROSS\n');
    const { edit } = await resolve(started, find(await started.actions('settings.py', on(0, 9)), 'Replace BAD_CROSS'));
    assert.deepEqual(edit?.documentChanges, [
      {
        textDocument: { uri: started.address('settings.py'), version: 1 },
        edits: [{ range: on(0, 8, 17), newText: 'GOOD' }],
      },
      {
        textDocument: { uri: started.address('.env'), version: null },
        edits: [{ range: on(0, 0), newText: 'X=1\n', annotationId: 'elsewhere' }],
      },
    ]);
    assert.equal(edit.changeAnnotations?.['elsewhere']?.needsConfirmation, true);
  });

  it('leaves the question to a client that asks by itself, in an action that it resolves', async () => {
    const started = await opened('DEBUG = BAD_CROSS, BAD\n', { options: { confirm: true } });
    const offered = await started.actions('settings.py', on(0, 0, 22));
    const { command, edit, data, kind } = find(offered, 'Replace BAD_CROSS');
    assert.deepEqual([edit, data], [undefined, undefined]);
    const { command: name, arguments: given = [] } = command as { command: string; arguments?: readonly Action[] };
    assert.equal(name, 'djangoSettingsLint.applyAction');
    const [inner] = given;
    assert.ok(inner);
    assert.equal(inner.kind, kind);
    const resolved = await resolve(started, inner);
    assert.equal(resolved.edit?.documentChanges?.length, 2);
    assert.equal(resolved.edit.changeAnnotations, undefined);
    assert.equal(find(offered, 'Replace BAD').command, undefined);
  });

  it('creates a file only through a client that can', async () => {
    const able = await opened('DEBUG = BAD_NEW\n');
    const { edit } = await resolve(able, find(await able.actions('settings.py', on(0, 9)), 'Replace BAD_NEW'));
    assert.deepEqual(
      edit?.documentChanges?.map(({ kind, uri }) => [kind, uri]),
      [
        [undefined, undefined],
        ['create', able.address('.env.new')],
        [undefined, undefined],
      ],
    );
    const unable = await opened('DEBUG = BAD_NEW\n', { capabilities: plain });
    assert.deepEqual(
      titles(await unable.actions('settings.py', on(0, 9))).filter((title) => title.startsWith('Replace')),
      [],
    );
  });

  it('fills in one fresh key of 64 harmless characters for each time that a fix is applied', async () => {
    const started = await opened('DEBUG = BAD_KEY\n');
    const fix = find(await started.actions('settings.py', on(0, 9)), 'Replace BAD_KEY');
    const keys = await Promise.all([resolve(started, fix), resolve(started, fix)]);
    const texts = keys.map(({ edit }) => edit?.documentChanges?.[0]?.edits?.[0]?.newText ?? '');
    for (const text of texts) {
      const [first = '', second] = text.split('|');
      assert.match(first, /^[A-Za-z0-9_-]{64}$/);
      assert.equal(first, second);
    }
    assert.notEqual(texts[0], texts[1]);
  });

  it('says which of two fixes changes how the site behaves', async () => {
    const started = await opened('DEBUG = BAD_BOTH\n');
    const offered = titles(await started.actions('settings.py', on(0, 9), ['quickfix']));
    assert.deepEqual(offered.slice(0, 2), ['Replace BAD_BOTH (changes how the site behaves)', 'Replace it safely']);
  });

  it('offers the fixes of every member of a group, and to ignore the group in the file', async () => {
    const started = await opened('DEBUG = BAD_GROUP, BAD_GROUP2\n');
    assert.deepEqual(titles(await started.actions('settings.py', on(0, 9))), [
      'Replace BAD_GROUP',
      'Replace BAD_GROUP2',
      'Ignore missing-hardening in this file',
      'Ignore missing-hardening in this project',
    ]);
  });

  it('offers the page of a rule only to a client that can show it', async () => {
    const started = await opened('DEBUG = BAD\n', { capabilities: vscode, options: { showRule: true } });
    const action = find(await started.actions('settings.py', on(0, 9)), 'Show rule debug-enabled');
    assert.deepEqual(
      (action.command as { command: string; arguments: unknown[] }).command,
      'djangoSettingsLint.showRule',
    );
  });

  it('offers the ways to excuse a finding alone to whoever asks for their kind', async () => {
    const started = await opened('DEBUG = BAD\n');
    const only = ['quickfix.djangoSettingsLint.ignore'];
    const offered = await started.actions('settings.py', on(0, 9), only);
    const scopes = ['on this line', 'in this file', 'in this project'];
    assert.deepEqual(
      titles(offered),
      scopes.map((scope) => `Ignore debug-enabled ${scope}`),
    );
    assert.ok(offered.every(({ kind }) => kind === only[0]));
  });
});

describe('language server: fix all', () => {
  const text = 'DEBUG = BAD_SAFE, BAD, BAD_BOTH\nX = BAD_SAFE\n';

  it('does the safe fixes of the file and nothing else', async () => {
    const started = await opened(text);
    const [action, ...others] = await started.actions('settings.py', on(0, 0), ['source.fixAll.djangoSettingsLint']);
    assert.ok(action);
    assert.deepEqual(others, []);
    const { edit } = await resolve(started, action);
    const [change] = edit?.documentChanges?.[0]?.edits ?? [];
    assert.ok(change);
    const lines = text.split('\n');
    const result =
      (lines[0] ?? '').slice(0, change.range.start.character) +
      change.newText +
      (lines[1] ?? '').slice(change.range.end.character);
    assert.equal(result, 'DEBUG = GOOD, BAD, GOOD\nX = GOOD');
  });

  it('is offered for its own kind and the kinds around it, and quick-fixes are not', async () => {
    const started = await opened(text);
    for (const kind of ['source.fixAll.djangoSettingsLint', 'source.fixAll', 'source']) {
      assert.deepEqual(
        (await started.actions('settings.py', on(0, 9), [kind])).map((action) => action.kind),
        ['source.fixAll.djangoSettingsLint'],
        kind,
      );
    }
  });

  it('stays away when other kinds are asked for', async () => {
    const started = await opened(text);
    for (const kind of [
      'source.fixAll.eslint',
      'source.organizeImports',
      'refactor',
      'source.fixAll.djangoSettingsLint.more',
      'quick',
    ]) {
      assert.deepEqual(await started.actions('settings.py', on(0, 9), [kind]), [], kind);
    }
    const quick = await started.actions('settings.py', on(0, 9), ['quickfix']);
    assert.ok(quick.length > 0 && quick.every(({ kind }) => /^quickfix(\.|$)/.test(kind)));
  });

  it('is not offered where no fix is safe', async () => {
    const started = await opened('DEBUG = BAD\n');
    assert.deepEqual(await started.actions('settings.py', on(0, 9), ['source.fixAll']), []);
  });

  it('gives no edit for another version', async () => {
    const started = await opened(text);
    const [action] = await started.actions('settings.py', on(0, 0), ['source.fixAll']);
    assert.ok(action);
    started.change('settings.py', 2, `${text}# more\n`);
    assert.equal((await resolve(started, action)).edit, undefined);
  });
});

describe('language server: ignoring', () => {
  const edited = async (started: Started, path: string, character: number, title: string): Promise<unknown> => {
    const { edit } = await resolve(started, find(await started.actions(path, on(0, character)), title));
    return edit?.documentChanges?.[0]?.edits;
  };

  it('writes the comment at the end of the line in Python', async () => {
    const started = await opened('DEBUG = BAD\n');
    assert.deepEqual(await edited(started, 'settings.py', 9, 'Ignore debug-enabled on this line'), [
      { range: on(0, 11), newText: '  # settings-lint: ignore[debug-enabled]' },
    ]);
  });

  it('writes the comment at the top of the file', async () => {
    const started = await opened('DEBUG = BAD\n');
    assert.deepEqual(await edited(started, 'settings.py', 9, 'Ignore debug-enabled in this file'), [
      { range: on(0, 0), newText: '# settings-lint: ignore-file[debug-enabled]\n' },
    ]);
  });

  it('writes the comment on the line above in an environment file', async () => {
    const started = await start({
      files: { 'manage.py': manage, 'settings.py': 'DEBUG = 1\n', '.env': 'KEY=BAD\r\n' },
    });
    await started.open('.env');
    assert.deepEqual(await edited(started, '.env', 5, 'Ignore debug-enabled on this line'), [
      { range: on(0, 0), newText: '# settings-lint: ignore[debug-enabled]\r\n' },
    ]);
  });

  it('is not offered where comments have no meaning', async () => {
    const pyproject = '[tool.django-settings-lint]\npreset = "strikt"\n';
    const started = await start({
      files: { 'manage.py': manage, 'settings.py': 'DEBUG = 1\n', 'pyproject.toml': pyproject },
    });
    await started.client.whenCodes(started.address('pyproject.toml'), 'configuration-invalid');
    const offered = titles(await started.actions('pyproject.toml', on(1, 10)));
    assert.deepEqual(
      offered.filter((title) => title.startsWith('Ignore')),
      [],
    );
  });

  describe('in the project', () => {
    const table = '[tool.django-settings-lint.rules]\n';
    const title = 'Ignore debug-enabled in this project';
    const project = async (
      files: Readonly<Record<string, string>>,
      capabilities: object = vscode,
    ): Promise<Started> => {
      const started = await start({
        files: { 'manage.py': manage, 'settings.py': 'DEBUG = BAD\n', ...files },
        capabilities,
      });
      await started.open('settings.py');
      return started;
    };
    const offered = async (started: Started): Promise<readonly string[]> =>
      titles(await started.actions('settings.py', on(0, 9)));

    it('adds a key to the configuration, after asking', async () => {
      const started = await project({ 'pyproject.toml': table });
      const { edit } = await resolve(started, find(await started.actions('settings.py', on(0, 9)), title));
      const textDocument = { uri: started.address('pyproject.toml'), version: null };
      const newText = '\ndebug-enabled = "off"';
      assert.deepEqual(edit?.documentChanges, [
        { textDocument, edits: [{ range: on(0, table.length - 1), newText, annotationId: 'elsewhere' }] },
      ]);
      assert.equal(edit.changeAnnotations?.['elsewhere']?.needsConfirmation, true);
    });

    it('ends the findings of the rule and the offer, once the file is written', async () => {
      const started = await project({});
      started.files.write('pyproject.toml', `${table}debug-enabled = "off"\n`);
      started.client.notify('workspace/didChangeWatchedFiles', {
        changes: [{ uri: started.address('pyproject.toml'), type: 1 }],
      });
      await started.client.whenCodes(started.address('settings.py'));
      assert.deepEqual(await offered(started), []);
    });

    it('creates the file only through a client that can', async () => {
      const able = await project({});
      const { edit } = await resolve(able, find(await able.actions('settings.py', on(0, 9)), title));
      assert.deepEqual(edit?.documentChanges?.[0], {
        kind: 'create',
        uri: able.address('pyproject.toml'),
        options: { overwrite: false },
        annotationId: 'elsewhere',
      });
      assert.deepEqual(
        edit.documentChanges[1]?.edits?.map(({ newText }) => newText),
        [`${table}debug-enabled = "off"\n`],
      );
      assert.ok(!(await offered(await project({}, plain))).includes(title));
      assert.ok((await offered(await project({ 'pyproject.toml': '' }, plain))).includes(title));
    });

    it('works on the text that is being written, in its version', async () => {
      const started = await project({ 'pyproject.toml': '[tool.black]\n' });
      await started.open('pyproject.toml', '[tool.black]\nfast = true\n', 'toml');
      const { edit } = await resolve(started, find(await started.actions('settings.py', on(0, 9)), title));
      assert.deepEqual(edit?.documentChanges?.[0]?.textDocument, {
        uri: started.address('pyproject.toml'),
        version: 1,
      });
      assert.deepEqual(edit.documentChanges[0].edits?.[0]?.range, on(2, 0));
    });

    it('is not offered for a file that is no TOML, nor where a member of a group has a level of its own', async () => {
      assert.ok(!(await offered(await project({ 'pyproject.toml': '[tool.black\n' }))).includes(title));
      const group = { 'settings.py': 'DEBUG = BAD_GROUP, BAD_GROUP2\n' };
      const wanted = 'Ignore missing-hardening in this project';
      assert.ok((await offered(await project({ ...group, 'pyproject.toml': table }))).includes(wanted));
      const own = `${table}bad-member = "error"\n`;
      assert.ok(!(await offered(await project({ ...group, 'pyproject.toml': own }))).includes(wanted));
    });
  });
});
