import { createPhone } from '../phone';
import { NO_LOG } from './callLog';
import { createPrivacy, type PrivacyAnswer } from './privacy';

type Resolve = (answer: PrivacyAnswer) => void;

function setUp(modalAnswer: 'confirm' | 'cancel' = 'cancel') {
  const phone = createPhone();
  const modals: string[] = [];
  const screen = {
    async modal({ title }: { title: string }) {
      modals.push(title);
      return modalAnswer;
    },
  };
  const privacy = createPrivacy(phone, screen, { isAlive: () => true, log: NO_LOG });
  const asked: Resolve[] = [];
  return {
    phone,
    privacy,
    modals,
    asked,
    listen: () => privacy.api.onNeedPrivacyAuthorization((resolve) => asked.push(resolve)),
  };
}
const NOT_AUTHORIZED = { message: 'privacy permission is not authorized', errno: 104 };

it('holds a function back until the app has answered, and lets it pass after a tap on the button alone', async () => {
  const { privacy, phone, asked, listen } = setUp();
  listen();
  const passed = jest.fn();
  const passing = privacy.authorize('chooseAddress').then(passed);
  await new Promise(setImmediate);
  expect(passed).not.toHaveBeenCalled();
  expect(() => asked[0]!({ event: 'agree', buttonId: 'agree' })).toThrow('no button for agreement');
  privacy.agreeBy('agree');
  asked[0]!({ event: 'agree', buttonId: 'agree' });
  await passing;
  await privacy.authorize('chooseAddress');
  expect(phone.privacyQuestions).toEqual([{ referrer: 'chooseAddress', isExposed: false, answer: 'agree' }]);
});

it('fails a function by its documented number after a no', async () => {
  const { privacy, asked, listen } = setUp();
  listen();
  const passing = privacy.authorize('chooseAddress');
  asked[0]!({ event: 'exposureAuthorization' });
  asked[0]!({ event: 'disagree' });
  await expect(passing).rejects.toMatchObject(NOT_AUTHORIZED);
});

it("asks by WeChat's own question where the app listens to nothing", async () => {
  const refusing = setUp('cancel');
  await expect(refusing.privacy.authorize('chooseAddress')).rejects.toMatchObject(NOT_AUTHORIZED);
  const agreeing = setUp('confirm');
  await agreeing.privacy.authorize('chooseAddress');
  expect([...refusing.modals, ...agreeing.modals]).toEqual(['用户隐私保护提示', '用户隐私保护提示']);
});
