import assert from 'node:assert/strict';
import spaces from '../../server/src/core/rules/dotenv-space-around-equals';
import { onlyRule } from './only-rule';
import { findingsIn, roots, useLab } from './support';

const loads =
  'import environ\nimport os\nenv = environ.Env()\nif env.bool("READ_FILE", default=False):\n    env.read_env(os.path.join(os.path.dirname(__file__), ".env"))\n';

describe('lines that a loader skips', () => {
  const lab = useLab();
  const severity = (text: string, own: string, stored = {}): readonly string[] => {
    const all = roots.map((root) => {
      const files = {
        'old/settings.py': loads + own,
        'old/.env': text,
        'shop/settings.py': 'import os\nDEBUG = os.environ.get("DEBUG") == "1"\n',
      };
      const entries = { 'old/settings.py': 'unknown', 'shop/settings.py': 'production' } as const;
      const site = { root, files, entries, stored: { 'old/.env': stored } };
      return findingsIn(lab.analyzer([spaces]), site, onlyRule(spaces)).map((finding) => finding.severity);
    });
    assert.deepEqual(all[0], all[1]);
    return all[0] ?? [];
  };

  it('matter most where the settings that load the file read the variable', () => {
    assert.deepEqual(severity('DEBUG = 1\n', 'DEBUG = env.bool("DEBUG")\n'), ['error']);
    assert.deepEqual(severity('DEBUG = 1\nHOST=a\n', 'HOST = env("HOST")\n'), ['warning']);
  });

  it('matter little where those settings read none of its names, whatever others read', () => {
    assert.deepEqual(severity('DEBUG = 1\nHOST = a\n', 'DEBUG = False\n'), ['hint', 'hint']);
    assert.deepEqual(severity('DEBUG = 1\n', 'DEBUG = False\n', { readBy: ['docker'] }), ['warning']);
    assert.deepEqual(severity('DEBUG = 1\n', 'DEBUG = False\n', { isHanded: true }), ['warning']);
  });
});
