import type { ProjectModel } from '../model/model';
import type { Span, Uri } from '../text';
import { hoverVariable } from './hover-env';
import { hoverSetting, viewsOf } from './hover-setting';
import { viewOf } from './completion/complete';
import { spotAt } from './completion/cursor';
import { keyMarkdown, keysAt } from './completion/values';
import { code, paragraphs } from './markdown';
import { isHidden } from './mask';
import { variableAt } from './variables';

/** What a hover shows: Markdown, and the text it is about (UTF-16 offsets). */
export interface Hover {
  readonly markdown: string;
  readonly span: Span;
}

/**
 * What to show at an offset (UTF-16) of a file: about the setting whose name stands there, the
 * environment variable, or the key of a setting's dictionary. Null where there is neither. No value of a secret is ever part of it.
 */
export function hover(model: ProjectModel, uri: Uri, offset: number): Hover | null {
  const named = variableAt(model, uri, offset);
  if (named !== undefined) return { markdown: hoverVariable(model, named.variable), span: named.at.span };
  if (model.envFiles.some((one) => one.uri === uri)) return null;
  const text = model.project.files.get(uri);
  const word = text === undefined ? undefined : settingNameAt(text, offset);
  if (text === undefined) return null;
  if (word === undefined) return hoverKey(model, uri, text, offset);
  const markdown = hoverSetting(model, viewsOf(model, uri, word.name), word.name);
  return markdown === null ? null : { markdown, span: word.span };
}

/** A key of a setting's dictionary, such as `DEFAULT_THROTTLE_RATES` of `REST_FRAMEWORK`. */
function hoverKey(model: ProjectModel, uri: Uri, text: string, offset: number): Hover | null {
  const view = viewOf(model, uri);
  const spot = view === undefined ? undefined : spotAt(text, offset);
  if (view === undefined || spot?.kind !== 'key' || spot.quoted === null) return null;
  const name = text.slice(spot.span.start, spot.span.end);
  const key = keysAt(view, spot.setting, spot.path).find((one) => one.name === name);
  if (key === undefined) return null;
  return {
    markdown: paragraphs([`**${code(name)}** — a key of ${code(spot.setting)}`, keyMarkdown(key)]),
    span: spot.span,
  };
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
