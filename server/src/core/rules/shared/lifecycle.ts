import { deleteStatement } from './statements';
import { moduleText, scanModule } from './source';
import { within } from './values';
import type { Span } from '../../text';
import type { Alternative, Fix, SettingsView, Uri, Write } from './model';

/** The writes of a setting where every path makes one; none where some path makes none. */
export function certainWrites(settings: SettingsView, name: string): readonly Write[] {
  const setting = settings.get(name);
  const isWritten = setting.all.some(isUnconditional) || setting.all.every(({ written }) => written !== undefined);
  return isWritten ? setting.writes : [];
}

/** Whether a variable is set, which the value itself asks, is no branch around the statement. */
function isUnconditional({ written, when }: Alternative): boolean {
  return written !== undefined && when.every((guard) => within(written.value, guard.at));
}

/** True where a module that writes a name also reads it, so that it is more than a setting for Django. */
export function isReadInProject(settings: SettingsView, name: string): boolean {
  const { writes } = settings.get(name);
  const uris = [...new Set<Uri>([settings.uri, ...writes.map((write) => write.name.uri)])];
  return uris.some((uri) => mentions(settings, uri, name, writes));
}

function mentions(settings: SettingsView, uri: Uri, name: string, writes: readonly Write[]): boolean {
  const text = moduleText(settings, uri);
  const { comments, strings } = scanModule(settings, uri);
  return [...text.matchAll(new RegExp(`\\b${name}\\b`, 'g'))].some(({ index }) => {
    const place = { uri, span: { start: index, end: index + name.length } };
    const inside = (span: Span): boolean => span.start <= index && place.span.end <= span.end;
    const string = strings.find(inside);
    if (comments.some(inside) || writes.some((write) => within(write.name, place))) return false;
    // As a whole text it may be exported (`__all__`) or looked up; in its own statement it is a variable's name.
    return string === undefined || (isWhole(string, name) && !writes.some((write) => within(write.statement, place)));
  });
}

function isWhole({ start, end }: Span, name: string): boolean {
  return end - start === name.length + 2;
}

/** Deletes a statement that has no effect; none where its removal would not be plain. */
export function deleteDead(settings: SettingsView, name: string, write: Write): readonly Fix[] {
  if (settings.get(name).writes.some(({ how }) => how !== 'assign')) return [];
  const edits = deleteStatement(settings, name, write);
  return edits ? [{ title: `Delete \`${name}\`, which has no effect`, edits, safety: 'safe', preferred: true }] : [];
}
