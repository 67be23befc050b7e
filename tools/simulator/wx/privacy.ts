import { type Phone } from '../phone';
import { type AppLife, WxFailure, wxApi } from './api';
import { type DialogScreen } from './dialogs';

/** What an app answers WeChat's question with. */
export interface PrivacyAnswer {
  event: 'exposureAuthorization' | 'agree' | 'disagree';
  /** With `agree`: the button that was tapped. */
  buttonId?: string;
}

type NeedListener = (resolve: (answer: PrivacyAnswer) => void, eventInfo: { referrer: string }) => void;

const ERRNO_NOT_AUTHORIZED = 104;
const GUIDELINE = '《掌柜小程序隐私保护指引》';

/**
 * WeChat's gate before whatever concerns the shopper's privacy, as of base library 2.32.3: until the guideline is agreed to,
 * what comes waits for the app's sheet, or for WeChat's own when the app listens to nothing.
 */
export function createPrivacy(phone: Phone, screen: Pick<DialogScreen, 'modal'>, life: AppLife) {
  let listener: NeedListener | undefined;
  const tappedButtons = new Set<string>();

  /** Lets the function pass, or throws its failure. */
  async function authorize(referrer: string): Promise<void> {
    if (phone.setting.faults.has('privacy-refused')) throw notAuthorized();
    if (phone.hasAgreedToPrivacy) return;
    if (!(await (listener ? askByApp(listener, referrer) : askByWeChat()))) throw notAuthorized();
    phone.hasAgreedToPrivacy = true;
  }

  function askByApp(ask: NeedListener, referrer: string): Promise<boolean> {
    const question: Phone['privacyQuestions'][number] = { referrer, isExposed: false };
    phone.privacyQuestions.push(question);
    return new Promise((settle) => {
      const answered = ({ event, buttonId = '' }: PrivacyAnswer) => {
        if (event === 'exposureAuthorization') {
          question.isExposed = true;
          return;
        }
        if (event === 'agree' && !tappedButtons.has(buttonId)) {
          throw new Error(`"${buttonId}" is no button for agreement that was tapped`);
        }
        question.answer = event;
        settle(event === 'agree');
      };
      ask(answered, { referrer });
    });
  }

  async function askByWeChat(): Promise<boolean> {
    const content = `在使用当前小程序服务之前，请阅读${GUIDELINE}。`;
    return (await screen.modal({ title: '用户隐私保护提示', content })) === 'confirm';
  }

  return {
    authorize,
    /** A tap on `<button open-type="agreePrivacyAuthorization" id="…">`. */
    agreeBy(buttonId: string): void {
      tappedButtons.add(buttonId);
      phone.hasAgreedToPrivacy = true;
    },
    api: {
      // One listener: the last one.
      onNeedPrivacyAuthorization: (next: NeedListener) => void (listener = next),
      getPrivacySetting: wxApi('getPrivacySetting', life, () => ({
        needAuthorization: phone.hasAgreedToPrivacy !== true,
        privacyContractName: GUIDELINE,
      })),
      requirePrivacyAuthorize: wxApi('requirePrivacyAuthorize', life, () =>
        authorize('requirePrivacyAuthorize'),
      ),
      // Done once the page is open, not when it is left.
      openPrivacyContract: wxApi('openPrivacyContract', life, () => {
        void screen.modal({ title: GUIDELINE, content: '本店在微信公众平台填写的指引会显示在这里。' });
      }),
    },
  };
}

const notAuthorized = () => new WxFailure('privacy permission is not authorized', ERRNO_NOT_AUTHORIZED);
