import { isSupervised, isSystemdUnit } from '../../text';
import type { ProcessVariable } from './process-variables';
import type { ProcessFileView } from './model';

/** `environment=A="x",B='y'` of supervisor, also over several lines, and `Environment="A=x" B=y` of systemd. */
const lists = /^environment[ \t]*=(?<list>.*(?:\r?\n[ \t]+(?![;#]).*)*)/dgim;

/** A pair of supervisor's, whose quotes are around the value. */
const supervised = /(?<name>[A-Za-z_]\w*)[ \t]*=[ \t]*(?:"(?<a>[^"\r\n]*)"|'(?<b>[^'\r\n]*)'|(?<c>[^\s,"';]+))/dg;

/** A pair of systemd's, whose quotes are around the whole. */
const ofUnit =
  /(?<=^|[ \t])(?:"(?<n1>[A-Za-z_]\w*)=(?<a>[^"\r\n]*)"|'(?<n2>[A-Za-z_]\w*)=(?<b>[^'\r\n]*)'|(?<n3>[A-Za-z_]\w*)=(?<c>[^\s"']+))/dgm;

/** True for the file of a program that keeps others running, which lists their environment. */
export function isUnit({ text }: Pick<ProcessFileView, 'text'>): boolean {
  return isSupervised(text) || isSystemdUnit(text);
}

/** The variables that such a file gives to what it starts, as far as it has their texts itself. */
export function unitVariables({ uri, text }: ProcessFileView): readonly ProcessVariable[] {
  const pair = isSupervised(text) ? supervised : ofUnit;
  return [...text.matchAll(lists)].flatMap(({ indices, groups: all }) => {
    const [offset = 0] = indices?.groups?.['list'] ?? [];
    const list = (all?.['list'] ?? '').replace(/[ \t];.*/g, (comment) => ' '.repeat(comment.length));
    return [...list.matchAll(pair)].flatMap((match): readonly ProcessVariable[] => {
      const { groups = {} } = match;
      const name = groups['name'] ?? groups['n1'] ?? groups['n2'] ?? groups['n3'] ?? '';
      const value = groups['a'] ?? groups['b'] ?? groups['c'] ?? '';
      const found = match.indices?.groups;
      const [start, end] = found?.['a'] ?? found?.['b'] ?? found?.['c'] ?? [0, 0];
      if (value === '' || isFilledIn(value)) return [];
      return [
        {
          name,
          value,
          at: { uri, span: { start: offset + start, end: offset + end } },
          isFallback: false,
          isBare: false,
        },
      ];
    });
  });
}

/** `%(ENV_KEY)s` and `%i`, which the program fills in, and what a deployment writes the file from. A dollar alone means nothing to either. */
function isFilledIn(value: string): boolean {
  return /%\(\w+\)s|%[a-zA-Z](?![\w%])|\$\{|\{\{|\{%|^\$\w+$|^<.*>$/.test(value);
}
