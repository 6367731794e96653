import assert from 'node:assert/strict';
import { rules } from '../../server/src/core/rules/index.generated';
import { onlyRule } from './only-rule';
import { findingsIn, roots, useLab } from './support';

const guessed = 'it can be guessed';
const forged = 'sessions and password-reset links can be forged';
const warned = "and Django's check `security.W009` warns of that";

/** Keys by what they are, and what follows from it in settings and in a `.env` file. */
const cases: readonly (readonly [string, string, string, string])[] = [
  ['a short one', 'k3Xz9Qw7Lp2Vb8', guessed, forged],
  ['a random one of 38', 'k3Xz9Qw7Lp2Vb8Rt5Nm4Hj6k3Xz9Qw7Lp2Vb8', warned, warned],
  ['one of few letters', 'abab'.repeat(20), guessed, forged],
  ['a placeholder of 46', '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ9876543210', guessed, forged],
  ["the template's", `django-insecure-${'k3Xz9Qw7Lp2Vb8'.repeat(4)}`, warned, warned],
];

describe('what follows from a weak key', () => {
  const lab = useLab();
  const [root] = roots;
  assert.ok(root);

  const messageOf = (id: string, files: Readonly<Record<string, string>>): string => {
    const rule = rules.find((each) => each.id === id);
    assert.ok(rule);
    const site = { root, files, entries: { 'settings.py': 'unknown' } } as const;
    return findingsIn(lab.analyzer([rule]), site, onlyRule(rule))
      .map(({ message }) => message)
      .join(' ');
  };

  for (const [title, key, inSettings, inFile] of cases) {
    it(title, () => {
      const written = messageOf('secret-key-weak', { 'settings.py': `SECRET_KEY = "${key}"\n` });
      assert.ok(written.includes(`, ${inSettings === guessed ? 'so ' : ''}${inSettings}. Use`), written);
      const read = { 'settings.py': 'from decouple import config\nSECRET_KEY = config("SECRET_KEY")\n' };
      const kept = messageOf('dotenv-secret-key-weak', { ...read, '.env': `SECRET_KEY=${key}\n` });
      assert.ok(kept.includes(`, ${inFile === forged ? 'so ' : ''}${inFile}. Use`), kept);
    });
  }
});
