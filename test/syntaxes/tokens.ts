import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { INITIAL, parseRawGrammar, Registry, type IGrammar } from 'vscode-textmate';

/** The compiled file lies in out/test/syntaxes, three levels below the root of the repository. */
const root = join(__dirname, '../../..');
const find = createRequire(__filename);

/** A piece of a line with the scopes that a theme sees, the outermost first. */
export interface Token {
  readonly text: string;
  readonly scopes: readonly string[];
}

interface Contributed {
  readonly scopeName: string;
  readonly path: string;
  readonly injectTo?: readonly string[];
}

/** The grammars of this extension as the manifest contributes them. */
export function contributedGrammars(): readonly Contributed[] {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly contributes: { readonly grammars: readonly Contributed[] };
  };
  return manifest.contributes.grammars;
}

/**
 * Loads a language's own grammar with our injections, in the very engine that VS Code uses.
 *
 * @param language Name of a grammar in the package `tm-grammars`, such as `python`.
 */
export async function loadGrammar(language: string): Promise<(line: string) => readonly Token[]> {
  const bytes = readFileSync(find.resolve('vscode-oniguruma/release/onig.wasm'));
  await loadWASM(Uint8Array.from(bytes).buffer);
  const base = readFileSync(find.resolve(`tm-grammars/grammars/${language}.json`), 'utf8');
  const { scopeName } = JSON.parse(base) as { readonly scopeName: string };
  const own = contributedGrammars();
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: (scope) => {
      const path = own.find((grammar) => grammar.scopeName === scope)?.path;
      if (scope === scopeName) return Promise.resolve(parseRawGrammar(base, 'base.json'));
      return Promise.resolve(path ? parseRawGrammar(readFileSync(join(root, path), 'utf8'), path) : null);
    },
    getInjections: (scope) =>
      own.filter(({ injectTo }) => injectTo?.includes(scope)).map((grammar) => grammar.scopeName),
  });
  const grammar = await registry.loadGrammar(scopeName);
  if (grammar === null) throw new Error(`No grammar for ${language}.`);
  return (line) => tokensOf(grammar, line);
}

function tokensOf(grammar: IGrammar, line: string): readonly Token[] {
  const { tokens } = grammar.tokenizeLine(line, INITIAL);
  return tokens.map(({ startIndex, endIndex, scopes }) => ({ text: line.slice(startIndex, endIndex), scopes }));
}
