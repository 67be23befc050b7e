import { type CarryingAction, type Reason } from './reason';

/** Longer titles are cut: the sentence is one line on a phone. */
const TITLE_CHARACTERS = 12;

const VERBS: Record<CarryingAction['kind'], string> = {
  viewed: '看过',
  'cart-added': '加购过',
  ordered: '买过',
};

/**
 * A reason as one short Chinese sentence.
 * @param itemId the item it is about, which may itself be what was looked at
 * @param titleOf undefined for items that have left the catalogue: they cannot be named
 */
export function reasonSentence(
  reason: Reason,
  itemId: string,
  titleOf: (itemId: string) => string | undefined,
): string {
  switch (reason.kind) {
    case 'pinned':
      return '店家推荐';
    case 'explored':
      return '随机挑选，换换口味';
    case 'history':
      return '根据你的浏览';
    case 'new':
      return '新品上架';
    case 'popular':
      return '大家都在买';
    case 'actions':
      return actionsSentence(reason.actions, itemId, titleOf) ?? '根据你的浏览';
  }
}

/** `因为你看过「甲」`, `因为你看过「甲」和「乙」`, `因为你买过「甲」、看过「乙」`. */
function actionsSentence(
  actions: readonly CarryingAction[],
  itemId: string,
  titleOf: (itemId: string) => string | undefined,
): string | undefined {
  const named = actions.flatMap((action) => {
    const title = titleOf(action.itemId);
    if (action.itemId === itemId) return [{ verb: VERBS[action.kind], name: '这件商品' }];
    return title === undefined ? [] : [{ verb: VERBS[action.kind], name: `「${shorten(title)}」` }];
  });
  const [first, second] = named;
  if (!first) return undefined;
  const one = `因为你${first.verb}${first.name}`;
  if (!second) return one;
  return second.verb === first.verb ? `${one}和${second.name}` : `${one}、${second.verb}${second.name}`;
}

function shorten(title: string): string {
  const characters = [...title];
  if (characters.length <= TITLE_CHARACTERS) return title;
  return `${characters.slice(0, TITLE_CHARACTERS - 1).join('')}…`;
}
