/**
 * What emoji, faces made of characters (颜文字) and WeChat's and Weibo's bracketed codes say. Each class is written as its
 * first emoji, so that a text stays readable and a class is read like any other character. 🙂 stands apart: in
 * Chinese it is seldom meant as a smile.
 */

/** A class a line: its sign, then the emoji that count as it. */
export const EMOJI_CLASSES = [
  '😊😀😃😄😁😆☺😇😉😋😌😍🥰😘😗😙😚🤗😎🤩🥳😺😸😻☀🌞😏😜😝😛🤪🙆',
  '😂🤣😹',
  '❤♥💕💖💗💓💞💘💝💚💙💛🧡💜🖤🤍🤎💟❣🌹💐🌸🌷🌺',
  '👍👏👌💪🙏✌🤝👊✊🤞🆗💯✅☑✔🏆🥇⭐🌟',
  '🎉🎊🎁🎂🥂🍻🎈',
  '👎✖❌❎🚫⛔🙅🖕💩',
  '😠😡🤬😤👿😾💢',
  '😢😭😞😔😟🙁☹😣😖😫😩😥😓😿🥺💔😪🥀',
  '😒😑😐🙄😶🤐😕🤨🤦🤷',
  '😅😳🥵😬',
  '😮😯😲😱😨😰😦😧🙀',
  '🤢🤮🤧😷🤒🥴',
  '🙂🙃',
  '🤔❓❔',
] as const;

/** A class a line: its sign, then what stands in square brackets. */
export const CODE_CLASSES = [
  '😊 呲牙 愉快 憨笑 偷笑 调皮 得意 色 亲亲 害羞 可爱 嘿哈 机智 耶 哈哈 嘻嘻 笑哈哈 太开心 喜 好喜欢 喵喵 酷 悠闲 转圈 跳跳 太阳 羞嗒嗒 憧憬 噢耶 yeah!',
  '😂 破涕为笑 笑cry 允悲 笑哭',
  '❤ 爱心 心 爱你 玫瑰 鲜花 拥抱 抱抱 亲一口 嘴唇 好爱哦 示爱',
  '👍 强 赞 胜利 鼓掌 握手 抱拳 ok 给力 顶 威武 加油 加油加油 中国赞 赞啊 拳头 作揖 合十 奋斗 666',
  '🎉 庆祝 礼物 红包 發 发 福 烟花 爆竹 干杯 蛋糕',
  '👎 弱 差劲 屎 便便 no 拜拜 再见',
  '😠 发怒 怒 怒骂 抓狂 咒骂 敲打 菜刀 炸弹 哼 左哼哼 右哼哼 骂人 生气 脏话',
  '😢 流泪 大哭 泪 快哭了 难过 委屈 心碎 凋谢 可怜 悲伤 伤心 失望 衰 泪流满面 苦涩 裂开 叹气 跪了',
  '😒 撇嘴 鄙视 白眼 翻白眼 闭嘴 傲慢 无语 嫌弃 黑线 挖鼻 懒得理你 打脸 皱眉 摊手 费解 傻眼',
  '😅 尴尬 汗 流汗 冷汗 捂脸 囧 好囧 擦汗 社会社会',
  '😮 惊讶 吃惊 惊恐 恐惧 震惊 发呆 天啊 哇',
  '🤢 吐 生病 感冒 晕',
  '🙂 微笑 笑而不语',
  '🤔 疑问 思考 并不简单 让我看看',
] as const;

/**
 * A class a line: its sign, then faces, written as characters are folded. Letters count as a face only when they stand
 * alone, and what also closes a list such as 优点:(1) only at the end of a sentence.
 */
export const FACE_CLASSES = [
  '😊 ^^ :) :-) =) ;) ;-) :d :-d :p :-p ^▽^ ^ω^ \\(^o^)/ ´▽` ´∀` ·∀· ´·ω·` ≧▽≦ ≧∇≦ ≧ω≦ o(∩_∩)o o(n_n)o n_n uwu',
  '😂 xd',
  '👍 d(^_^)b',
  "😢 :( :-( :'( =( ;_; t_t t__t t___t t.t t^t t-t tat qaq qwq orz otz 〒_〒 〒▽〒 ╥_╥ >_< >.< >o< ;ω; ಥ_ಥ",
  "😠 >:( ╰_╯ (╯°□°)╯(┻-┻ (╯°□°)╯ #`д´ `皿´ `д´ (╯`□')╯ ▼ヘ▼ ╬",
  '😒 ¯_¯ ╮(╯▽╰)╭ ╮(╯_╰)╭ -_-||| -_-|| -_-| -_-b -_- ¬_¬ ←_← →_→ =_= =_=| =.= -.- ._.',
  '😅 ^_^| ^_^; ⊙_⊙| ⊙_⊙',
  '😮 o_o 0_0 o.o ⊙o⊙ ∑(°д°) °д° °□° =口= @_@ x_x',
] as const;

/** Faces of two equal eyes and a mouth of one to three equal characters between them: ^_^, ^___^, ∩▽∩. */
export const EYE_CLASSES = ['😊 ^ ∩ ◕ ¯', '😢 ╥'] as const;
export const MOUTHS = '_.-▽ω∇‿∀vo□д';
/** What may stand between a face and the brackets around it, and goes with it. */
export const CHEEKS = '*.o#=~"\'|/';
