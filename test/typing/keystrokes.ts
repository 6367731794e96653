import { defaultOptions, type Options } from '../../server/src/core/lint/options';
import { joinUri, type Span, type Uri } from '../../server/src/core/text';
import type { Analyzer } from '../../server/src/core';
import type { Finding } from '../../server/src/core/lint/finding';
import type { Project } from '../../server/src/core/model/project';
import { projectOf, type Site } from '../rules/support';

const strict: Options = { ...defaultOptions, preset: 'strict' };

/** A finding as far as two texts can be compared by it. */
export interface Told {
  /** Rule, subject, place and message; the place as if what is being typed were not there. */
  readonly key: string;
  readonly subject: string | null;
}

export type Tellings = ReadonlyMap<string, Told>;

/** One file of a site, with any text in its place. */
export class Desk {
  private readonly project: Project;
  private readonly uri: Uri;
  /** How many texts have been analysed. */
  analysed = 0;

  constructor(
    private readonly analyzer: Analyzer,
    site: Site,
    path: string,
  ) {
    this.project = projectOf(site);
    this.uri = joinUri(site.root, path);
  }

  /** The findings outside a span of the file. */
  outside(text: string, hole: Span): Tellings {
    return this.told(text, (span) => closed(span, hole));
  }

  /** The file's own findings that end before an offset. */
  before(text: string, end: number): Tellings {
    return this.told(
      text,
      (span) => (span.end <= end ? span : undefined),
      () => undefined,
    );
  }

  /** `here` says where a span of the file counts as being, `elsewhere` the same of other files; undefined leaves it out. */
  private told(
    text: string,
    here: (span: Span) => Span | undefined,
    elsewhere: (span: Span) => Span | undefined = (span) => span,
  ): Tellings {
    const found = new Map<string, Told>();
    for (const finding of this.lint(text)) {
      const { uri, span } = finding.at;
      const place = uri === this.uri ? here(span) : elsewhere(span);
      if (place === undefined) continue;
      const key = keyOf(finding, place);
      found.set(key, { key, subject: finding.subject });
    }
    return found;
  }

  private lint(text: string): readonly Finding[] {
    this.analysed++;
    const files = new Map(this.project.files).set(this.uri, text);
    const { findings } = this.analyzer.lint({ project: { ...this.project, files }, options: strict, findings: [] });
    // A rule that throws is caught and reported; here it is an exception like any other.
    const failed = findings.find(({ rule }) => rule === 'rule-failed');
    if (failed !== undefined) throw new Error(`${failed.message}\n${text}`);
    return findings;
  }
}

/** Where a span lies once the hole is closed; undefined where it is not outside of it. */
function closed(span: Span, hole: Span): Span | undefined {
  if (span.end <= hole.start) return span;
  const length = hole.end - hole.start;
  return span.start >= hole.end ? { start: span.start - length, end: span.end - length } : undefined;
}

function keyOf(finding: Finding, span: Span): string {
  const file = finding.at.uri.split('/').at(-1) ?? '';
  return [finding.rule, finding.subject ?? '', `${file} ${span.start}-${span.end}`, finding.message].join(' | ');
}

/** Lengths of the prefixes that are typed: all of a short text; of a long one its ends, and steps between. */
export function prefixes(length: number): readonly number[] {
  const all = Array.from({ length }, (_, at) => at);
  return length <= 150 ? all : all.filter((at) => at < 80 || at >= length - 40 || at % 7 === 0);
}
