export { createAnalyzer } from './create-analyzer';
export type { Analyzer, AnalyzerParts, HoverResult, LintResult, ModuleFacts, ModuleRequest } from './analyzer';
export { rules } from './rules/index.generated';
export { subjectIndex as subjects } from './lint/subject-index';
export { createPythonParser } from './syntax/python';
export { createDotenvParser } from './syntax/dotenv';
