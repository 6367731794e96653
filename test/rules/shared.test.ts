import assert from 'node:assert/strict';
import { textTruth, isRawText, keepsBlanks, splitsAtCommas } from '../../server/src/core/rules/shared/env-text';
import { hostTrouble } from '../../server/src/core/rules/shared/hosts';
import { importOffset } from '../../server/src/core/rules/shared/idiom';
import { nearest } from '../../server/src/core/rules/shared/nearest';
import { isPlaceholder, isReference, weaknesses } from '../../server/src/core/rules/shared/secrets';
import { quoteOf, scanPython } from '../../server/src/core/rules/shared/source';
import type { Step } from '../../server/src/core/model/value';

describe('the classifier of secrets', () => {
  const placeholders = [
    '',
    'changeme',
    'change-me',
    'shop-dev-key-troque-em-producao-2026',
    'CHANGE_ME',
    'replace-this',
    'your-secret-here',
    'your_password',
    'xxxxxxxx',
    'secret',
    'password',
    'example',
    'insert-key-here',
    '123456',
    '***',
    '<password>',
    '!!!SET PASSWORD!!!',
    'fake-key',
    'demo',
    'deadbeef',
    'aaaaaaaa',
    'notasecret',
    'donotuse-this',
    'dev-key-only',
    'not-so-secret',
    'insecure',
    'django-dev-only',
    'todo',
    'mysecret',
    'ton_mot_de_passe_local',
    'deine-datenbank',
    'minha_senha',
    'minhasenha',
    'SenhaSMTP',
    'ваш_секретный_ключ',
    'вашпароль',
    '您的密码',
    'chave-secreta-aqui',
    'la contraseña',
  ];
  for (const text of placeholders) it(`takes "${text}" for a placeholder`, () => assert.ok(isPlaceholder(text)));

  const real = [
    'kJ8vQ',
    'correct horse',
    'pa55-W0rd-of-shop',
    'Tr0ub4dor',
    'postgres1',
    'contest-winner',
    'expassword9',
    'andromeda-key',
    'asecret7',
    'senha-7-da-loja',
    'senhasmtp7x',
    'вишня-7',
    'tonic-water',
  ];
  for (const text of real)
    it(`takes "${text}" for a secret`, () => assert.ok(!isPlaceholder(text) && !isReference(text)));

  const references = [
    '${DB_PASSWORD}',
    '{{ password }}',
    '%(PW)s',
    'op://vault/db',
    'vault:secret/db',
    'arn:aws:secretsmanager:eu:1:x',
    'projects/p/secrets/db',
    '/run/secrets/db',
    'DB_PASSWORD',
  ];
  for (const text of references) it(`takes "${text}" for a reference`, () => assert.ok(isReference(text)));

  it('measures keys as Django does', () => {
    assert.deepEqual(weaknesses('0123456789'.repeat(5)), []);
    assert.equal(weaknesses('0123456789'.repeat(5).slice(1)).length, 1, 'one character short');
    assert.equal(weaknesses('abcd'.repeat(20)).length, 1, 'four different characters');
    assert.deepEqual(weaknesses('abcde'.repeat(10)), []);
    assert.equal(weaknesses(`django-insecure-${'0123456789'.repeat(5)}`, [3, 2]).length, 1);
    assert.deepEqual(weaknesses(`django-insecure-${'0123456789'.repeat(5)}`, [3, 1]), []);
    assert.deepEqual(weaknesses('😀😁😂🤣😃'.repeat(10)), [], 'characters, not UTF-16 units');
  });
});

describe('hosts that can never match', () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['https://example.org', 'example.org'],
    ['https://example.org:8000/path?q=1', 'example.org'],
    ['*.example.org', '.example.org'],
    ['example.org:80', 'example.org'],
    ['[::1]:8000', '[::1]'],
    ['::1', '[::1]'],
    [' example.org ', 'example.org'],
    ['"example.org"', 'example.org'],
    ['example.org.', 'example.org'],
    ['example.org/', 'example.org'],
    ['a.org,b.org', undefined],
    ['a.org b.org', undefined],
    ['münchen.de', undefined],
  ];
  for (const [item, meant] of cases) {
    it(item, () => {
      const trouble = hostTrouble(item);
      assert.ok(trouble !== undefined);
      assert.equal(trouble.meant, meant);
    });
  }
  for (const item of [
    '',
    '*',
    'example.org',
    '.example.org',
    'localhost',
    '127.0.0.1',
    '[::1]',
    'xn--mnchen-3ya.de',
    'EXAMPLE.org',
    'my_host',
  ])
    it(`not ${item}`, () => assert.equal(hostTrouble(item), undefined));
});

