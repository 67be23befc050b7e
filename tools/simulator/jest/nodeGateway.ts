import { request } from 'node:http';
import { type Gateway } from '../wx/gateway';

/** The local cloud at `cloudUrl`. Over Node's own http, because a mini-program's world has no fetch. */
export function createNodeGateway(cloudUrl: string): Gateway {
  return (path, { method = 'GET', body, token } = {}) => {
    const headers = {
      ...(typeof body === 'string' && { 'content-type': 'application/json' }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    };
    return new Promise((resolve, reject) => {
      const call = request(`${cloudUrl}${path}`, { method, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          // A copy of this realm's own kind: the components of jsdom know no Buffer.
          resolve({ status: response.statusCode ?? 0, body: new Uint8Array(Buffer.concat(chunks)) }),
        );
      });
      call.on('error', reject);
      call.end(body);
    });
  };
}
