export { createAnalyzer } from './create-analyzer';
export type { Analyzer, AnalyzerParts, HoverResult, LintResult, ModuleFacts, ModuleRequest } from './analyzer';
export { rules } from './rules/index.generated';
export { planRules } from './lint/plan';
export { plan } from './lint/product-plan';
export { createPythonParser } from './syntax/python';
export { createDotenvParser } from './syntax/dotenv';
