import {
  DiagnosticSeverity,
  DiagnosticTag,
  type Diagnostic,
  type DiagnosticRelatedInformation,
} from 'vscode-languageserver';
import type { Finding } from '../core/lint/finding';
import { ruleAddress, rulesAddress } from '../core/rules/address';
import type { ProblemTag, Severity } from '../core/rules/problem';
import type { Uri } from '../core/text';
import type { ClientProfile } from './profile';
import type { Shown } from './shown';
import { rangeOf, type Texts } from './texts';

export const source = 'django-settings-lint';

/** What turning findings into the protocol's shapes needs to know. */
export interface Conversion {
  readonly profile: ClientProfile;
  readonly texts: Texts;
  /** The client's spelling of a file's address. */
  readonly spell: (uri: Uri) => string;
  /** The version of an open document, as the client counts; undefined for files that are not open. */
  readonly version: (uri: Uri) => number | undefined;
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const tags: Readonly<Record<ProblemTag, DiagnosticTag>> = {
  unnecessary: DiagnosticTag.Unnecessary,
  deprecated: DiagnosticTag.Deprecated,
};

/** A finding as a diagnostic. */
export function diagnosticOf(shown: Shown, to: Conversion): Diagnostic {
  const { profile } = to;
  return {
    range: rangeOf(shown.at, to.texts),
    severity: severities[shown.severity],
    source,
    code: shown.code,
    message: shown.message,
    ...(profile.diagnostics.codeLink && { codeDescription: { href: addressOf(shown) } }),
    ...tagsOf(shown, profile),
    ...relatedOf(shown, to),
    ...(profile.diagnostics.data && { data: dataOf(shown, to) }),
  };
}

/** What comes back with a diagnostic, and what programs around an editor read: the findings, and Django's checks that say the same. */
export interface DiagnosticData {
  readonly ids: readonly string[];
  /** Such as `security.W018`; empty where Django has no such check. */
  readonly django: readonly string[];
}

function dataOf({ members }: Shown, to: Conversion): DiagnosticData {
  const checks = new Set(members.flatMap(({ django }) => django));
  return { ids: members.map((finding) => findingId(finding, to)), django: [...checks].sort() };
}

/** Names a finding of one version of a text; nothing in it is taken from the text itself. */
export function findingId(finding: Finding, to: Pick<Conversion, 'spell' | 'version'>): string {
  const { uri, span } = finding.at;
  return `${to.spell(uri)}#${finding.rule}@${span.start}-${span.end}v${to.version(uri) ?? ''}`;
}

function addressOf(shown: Shown): string {
  return shown.group ? rulesAddress : ruleAddress(shown.code);
}

function tagsOf(shown: Shown, profile: ClientProfile): Pick<Diagnostic, 'tags'> {
  const known = shown.tags.map((tag) => tags[tag]).filter((tag) => profile.diagnostics.tags.has(tag));
  return known.length === 0 ? {} : { tags: known };
}

function relatedOf(shown: Shown, to: Conversion): Pick<Diagnostic, 'relatedInformation'> {
  if (!to.profile.diagnostics.related || shown.related.length === 0) return {};
  const relatedInformation = shown.related.map(({ at, message }): DiagnosticRelatedInformation => ({
    location: { uri: to.spell(at.uri), range: rangeOf(at, to.texts) },
    message,
  }));
  return { relatedInformation };
}
