/** The source of a regular expression that matches a text letter by letter. */
export function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** A test of the path of a URI, in which `*` stands for any part of one segment. */
export function pathTest(pattern: string): RegExp {
  const source = decodeURIComponent(pattern)
    .split('*')
    .map((part) => literally(encodeURI(part)));
  return new RegExp(`^${source.join('[^/]*')}$`);
}
