/** The parts of a `multipart/form-data` body by name. Throws when the body is not one. */
export function parseMultipart(body: Buffer, contentType: string): Record<string, Buffer> {
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1];
  if (boundary === undefined) throw new Error('multipart: no boundary in the content type');
  const delimiter = Buffer.from(`--${boundary}`);
  const parts: Record<string, Buffer> = {};
  let start = body.indexOf(delimiter);
  for (;;) {
    const end = start < 0 ? -1 : body.indexOf(delimiter, start + delimiter.length);
    if (end < 0) return parts;
    const part = body.subarray(start + delimiter.length + 2, end - 2); // between the line breaks
    const headerEnd = part.indexOf('\r\n\r\n');
    const name = /name="([^"]+)"/.exec(part.subarray(0, headerEnd).toString())?.[1];
    if (headerEnd < 0 || name === undefined) throw new Error('multipart: a part has no name');
    parts[name] = part.subarray(headerEnd + 4);
    start = end;
  }
}
