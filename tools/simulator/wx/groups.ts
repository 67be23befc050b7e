import { decodeUtf8 } from '../../../src/text/utf8';
import { type Phone } from '../phone';
import { type AppLife, WxFailure, wxApi } from './api';
import { type Gateway } from './gateway';
import { identityOf } from './identity';

/** WeChat's code for an entry that was not from a chat group. */
const WRONG_SCENE = '40097';

/**
 * Chat groups as the app sees them: WeChat, that is the local cloud, seals the one that the app was entered from.
 * @param call goes over the phone's network
 */
export function createGroupApi(
  phone: Phone,
  call: Gateway,
  shownRoute: () => string | undefined,
  life: AppLife,
) {
  return {
    getGroupEnterInfo: wxApi('getGroupEnterInfo', life, async () => {
      const { group } = phone.setting;
      if (group === undefined) throw new WxFailure(WRONG_SCENE);
      const token = await identityOf(phone, call);
      const body = JSON.stringify({ group });
      const reply = await call('/group-enter-info', { method: 'POST', body, token });
      if (reply.status !== 200) throw new WxFailure(decodeUtf8(reply.body));
      const { cloudID } = JSON.parse(decodeUtf8(reply.body)) as { cloudID: string };
      // For servers that decrypt by the session's key, which this simulator does not make.
      return { encryptedData: '', iv: '', cloudID };
    }),
    updateShareMenu: wxApi<{ withShareTicket?: boolean }>('updateShareMenu', life, ({ withShareTicket }) => {
      const route = shownRoute();
      if (route === undefined) throw new WxFailure('no page is shown');
      if (withShareTicket) phone.ticketRoutes.add(route);
      else phone.ticketRoutes.delete(route);
    }),
  };
}
