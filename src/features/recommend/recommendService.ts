import { createService } from '../../state/service';
import { useStore } from '../../state/useStore';
import { type InteractionHistory } from './interactionHistory';
import { type ItemScores } from './itemScores';
import { type PickReasons } from './pickReasons';
import { type Ranking } from './ranking';
import { type Rails } from './rails';
import { type RankingStore } from './rankingStore';
import { type TileExposure } from './tileExposure';

export interface RecommendService {
  ranking: RankingStore;
  history: InteractionHistory;
  exposure: TileExposure;
  reasons: PickReasons;
  rails: Rails;
  scores: ItemScores;
}

export const [RecommendProvider, useRecommend] = createService<RecommendService>('RecommendProvider');

export function useRanking(): Ranking {
  return useStore(useRecommend().ranking);
}
