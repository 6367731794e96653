import type { ProjectModel } from '../model/model';
import type { Place } from '../model/value';
import { createLineIndex, relativePath } from '../text';

/** `settings/base.py:40`: the path from the project's folder and the line, counted from 1. */
export function placeText(model: ProjectModel, place: Place): string {
  const text = model.project.files.get(place.uri) ?? '';
  const line = createLineIndex(text).positionAt(place.span.start).line + 1;
  return `${relativePath(model.project.root, place.uri)}:${String(line)}`;
}
