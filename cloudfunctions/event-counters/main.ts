import { openDatabase, readOpenid } from '../runtime/database';
import { answerTimer } from './answerTimer';
import { createCloudCounterRepository } from './cloudCounterRepository';

const repository = createCloudCounterRepository(openDatabase());

export const main = () => answerTimer(readOpenid(), Date.now(), repository);
