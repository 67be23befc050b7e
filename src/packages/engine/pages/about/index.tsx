import { PageFrame } from '../../../../components/PageFrame';
import { TextSections } from '../../../../components/TextSections';

const SECTIONS = [
  {
    title: '推荐在哪里计算？',
    text: '在你的手机上。首页的“为你推荐”由手机的图形处理器计算，断网时也能用，点开一件商品后马上重新排序。',
  },
  {
    title: '用到了哪些信息？',
    text: '你最近看过、加入购物车和购买的商品，按时间先后；越近的影响越大。这份记录只保存在本机，不会为了推荐而上传。',
  },
  {
    title: '怎样得出顺序？',
    text: '模型比较每件商品与你近期浏览的相似程度，参考“看过甲的人接着看乙”的规律，再加上一点热销程度。缺货的、你标过“不感兴趣”的和刚买过的不再出现，同类商品会适当错开。价格对所有人一样。',
  },
  {
    title: '模型从哪里来？',
    text: '由店家训练并签名后发布。手机会核对签名和内容，并用一组标准答案自检，不一致就不启用，改按销量排列。',
  },
  {
    title: '我不想要个性化推荐',
    text: '在“我的”里关闭“个性化推荐”，列表就按销量排列，与你的浏览无关。长按一件商品可以看推荐理由，也可以标记“不感兴趣”。',
  },
];

export default function AboutPage() {
  return (
    <PageFrame id="about-page">
      <TextSections sections={SECTIONS} />
    </PageFrame>
  );
}
