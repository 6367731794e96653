export { createAnalyzer } from './create-analyzer';
export type { Analyzer, AnalyzerParts, HoverResult, LintResult, ModuleFacts, ModuleRequest } from './analyzer';
export { rules } from './rules/index.generated';
export { subjects } from './lint/subjects.generated';
export { createPythonParser } from './syntax/python';
export { createDotenvParser } from './syntax/dotenv';
