import { openDatabase, readOpenid } from '../runtime/database';
import { answerCounting } from './answerCounting';
import { createCloudCounterRepository } from './cloudCounterRepository';

const repository = createCloudCounterRepository(openDatabase());

export const main = () => answerCounting(readOpenid(), Date.now(), repository);
