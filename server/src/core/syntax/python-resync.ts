const word = '[\\p{L}_][\\p{L}\\p{N}_]*';

/** `NAME =`, `NAME +=`, `NAME["key"] =`, `a.b =`, `NAME: type =`. */
const assignment = new RegExp(
  `^${word}(?:\\.${word}|\\[[^\\]]{0,80}\\])*[ \\t]*(?:=(?!=)|(?:[-+*/%@&|^]|\\*\\*|//|<<|>>)=|:[^=:]{1,80}=(?!=))`,
  'u',
);
const plainAssignment = new RegExp(`^\\*?${word}[ \\t]*(?:,[ \\t]*\\*?${word}[ \\t]*)*=(?!=)`, 'u');
const augmentedAssignment = new RegExp(`^${word}[ \\t]*(?:[-+*/%@&|^]|\\*\\*|//|<<|>>)=`, 'u');

/** Keywords that no expression contains: they start a statement even where a bracket is open. */
const keyword =
  /^(?:(?:import|class|def|while|with|return|del|raise|assert|pass|global|nonlocal|break|continue)\b|try[ \t]*:|from[ \t]+[.\w]+[ \t]+import\b|async[ \t]+(?:def|with)\b)/;

/** What may also go on an expression, but at the start of a line after a bracket that never closes most likely does not. */
const likely = new RegExp(
  `^(?:(?:if|for|match|type|from|async|await|print)\\b|@${word}|${word}(?:\\.${word}|\\[[^\\]]{0,80}\\])*[ \\t]*\\(|"""|''')`,
  'u',
);

/** Lines of text inside a string that look like code; prose must not. */
const codeInText = [
  /^import[ \t]+[\w.]+[ \t]*(?:$|#|as\b|,)/,
  /^from[ \t]+[.\w]+[ \t]+import\b/,
  /^(?:class|def)[ \t]+\w+[ \t]*[(:]/,
  /^(?:if|for|while|with)\b.*:[ \t]*$/,
  /^with\b.*\(.*\).*:/,
  /^try:/,
  /^@\w/,
  /^\w+(?:\.\w+)+\(/,
  /^\w+\((?:.*[(),])?[ \t]*$/,
  /^(?:raise[ \t]+\w+\(|del[ \t]+\w+$|assert\b.*[=(,])/,
];

/** `else:`, `elif`, `except` and `finally:` belong to the statement above. */
const clause = /^(?:(?:else|finally)[ \t]*:|(?:elif|except)\b)/;
const definition = /^(?:@|(?:def|class|async)\b)/;
const takesClauses = /^(?:if|for|while|try|async)\b/;

/** Enough of a line to tell how it begins. */
const enough = 300;

function lineFrom(text: string, at: number): string {
  return /^[^\r\n]*/.exec(text.slice(at, at + enough))?.[0] ?? '';
}

/** Whether a statement starts at this first column, given that the bracket around it is never closed. */
export function startsStatement(text: string, at: number): boolean {
  const line = lineFrom(text, at);
  return keyword.test(line) || assignment.test(line) || plainAssignment.test(line) || likely.test(line);
}

/** Whether this first column inside a string that is never closed looks like code. */
export function looksLikeCode(text: string, at: number): boolean {
  const line = lineFrom(text, at);
  return assignment.test(line) || plainAssignment.test(line) || codeInText.some((each) => each.test(line));
}

/**
 * Whether a statement starts at this first column although a bracket is open, without knowing whether the bracket is
 * closed later. `keywordArgument` says that `NAME = value` may be an argument of a call here.
 */
export function surelyStartsStatement(text: string, at: number, keywordArgument: boolean): boolean {
  const line = lineFrom(text, at);
  if (keyword.test(line) || augmentedAssignment.test(line)) return true;
  return !keywordArgument && plainAssignment.test(line);
}

/** After a backslash only what cannot go on an expression starts a new statement. */
export function startsAfterBackslash(text: string, at: number): boolean {
  const line = lineFrom(text, at);
  return keyword.test(line) || assignment.test(line);
}

/** True in front of `else`, `except` and their like, which belong to the statement above. */
export function isClause(text: string, at: number): boolean {
  return clause.test(text.slice(at, at + 20));
}

/** True in front of a statement that such clauses may belong to. */
export function mayTakeClauses(text: string, at: number): boolean {
  return takesClauses.test(text.slice(at, at + 20));
}

/** What may follow a decorator. */
export function isDefinition(text: string, at: number): boolean {
  return definition.test(text.slice(at, at + 20));
}
