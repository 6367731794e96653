import type { Uri } from '../../core/text';
import { bytesOf, sizeLimit, type FileSource, type ReadResult } from '../files/source';
import { utf16Text } from '../files/text-encoding';

/**
 * Reads a dependency file as pip does, which takes UTF-16 with a byte order mark too: `pip freeze > requirements.txt` writes
 * that in Windows PowerShell. https://pip.pypa.io/en/stable/reference/requirements-file-format/#encoding
 */
export async function readDependencies(source: FileSource, uri: Uri): Promise<ReadResult> {
  const read = await source.read(uri);
  if (read.ok || read.reason !== 'binary') return read;
  const bytes = await bytesOf(source, uri, sizeLimit);
  const text = bytes && utf16Text(bytes);
  return text === undefined ? read : { ok: true, text };
}
