import { type IncomingMessage, type ServerResponse } from 'node:http';
import * as v from 'valibot';
import { type FunctionOutcome } from '../functions/functionProcess';
import { type FunctionRunner } from '../functions/functionRunner';
import { HttpError, readBody, sendJson } from './http';

const MAX_BODY_BYTES = 6 * 1024 * 1024;

/** The reply of a function in integration mode. */
const Reply = v.object({
  statusCode: v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599)),
  headers: v.optional(v.record(v.string(), v.string()), {}),
  body: v.optional(v.string(), ''),
});

/** "HTTP access": a call of anybody at `/http/<function>`, for functions whose `config.json` allows it. */
export async function serveHttpAccess(
  request: IncomingMessage,
  response: ServerResponse,
  name: string,
  context: { runner: FunctionRunner; onFunctionFailure: (name: string, outcome: FunctionOutcome) => void },
): Promise<void> {
  if (!context.runner.hasHttp(name))
    throw new HttpError(404, `there is no function ${name} with HTTP access`);
  const event = {
    httpMethod: request.method,
    path: `/${name}`,
    headers: request.headers,
    queryStringParameters: Object.fromEntries(new URL(request.url ?? '/', 'http://local').searchParams),
    body: (await readBody(request, MAX_BODY_BYTES)).toString(),
    isBase64Encoded: false,
  };
  const outcome = await context.runner.call(name, event, 'http');
  const reply = outcome.kind === 'returned' ? v.safeParse(Reply, JSON.parse(outcome.json)) : undefined;
  if (!reply?.success) {
    context.onFunctionFailure(name, outcome);
    return sendJson(
      response,
      { ok: false, error: { code: 'internal', message: `cloud function ${name} failed` } },
      502,
    );
  }
  const { statusCode, headers, body } = reply.output;
  response.writeHead(statusCode, headers);
  response.end(body);
}
