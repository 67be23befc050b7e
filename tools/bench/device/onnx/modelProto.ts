import { Writer } from 'protobufjs/minimal';

/** An operation of https://onnx.ai/onnx/operators, whose inputs and outputs are names of tensors. */
export interface OnnxNode {
  operation: string;
  inputs: readonly string[];
  output: string;
  attributes?: Readonly<Record<string, OnnxAttribute>>;
}
export type OnnxAttribute = { float: number } | { integer: number } | { integers: readonly number[] };

export interface OnnxTensor {
  shape: readonly number[];
  values: Float32Array | BigInt64Array;
}
export type OnnxType = keyof typeof DATA_TYPE;
export interface OnnxValue {
  name: string;
  type: OnnxType;
  shape: readonly number[];
}

export interface OnnxGraph {
  inputs: readonly OnnxValue[];
  outputs: readonly OnnxValue[];
  /** In an order in which they can run. */
  nodes: readonly OnnxNode[];
  /** Weights and constants by name. */
  tensors: Readonly<Record<string, OnnxTensor>>;
}

/** `TensorProto.DataType`. */
const DATA_TYPE = { float32: 1, int64: 7 } as const;
const IR_VERSION = 8;
const OPERATOR_SET = 17;

type Fields = Parameters<typeof messageOf>[0];
type Field = [number: number, value: number | string | Uint8Array | { float: number }];

/** A protobuf message: integers as varints, strings, nested messages and bytes by their length, floats as 32 bits. */
function messageOf(fields: readonly Field[]): Uint8Array {
  const writer = Writer.create();
  for (const [number, value] of fields) {
    if (typeof value === 'number') writer.uint32(number << 3).int64(value);
    else if (typeof value === 'string') writer.uint32((number << 3) | 2).string(value);
    else if (value instanceof Uint8Array) writer.uint32((number << 3) | 2).bytes(value);
    else writer.uint32((number << 3) | 5).float(value.float);
  }
  return writer.finish();
}

/**
 * The bytes of a `.onnx` file. Field numbers are those of
 * https://github.com/onnx/onnx/blob/main/onnx/onnx.proto (`ModelProto` and what it holds).
 */
export function encodeModel({ inputs, outputs, nodes, tensors }: OnnxGraph): Uint8Array {
  const graph = messageOf([
    ...nodes.map((node): Field => [1, encodeNode(node)]),
    [2, 'ranking'],
    ...Object.entries(tensors).map(([name, tensor]): Field => [5, encodeTensor(name, tensor)]),
    ...inputs.map((value): Field => [11, encodeValue(value)]),
    ...outputs.map((value): Field => [12, encodeValue(value)]),
  ]);
  return messageOf([
    [1, IR_VERSION],
    [7, graph],
    [8, messageOf([[2, OPERATOR_SET]])],
  ]);
}

function encodeNode({ operation, inputs, output, attributes = {} }: OnnxNode): Uint8Array {
  return messageOf([
    ...inputs.map((name): Field => [1, name]),
    [2, output],
    [4, operation],
    ...Object.entries(attributes).map(([name, value]): Field => [5, encodeAttribute(name, value)]),
  ]);
}

function encodeAttribute(name: string, value: OnnxAttribute): Uint8Array {
  const [type, fields]: [number, Fields] =
    'float' in value
      ? [1, [[2, value]]]
      : 'integer' in value
        ? [2, [[3, value.integer]]]
        : [7, value.integers.map((integer): Field => [8, integer])];
  return messageOf([[1, name], ...fields, [20, type]]);
}

function encodeTensor(name: string, { shape, values }: OnnxTensor): Uint8Array {
  const type = values instanceof Float32Array ? DATA_TYPE.float32 : DATA_TYPE.int64;
  return messageOf([
    ...shape.map((length): Field => [1, length]),
    [2, type],
    [8, name],
    [9, new Uint8Array(values.buffer, values.byteOffset, values.byteLength)],
  ]);
}

function encodeValue({ name, type, shape }: OnnxValue): Uint8Array {
  const dimensions = messageOf(shape.map((length): Field => [1, messageOf([[1, length]])]));
  const tensorType = messageOf([
    [1, DATA_TYPE[type]],
    [2, dimensions],
  ]);
  return messageOf([
    [1, name],
    [2, messageOf([[1, tensorType]])],
  ]);
}
