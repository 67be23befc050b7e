import { PageFrame } from '../../../../components/PageFrame';
import { TextSections } from '../../../../components/TextSections';

const SECTIONS = [
  {
    title: '评价在哪里解读？',
    text: '在你的手机上，断网时也能用。“大家怎么说”把已经显示的评价拆成句子，由模型判断每句在说什么、是好是坏，再数一数；至少三句话说到的方面才会列出。',
  },
  {
    title: '写评价时的提示是什么？',
    text: '你写的时候，模型看看说到了哪些方面，告诉你别人可能还想知道什么。它不影响评分，不要求你改变看法，也不会把没提交的内容发出去；点“不再提示”就收起。',
  },
  {
    title: '会出错吗？',
    text: '会。反话、方言和很短的句子最容易读错，所以每个方面都附上一句原话，并写明依据了多少条评价。',
  },
];

export default function AboutTextPage() {
  return (
    <PageFrame id="about-text-page">
      <TextSections sections={SECTIONS} />
    </PageFrame>
  );
}
