import * as v from 'valibot';

/** How the service hands an HTTP request to a function ("HTTP access", integration mode). */
const HttpCall = v.object({
  httpMethod: v.string(),
  queryStringParameters: v.optional(v.record(v.string(), v.unknown()), {}),
  body: v.optional(v.string(), ''),
  isBase64Encoded: v.optional(v.boolean(), false),
});

export interface HttpCall {
  method: string;
  query: ReadonlyMap<string, string>;
  body: string;
}

export interface HttpReply {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
}

export function parseHttpCall(event: unknown): HttpCall | undefined {
  const parsed = v.safeParse(HttpCall, event);
  if (!parsed.success) return undefined;
  const { httpMethod, queryStringParameters, body, isBase64Encoded } = parsed.output;
  const pairs = Object.entries(queryStringParameters).filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string',
  );
  return {
    method: httpMethod,
    query: new Map(pairs),
    body: isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body,
  };
}

export function replyText(statusCode: number, body: string): HttpReply {
  return { statusCode, headers: { 'content-type': 'text/plain; charset=utf-8' }, body };
}
