/**
 * The two messages of `openapi` calls (wx-server-sdk 4.0.2, `src/protobuf/openapi.js`):
 * `CommApiData { apiType = 1; openapiData = 2 { pairs = 1 { key = 1; value = 2; filename = 4 } } }` in,
 * `CommOpenApiResp { respData = 1; contentType = 2; errorCode = 3 }` out. `getOpenData` has in their place
 * `CommApiData { svrkitData = 4 { reqData = 2 { cloudidList = 2 } } }` and `respData = 1 { dataList = 1 { cloudId = 1; json = 2 } }`.
 */
interface Field {
  number: number;
  /** Present for length-delimited fields; the rest is skipped. */
  bytes: Buffer | undefined;
}

function* readFields(buffer: Buffer): Generator<Field> {
  let position = 0;
  const varint = () => {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = buffer[position++];
      if (byte === undefined) throw new Error('protobuf: the message ends inside a number');
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    throw new Error('protobuf: number too long');
  };
  while (position < buffer.length) {
    const tag = varint();
    if ((tag & 7) === 2) {
      const length = varint();
      yield { number: tag >>> 3, bytes: buffer.subarray(position, position + length) };
      position += length;
    } else if ((tag & 7) === 0) {
      varint();
      yield { number: tag >>> 3, bytes: undefined };
    } else {
      throw new Error(`protobuf: unexpected wire type ${tag & 7}`);
    }
  }
}

function nested(buffer: Buffer, number: number): Buffer[] {
  return [...readFields(buffer)].flatMap((field) =>
    field.number === number && field.bytes ? [field.bytes] : [],
  );
}

/** The arguments of an `openapi` call by name; each value is JSON text on the wire, or a file's bytes with its name. */
export function decodeOpenapiRequest(buffer: Buffer): Record<string, unknown> {
  const pairs = nested(buffer, 2).flatMap((data) => nested(data, 1));
  return Object.fromEntries(
    pairs.map((pair) => {
      const [key, value, filename] = [1, 2, 4].map((number) => nested(pair, number)[0]);
      if (filename?.length) return [key?.toString() ?? '', value];
      return [key?.toString() ?? '', value?.length ? (JSON.parse(value.toString()) as unknown) : null];
    }),
  );
}

/** The CloudIDs that a call of `getOpenData` asks to open. */
export function decodeOpenDataRequest(buffer: Buffer): string[] {
  const requests = nested(buffer, 4).flatMap((svrkitData) => nested(svrkitData, 2));
  return requests.flatMap((request) => nested(request, 2)).map((cloudId) => cloudId.toString());
}

export function encodeOpenapiReply(reply: object): Buffer {
  return Buffer.concat([
    field(1, Buffer.from(JSON.stringify(reply))),
    field(2, Buffer.from('application/json')),
  ]);
}

export function encodeOpenDataReply(opened: readonly { cloudID: string }[]): Buffer {
  const items = opened.map((item) =>
    field(
      1,
      Buffer.concat([field(1, Buffer.from(item.cloudID)), field(2, Buffer.from(JSON.stringify(item)))]),
    ),
  );
  return field(1, Buffer.concat(items));
}

function field(number: number, bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from([(number << 3) | 2]), length(bytes), bytes]);
}

function length(bytes: Buffer): Buffer {
  const digits: number[] = [];
  let rest = bytes.length;
  for (; rest >= 0x80; rest >>>= 7) digits.push((rest & 0x7f) | 0x80);
  return Buffer.from([...digits, rest]);
}
