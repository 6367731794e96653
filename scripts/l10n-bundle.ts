import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root } from './rule-files';

const folder = join(root, 'client', 'src');

/** The texts of the extension's own windows, as translators get them: every first argument of `l10n.t`, in order of the alphabet. */
export function l10nBundle(): readonly [path: string, text: string] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const texts = files.flatMap((name) => textsIn(name, readFileSync(join(folder, name), 'utf8')));
  const bundle = Object.fromEntries([...new Set(texts)].sort().map((text) => [text, text]));
  return [join(root, 'l10n', 'bundle.l10n.json'), JSON.stringify(bundle)];
}

/** VS Code looks a text up by itself, so it has to stand in the source letter by letter. */
export function textsIn(name: string, source: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText() === 'l10n.t') {
      const [text] = node.arguments;
      if (text === undefined || !ts.isStringLiteralLike(text))
        throw new Error(`${name}: l10n.t takes a text that stands there, not ${text?.getText() ?? 'nothing'}.`);
      found.push(text.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true));
  return found;
}
