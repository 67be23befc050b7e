import { request } from 'node:http';

export interface GatewayReply {
  status: number;
  body: Buffer;
}

/** One call to the local cloud. Over Node's own http, because a mini-program's world has no fetch. */
export function callGateway(
  url: string,
  options: { method?: 'GET' | 'POST'; body?: string; token?: string } = {},
): Promise<GatewayReply> {
  const { method = 'GET', body, token } = options;
  const headers = {
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  };
  return new Promise((resolve, reject) => {
    const call = request(url, { method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks) }));
    });
    call.on('error', reject);
    call.end(body);
  });
}