describe('texts of the environment', () => {
  const equals = (text: string): Step => ({ op: 'compare', operator: '==', operand: { kind: 'literal', value: text } });
  const split: Step = { op: 'method', name: 'split', args: [{ kind: 'literal', value: ',' }] };

  it('follow the steps to a truth value', () => {
    assert.equal(textTruth('True', [equals('True')]), true);
    assert.equal(textTruth('true', [equals('True')]), false);
    assert.equal(textTruth('TRUE', [{ op: 'method', name: 'lower', args: [] }, equals('true')]), true);
    assert.equal(textTruth('False', []), true);
    assert.equal(textTruth('0', [{ op: 'builtin', name: 'int' }]), false);
    assert.equal(textTruth('maybe', [{ op: 'cast', reader: 'python-decouple', cast: 'bool' }]), undefined, 'an error');
    assert.equal(textTruth('x', [{ op: 'opaque' }]), undefined);
  });

  it('are raw where nothing knows a word for off', () => {
    assert.ok(isRawText([]));
    assert.ok(isRawText([{ op: 'builtin', name: 'bool' }]));
    assert.ok(!isRawText([equals('True')]));
    assert.ok(!isRawText([{ op: 'cast', reader: 'environs', cast: 'bool' }]));
  });

  it('keep blanks in lists or not', () => {
    assert.ok(keepsBlanks([split]));
    assert.ok(!keepsBlanks([split, { op: 'items', strip: true, filtered: true }]));
    assert.ok(keepsBlanks([{ op: 'cast', reader: 'django-environ', cast: 'list' }]));
    assert.ok(!keepsBlanks([{ op: 'cast', reader: 'python-decouple', cast: 'list' }]));
    assert.ok(splitsAtCommas([split]));
    assert.ok(!splitsAtCommas([{ op: 'method', name: 'split', args: [{ kind: 'literal', value: ' ' }] }]));
  });
});

describe('reading source without a parser', () => {
  it('tells comments from texts', () => {
    const text = "a = \"# no\"  # yes\nb = '''\n# no\n'''  # too\nc = \"it's\" # end";
    const found = scanPython(text).comments.map(({ start, end }) => text.slice(start, end));
    assert.deepEqual(found, ['# yes', '# too', '# end']);
  });

  it('learns the quote of a module', () => {
    assert.equal(quoteOf("a = 'x'\nb = 'y'\nc = \"it\""), "'");
    assert.equal(quoteOf('a = "x"\nb = \'y\''), '"');
    assert.equal(quoteOf('a = 1'), '"');
  });

  it('finds where an import can go', () => {
    const at = (text: string): string => text.slice(importOffset(text));
    assert.equal(at('A = 1\n'), 'A = 1\n');
    assert.equal(at('#!/usr/bin/env python\n# words\n\nA = 1\n'), 'A = 1\n');
    assert.equal(at('"""Doc\n\nimport this\n"""\n\nA = 1\n'), 'A = 1\n');
    assert.equal(at('from __future__ import annotations\n\nimport sys\n'), 'import sys\n');
    assert.equal(at('\uFEFF# words\r\n"doc"\r\nA = 1\r\n'), 'A = 1\r\n');
    assert.equal(at(''), '');
  });

  it('finds the nearest name', () => {
    const names = ['debug-enabled', 'debug-env-string', 'hsts-missing'];
    assert.equal(nearest('debug-enabeld', names), 'debug-enabled');
    assert.equal(nearest('debug_enabled', names), 'debug-enabled');
    assert.equal(nearest('hsts-mising', names), 'hsts-missing');
    assert.equal(nearest('something-else', names), undefined);
  });
});
