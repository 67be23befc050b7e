import { describeFailure } from './describeFailure';
import { MerchantError } from './merchantError';

it.each([
  'connect ECONNREFUSED 127.0.0.1:8080',
  'collection.get:fail -501001 resource system error. socket hang up',
  'read ECONNRESET',
  'getaddrinfo EAI_AGAIN tcb-api.tencentcloudapi.com',
  'collection.get:fail -501001 resource system error. ESOCKETTIMEDOUT',
])('tells a connection that broke from a failure of the cloud: %s', (errMsg) => {
  const failure = Object.assign(new Error(''), { errMsg });
  expect(describeFailure(failure)).toEqual({
    message: expect.stringMatching(/^the cloud does not answer/),
    exitCode: 3,
  });
});

it('leaves the words of everything else', () => {
  expect(describeFailure(new MerchantError('card.json: no', 5))).toEqual({
    message: 'card.json: no',
    exitCode: 5,
  });
  expect(describeFailure(new Error('planted'))).toEqual({ message: 'planted', exitCode: 1 });
});
