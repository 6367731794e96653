import { eolOf } from '../../rules/shared/source';
import { snippets, wordsOf } from '../../snippets';
import type { Uri } from '../../text';
import type { Block } from './blocks';

/** The block for a `.gitignore`: the patterns that it lacks, at its end, because later lines win. */
export function gitIgnoreBlocks(uri: Uri, text: string): readonly Block[] {
  const there = new Set(text.split(/\r?\n/).map((line) => line.trim()));
  return snippets
    .filter(({ scope }) => scope === 'gitignore')
    .map(({ prefix, title, description, text: textOf }) => {
      const lines = (textOf(wordsOf('os')) ?? '').split('\n');
      const kept = withoutEmptyHeads(lines.filter((line) => isComment(line) || !there.has(line)));
      const adds = kept.filter((line) => !isComment(line));
      const common = { id: prefix, title, description, adds, needs: [] };
      if (adds.length === 0) return { ...common, state: 'present', insert: null };
      const eol = eolOf(text);
      const before = text === '' || /[\r\n]$/.test(text) ? '' : eol;
      const body = before + kept.map((line) => line + eol).join('');
      const isWhole = kept.length === lines.length;
      const insert = { uri, offset: text.length, snippet: body, text: body, also: [] };
      return { ...common, state: isWhole ? 'missing' : 'partly', insert };
    });
}

function isComment(line: string): boolean {
  return line.startsWith('#');
}

/** A comment stays where a pattern below it does. */
function withoutEmptyHeads(lines: readonly string[]): readonly string[] {
  return lines.filter((line, index) => {
    const next = lines[index + 1];
    return !isComment(line) || (next !== undefined && !isComment(next));
  });
}
