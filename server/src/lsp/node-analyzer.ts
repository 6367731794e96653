import type { Analyzer } from '../core';
import { loadEngine } from '../grammar/node';

/** The analyzer with the parsers of this installation and all rules. Rejects with a message for the user. */
export async function createNodeAnalyzer(): Promise<Analyzer> {
  // WebAssembly is compiled on a thread of its own, while this one loads the rules.
  const loading = loadEngine();
  loading.catch(() => undefined);
  const { createAnalyzer, createDotenvParser, createPythonParser, plan } = await import('../core/index.js');
  const { engine } = await loading;
  const parsePython = createPythonParser(engine.parsePython);
  const parseDotenv = createDotenvParser(engine.parseDotenv);
  return createAnalyzer({ parsePython, parseDotenv, plan });
}
