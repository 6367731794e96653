import { lineEnd, lineStart } from '../../text';
import { wholeFile } from './source';
import { isForDevelopment } from './routes';
import type { FileEdit, Place, RoutedValue, UrlsView } from './model';

const object = 'django.conf.settings.';

/** What a module sets on Django's own `settings` when it is imported, wherever the site is deployed. */
export function lateSettings(urls: UrlsView, name: string): readonly RoutedValue[] {
  if (isForDevelopment(urls)) return [];
  return urls.values.filter(({ targets, guarded }) => !guarded && targets.includes(object + name));
}

/** Takes a statement out that stands at the start of its line; undefined where more stands there, or it is in a block. */
export function removeLine(urls: UrlsView, { span }: Place): FileEdit | undefined {
  const text = urls.textOf(wholeFile(urls.uri));
  const end = lineEnd(text, span.end);
  if (lineStart(text, span.start) !== span.start || !/^[ \t]*(?:#.*)?$/.test(text.slice(span.end, end)))
    return undefined;
  const eol = /^\r?\n/.exec(text.slice(end, end + 2))?.[0].length ?? 0;
  return { at: { uri: urls.uri, span: { start: span.start, end: end + eol } }, newText: '' };
}
