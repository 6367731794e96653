import type { Analyzer, ModuleRequest } from '../../server/src/core/analyzer';

/**
 * Tells imports and assigned names by line, so that loading is tested apart from parsing; about everything that an editor
 * asks it knows nothing.
 */
export const fakeAnalyzer: Omit<Analyzer, 'rules' | 'lint'> = {
  explain: () => [],
  deploy: () => [],
  checklist: () => ({ sections: [] }),
  hover: () => null,
  complete: () => [],
  completionDoc: () => '',
  blocks: () => [],
  variables: {
    definition: () => [],
    references: () => [],
    renameTarget: () => null,
    rename: () => ({ ok: false, why: 'nothing is known' }),
  },
  inspect: (_uri, text) => ({
    imports: [...text.matchAll(/^\s*(?:from\s+(\.*)([\w.]*)\s+import\s+([\w*, ]+)|import\s+([\w.]+))/gm)].flatMap(
      requests,
    ),
    includes: [],
    executes: text.includes('exec(') ? [...text.matchAll(/"([^"\n]+\.py)"/g)].map((match) => match[1] ?? '') : [],
    assigned: [...text.matchAll(/^([A-Z][A-Z0-9_]*)\s*\+?=/gm)].map((match) => match[1] ?? ''),
  }),
};

function requests(match: RegExpMatchArray): readonly ModuleRequest[] {
  const [written, dots = '', module = '', names = '', plain] = match;
  const optional = /^\s*[ \t](?:from|import)/.test(written);
  if (plain !== undefined) return [{ level: 0, module: plain, optional }];
  const targets = names.split(',').map((name) => name.trim());
  return targets.map((name) => ({
    level: dots.length,
    module: [module, name === '*' ? '' : name].filter((part) => part !== '').join('.'),
    optional,
    ...(name === '*' ? { star: true } : {}),
  }));
}
