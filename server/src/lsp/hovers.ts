import type { Hover } from 'vscode-languageserver';
import type { Analyzer } from '../core/analyzer';
import { ruleAddress } from '../core/rules/address';
import { touches, type Span, type Uri } from '../core/text';
import { plainText } from './markup';
import type { ClientProfile } from './profile';
import type { ProjectState } from './project-state';
import { ruleSummary } from './rules';
import { rangeOf } from './texts';
import type { Spot } from './variables';

/** Why the findings at a place are reported, then what the analyzer knows about what stands there; null for nothing. */
export function hoverAt({ state, project, uri, offset, analyzer }: Spot, profile: ClientProfile): Hover | null {
  const reasons = reasonsAt(state, uri, offset, analyzer);
  const fact = state.has(uri) ? analyzer.hover(project, uri, offset) : null;
  const parts = [...reasons.map(({ markdown }) => markdown), ...(fact === null ? [] : [fact.markdown])];
  const span = fact?.span ?? reasons[0]?.span;
  if (parts.length === 0 || span === undefined) return null;
  const markdown = parts.join('\n\n---\n\n');
  const contents = profile.markdownHover
    ? { kind: 'markdown' as const, value: markdown }
    : { kind: 'plaintext' as const, value: plainText(markdown) };
  return { contents, range: rangeOf({ uri, span }, state.texts) };
}

interface Reason {
  readonly markdown: string;
  readonly span: Span;
}

function reasonsAt(project: ProjectState, uri: Uri, offset: number, analyzer: Analyzer): readonly Reason[] {
  const here = project.findings.filter(({ at }) => at.uri === uri && touches(at.span, { start: offset, end: offset }));
  const ids = new Set(here.map(({ rule }) => rule));
  return [...ids].flatMap((id) => {
    const rule = ruleSummary(id, analyzer);
    const span = here.find((finding) => finding.rule === id)?.at.span;
    if (rule === undefined || span === undefined) return [];
    return [{ span, markdown: `**[${id}](${ruleAddress(id)})**: ${rule.summary}\n\n${rule.why}` }];
  });
}
