import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { type IncomingMessage, type ServerResponse } from 'node:http';
import { extname } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const CONTENT_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.bin': 'application/octet-stream',
};
const COMPRESSED = new Set(['.html', '.js', '.mjs', '.css', '.json', '.svg']);

const compressed = new Map<string, { etag: string; bytes: Buffer }>();

export interface LocatedFile {
  path: string;
  sizeBytes: number;
  changedAtMs: number;
}

/** Sends a file with its content type; text is gzipped once and kept. A client that has it gets 304. */
export async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  { path, sizeBytes, changedAtMs }: LocatedFile,
): Promise<void> {
  const extension = extname(path);
  const etag = `"${sizeBytes.toString(36)}-${Math.trunc(changedAtMs).toString(36)}"`;
  const headers: Record<string, string | number> = {
    'content-type': CONTENT_TYPES[extension] ?? 'application/octet-stream',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-cache',
    etag,
  };
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, headers).end();
    return;
  }
  if (COMPRESSED.has(extension) && /\bgzip\b/.test(String(request.headers['accept-encoding']))) {
    let entry = compressed.get(path);
    if (entry?.etag !== etag) {
      entry = { etag, bytes: await promisify(gzip)(await readFile(path)) };
      compressed.set(path, entry);
    }
    response.writeHead(200, {
      ...headers,
      'content-encoding': 'gzip',
      vary: 'accept-encoding',
      'content-length': entry.bytes.length,
    });
    response.end(request.method === 'HEAD' ? undefined : entry.bytes);
    return;
  }
  response.writeHead(200, { ...headers, 'content-length': sizeBytes });
  if (request.method === 'HEAD') response.end();
  else
    createReadStream(path)
      .on('error', () => response.destroy())
      .pipe(response);
}
