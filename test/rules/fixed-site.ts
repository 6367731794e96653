import assert from 'node:assert/strict';
import { applyFix } from '../../server/src/core/lint/fix';
import { newSecretToken } from '../../server/src/core/rules/problem';
import { joinUri } from '../../server/src/core/text';
import type { Site } from './support';
import type { Fix } from '../../server/src/core/rules/problem';

/** A key as an adapter would make it, so that a fix that writes a new key can be judged. */
const someKey = 'akcvOTjUHJ0l1g8mbSRGotixusNZIEhMCX-De7APKzLfVqr52dwWBn6yQ43_p9YF';

function withKey(fix: Fix): Fix {
  const edits = fix.edits.map((edit) => ({ ...edit, newText: edit.newText.replaceAll(newSecretToken, someKey) }));
  return { ...fix, edits };
}

/** The project after a fix. Fails where its edits overlap or name a file that is not there. */
export function apply(site: Site, fix: Fix): Site {
  const uris = new Map(Object.keys(site.files).map((path) => [joinUri(site.root, path), path]));
  const texts = new Map([...uris].map(([uri, path]) => [uri, site.files[path] ?? '']));
  const after = applyFix(texts, withKey(fix));
  assert.ok(after !== undefined, 'the edits overlap or name a file that is not there');
  return { ...site, files: Object.fromEntries([...after].map(([uri, text]) => [uris.get(uri) ?? uri, text])) };
}
