import { againstBaseline } from './baseline';
import { groupOf, type Candidate } from './candidate';
import { collect } from './collect';
import { sparesNamespaceCalls } from './fix';
import { withGroupFixes } from './group-fix';
import { createIgnores } from './ignore';
import { withoutLocalDoubts } from './local-doubts';
import { mergeEntries } from './order';
import { ignoreFindings } from './own-findings';
import { withoutOverruled } from './precedence';
import { withoutRepeated } from './repeated-credentials';
import { ownSeverity } from './severity';
import type { Finding } from './finding';
import type { LoadedProject } from './loaded';
import type { ProjectModel } from '../model/model';
import type { RulePlan } from './plan';
import type { Uri } from '../text';

/**
 * What the rules find in a project: severities by role and configuration, ignore comments, one finding per cause, and one for
 * several entries that show it at the same place. The loader's own findings are part of the result; what the project has
 * accepted in its baseline is counted only.
 */
export function lint(
  model: ProjectModel,
  loaded: LoadedProject,
  plan: RulePlan,
): { readonly findings: readonly Finding[]; readonly accepted: number } {
  const { options, project, baseline } = loaded;
  const textOf = (uri: Uri): string => project.files.get(uri) ?? '';
  const { candidates, failures } = collect(model, plan, options);
  const ignores = createIgnores(model.files, textOf);
  const excused = new Set(candidates.filter((candidate) => ignores.excuses(candidate)));
  const loud = candidates.filter(({ severity }) => severity !== 'off');
  const spoken = withoutLocalDoubts(withoutOverruled(withoutRepeated(loud, model, textOf)), model.views);
  const found = spoken.filter((candidate) => !excused.has(candidate)).flatMap((each) => toFinding(each, textOf));
  const aboutIgnores = ignoreFindings(ignores, plan.rules, options, textOf);
  const all = mergeEntries([...found, ...failures, ...aboutIgnores, ...ofLoading(loaded)]);
  const { findings, accepted } = againstBaseline(all, baseline, { project, options });
  return { findings: withGroupFixes(findings), accepted };
}

/** What loading has found, at the levels that are configured for it. */
function ofLoading({ findings, options }: LoadedProject): readonly Finding[] {
  return findings.flatMap((finding) => {
    const severity = ownSeverity(finding.rule, finding.severity, options);
    return severity === 'off' ? [] : [{ ...finding, severity }];
  });
}

function toFinding(candidate: Candidate, textOf: (uri: Uri) => string): readonly Finding[] {
  const { rule, problem, severity, entry } = candidate;
  if (severity === 'off') return [];
  const group = groupOf(candidate);
  return [
    {
      rule: rule.id,
      severity,
      message: problem.message,
      at: problem.at,
      subject: problem.subject ?? null,
      ...(group === undefined ? {} : { group }),
      entries: entry === null ? [] : [entry],
      django: problem.django ?? rule.django,
      cwe: rule.cwe,
      related: problem.related ?? [],
      fixes: (problem.fixes ?? []).filter((fix) => sparesNamespaceCalls(fix, textOf)),
      tags: problem.tags ?? [],
    },
  ];
}
