import type { Analyzer } from '../core/analyzer';
import { ownFinding, ownFindings } from '../core/rules/own';
import { renderOwnPage, renderRulePage } from '../core/rules/page';
import type { Rule } from '../core/rules/rule';

type Rules = Pick<Analyzer, 'rules'>;

/** A rule, or one of the product's own findings, in short. */
export interface RuleSummary {
  readonly id: string;
  readonly summary: string;
  readonly why: string;
}

/** A rule, or one of the linter's own findings; undefined where nothing has this name. */
export function ruleSummary(id: string, analyzer: Rules): RuleSummary | undefined {
  return ruleNamed(id, analyzer) ?? ownFinding(id);
}

/** The page of a rule in Markdown; null where nothing has this name. */
export function rulePage(id: string, analyzer: Rules): string | null {
  const rule = ruleNamed(id, analyzer);
  if (rule !== undefined) return renderRulePage(rule);
  const own = ownFinding(id);
  return own === undefined ? null : renderOwnPage(own);
}

/** Everything that has a page, by name. */
export function ruleList({ rules }: Rules): readonly { readonly id: string; readonly summary: string }[] {
  return [...rules, ...ownFindings].map(({ id, summary }) => ({ id, summary })).sort((a, b) => (a.id < b.id ? -1 : 1));
}

function ruleNamed(id: string, { rules }: Rules): Rule | undefined {
  return rules.find((rule) => rule.id === id || rule.aliases?.includes(id) === true);
}
