import { join } from 'node:path';
import { offered, snippets, variantOf, type OfferedSnippet, type SnippetScope } from '../server/src/core/snippets';
import { root } from './rule-files';

/** The files that an editor reads snippets from, by the language that they are offered in. */
const files: Readonly<Record<string, readonly SnippetScope[]>> = {
  'python.json': ['settings', 'python', 'urls'],
  'dotenv.json': ['dotenv'],
  'ignore.json': ['gitignore'],
};

/** Snippets in the form of VS Code, with one entry for each variant. */
export function snippetFiles(): readonly (readonly [string, string])[] {
  const all = snippets.flatMap(offered);
  return Object.entries(files).map(([name, scopes]) => {
    const entries = all.filter(({ snippet }) => scopes.includes(snippet.scope)).map(entry);
    return [join(root, 'snippets', name), JSON.stringify(Object.fromEntries(entries))] as const;
  });
}

function entry(one: OfferedSnippet): readonly [string, object] {
  const { snippet, words, text } = one;
  const variant = variantOf(one);
  const needs = words?.reader === 'os' && !text.includes('import os') ? ' Needs `import os`.' : '';
  return [
    // Editors cut off the end of a name, so that what tells the variants apart comes first.
    `${variant === '' ? 'Django' : variant}: ${snippet.title}`,
    {
      prefix: snippet.prefix,
      description: `${snippet.description}${variant === '' ? '' : ` (${variant})`}.${needs}`,
      body: text.split('\n'),
      ...(snippet.isFile === true ? { isFileTemplate: true } : {}),
    },
  ];
}
