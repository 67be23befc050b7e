import { createPrivacyRequests } from '../privacy/privacyRequests';
import { openDatabase, readOpenid } from '../runtime/database';
import { answerTimer } from '../runtime/timer';
import { retainData } from './retainData';

const database = openDatabase();
const requests = createPrivacyRequests(database);

export const main = () =>
  answerTimer(
    readOpenid(),
    () => retainData({ database, requests, nowMs: Date.now() }),
    'what time decides was not done',
  );
