/**
 * Characters that sound alike, so that an input method offers one for the other; spaces part the sets. What carries
 * a label is in none of them: 不, 没, 好, 差 stay what they are, else the label would change with the spelling.
 */
const GROUPS =
  '的地得 在再 做作坐座 他她它 那哪 象像向 已以 己几 进近 前钱 带代待 用涌 到道倒 和合盒 是事式试 时实石食 期其奇齐 包报抱 装庄妆 服福伏 务物雾 客课刻 电店点 ' +
  '家加佳 每妹 天添 年念 个各 件见健 价架驾 格隔 送松 货获或 收手首 发法 块筷 递弟第地 速素诉 度肚 师诗 傅付负 衣依医 裤库酷 鞋写协 包苞 味位卫 道到稻 颜严言 ' +
  '色涩 大达 号浩 码马 尺齿 寸村 中种 量亮辆 朋棚 友有又 板版办 宝保饱 贝被背 回会汇 购构 下夏 次词 觉角脚 针珍 常长尝 特忒 超抄 级极 以已 因音 为位 所锁 ' +
  '里理礼 面免 上尚 样洋阳 什神 东冬 西吸 机鸡 屏平瓶 幕目 声生升 音因 充冲 池迟 续绪 航行 系细 统同 运允 行形型 客克 房防 间见 床窗 早枣 餐参 酒久 厅听 ' +
  '饭范 菜彩 汤烫 米迷 肉柔 鱼于余 虾下 果国 吃迟 喝河 睡水谁 子字 妈麻 爸吧 公工功 同童 事市 朋鹏 第弟 天田 今金 明名 昨作 月越 日目 分份 钟中 小晓 时十 ' +
  '半办 两辆 三山 五午';

/** Never written for another, nor instead of one: they carry the verdict, deny it, or turn it round. */
export const LABEL_BEARING = new Set(
  '不没无非未别勿莫休甭差好坏烂垃圾棒赞美丑香臭甜苦酸辣咸淡鲜贵贱值亏坑骗假真爱恨喜欢满意失望后悔推荐退赔破碎漏脏净快慢轻重' +
    '软硬厚薄难易强弱新旧热冷吵静死活怕敢但可却虽只才就太很最够还',
);

/** Character → those that may stand for it. */
export const HOMOPHONES: ReadonlyMap<string, readonly string[]> = build();

function build(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const group of GROUPS.split(' ')) {
    const members = Array.from(group);
    for (const member of members) {
      const others = members.filter((other) => other !== member);
      if (others.length > 0) found.set(member, [...new Set([...(found.get(member) ?? []), ...others])]);
    }
  }
  return found;
}
