import { createAnalyzer, createDotenvParser, createPythonParser, rules, type Analyzer } from '../core';
import { loadEngine } from '../grammar/node';

/** The analyzer with the parsers of this installation and all rules. Rejects with a message for the user. */
export async function createNodeAnalyzer(): Promise<Analyzer> {
  const { engine } = await loadEngine();
  const parsePython = createPythonParser(engine.parsePython);
  const parseDotenv = createDotenvParser(engine.parseDotenv);
  return createAnalyzer({ parsePython, parseDotenv, rules });
}
