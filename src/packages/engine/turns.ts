import { createSerialRunner } from '../../concurrency/serialRunner';

/** tfjs has one current backend for all of its users: whoever makes tensors does so in turn. */
export const inTurn = createSerialRunner();
