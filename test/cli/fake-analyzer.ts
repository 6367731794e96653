import type { Analyzer } from '../../server/src/core/analyzer';
import type { Finding } from '../../server/src/core/lint/finding';
import type { Project } from '../../server/src/core/model/project';
import type { Fix } from '../../server/src/core/rules/problem';
import { basename, type Uri } from '../../server/src/core/text';
import { fakeAnalyzer } from '../load/fake-analyzer';

/** What the fake rules report: every `DEBUG = True`, each key, and on a file with `MISSING` two of a group. */
export const analyzer: Analyzer = {
  rules: [],
  ...fakeAnalyzer,
  lint: ({ project, findings }) => ({
    findings: [...findings, ...[...project.files].flatMap(([uri, text]) => findingsIn(project, uri, text))],
    accepted: 0,
    entries: project.entries.map(({ uri, role, because }) => ({
      uri,
      role,
      because,
      checks: { 'security.W018': true, 'security.W009': null },
    })),
  }),
  explain: (project, names = ['DEBUG']) =>
    project.entries.map(({ uri, role, because }) => ({
      ...{ uri, role, because, checks: {} },
      settings: names.map((name) => ({
        name,
        alternatives: [
          { kind: 'literal', value: true, display: 'True', uri, offset: 0, when: ['ADMIN is set'] },
          { kind: 'unknown', display: 'unknown', uri, offset: 9, when: [], why: 'a function that is not followed' },
          { kind: 'default', value: false, display: 'False', uri, offset: 0, when: [] },
        ],
      })),
    })),
};

function findingsIn(project: Project, uri: Uri, text: string): readonly Finding[] {
  const entries = basename(uri).endsWith('.py') ? project.entries.map((entry) => entry.uri) : [];
  const base = { django: [], cwe: [], related: [], fixes: [], tags: [], entries, subject: null };
  const debug = [...text.matchAll(/^DEBUG ?= ?(True)/gm)].map((match): Finding => {
    const start = match.index + match[0].length - 4;
    const at = { uri, span: { start, end: start + 4 } };
    const fixes: readonly Fix[] = [
      { title: 'Turn DEBUG off', edits: [{ at, newText: 'False' }], safety: 'unsafe', preferred: true },
    ];
    return {
      ...base,
      rule: 'debug-enabled',
      severity: 'error',
      message: '`DEBUG` is on.',
      at,
      subject: 'DEBUG',
      fixes,
      django: ['security.W018'],
      cwe: [489],
    };
  });
  const keys = [...text.matchAll(/^(\s*)SECRET_KEY ?= ?(.*)$/gm)].map((match): Finding => {
    const start = match.index + match[0].length - (match[2] ?? '').length;
    const at = { uri, span: { start, end: match.index + match[0].length } };
    const related = [{ at: { uri, span: { start: 0, end: 1 } }, message: 'The file begins here.' }];
    return {
      ...base,
      rule: 'secret-key-hardcoded',
      severity: 'warning',
      message: '`SECRET_KEY` is written here.',
      at,
      subject: 'SECRET_KEY',
      related,
    };
  });
  const dead = [...text.matchAll(/^DEAD = 1\n/gm)].map((match): Finding => {
    const at = { uri, span: { start: match.index, end: match.index + match[0].length } };
    const fixes: readonly Fix[] = [
      { title: 'Remove it', edits: [{ at, newText: '' }], safety: 'safe', preferred: true },
    ];
    return { ...base, rule: 'dead-setting', severity: 'hint', message: '`DEAD` has no effect.', at, fixes };
  });
  const missing = ['hsts-missing', 'ssl-redirect-disabled'].map((rule): Finding => {
    const at = { uri, span: { start: 0, end: 7 } };
    return {
      ...base,
      rule,
      severity: 'info',
      message: `Something is missing (${rule}).`,
      at,
      group: 'missing-hardening',
      django: [rule],
    };
  });
  return [...debug, ...keys, ...dead, ...(text.startsWith('MISSING') ? missing : [])];
}
