import type { ProjectModel } from '../model/model';
import type { Span, Uri } from '../text';
import { hoverVariable } from './hover-env';
import { hoverSetting, viewsOf } from './hover-setting';
import { isHidden } from './mask';

/** What a hover shows: Markdown, and the text it is about (UTF-16 offsets). */
export interface Hover {
  readonly markdown: string;
  readonly span: Span;
}

/**
 * What to show at an offset (UTF-16) of a file: about the setting whose name stands there, or about the key of a `.env`
 * file. Null where there is neither. No value of a secret is ever part of it.
 */
export function hover(model: ProjectModel, uri: Uri, offset: number): Hover | null {
  const file = model.envFiles.find((one) => one.uri === uri);
  if (file !== undefined) {
    const entry = file.entries.find(({ keyAt }) => covers(keyAt.span, offset));
    return entry === undefined ? null : { markdown: hoverVariable(model, entry), span: entry.keyAt.span };
  }
  const text = model.project.files.get(uri);
  const word = text === undefined ? undefined : settingNameAt(text, offset);
  if (word === undefined) return null;
  const markdown = hoverSetting(model, viewsOf(model, uri, word.name), word.name);
  return markdown === null ? null : { markdown, span: word.span };
}

function covers(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

interface Named {
  readonly name: string;
  readonly span: Span;
}

/** The name in capitals around an offset, outside of texts and comments and not an attribute of something else. */
function settingNameAt(text: string, offset: number): Named | undefined {
  const before = /[A-Za-z0-9_]*$/.exec(text.slice(Math.max(0, offset - 200), offset))?.[0] ?? '';
  const after = /^[A-Za-z0-9_]*/.exec(text.slice(offset, offset + 200))?.[0] ?? '';
  const name = before + after;
  const start = offset - before.length;
  if (!/^[A-Z][A-Z0-9_]*$/.test(name) || /[.\w]/.test(text[start - 1] ?? '')) return undefined;
  return isHidden(text, start) ? undefined : { name, span: { start, end: start + name.length } };
}
