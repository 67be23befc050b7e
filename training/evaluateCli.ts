import { createProgram } from './cli/createProgram';
import { addAspectsEvaluation } from './cli/evaluate/aspects';
import { addColdStartCommand } from './cli/evaluate/coldStart';
import { addFaqCommand } from './cli/evaluate/faq';
import { addLeaveOneOutCommand } from './cli/evaluate/leaveOneOut';
import { addOnlineRetailCommand } from './cli/evaluate/onlineRetail';
import { addPairsCommand } from './cli/evaluate/pairs';
import { addPolicyCommand } from './cli/evaluate/policy';
import { addProbesCommand } from './cli/evaluate/probes';
import { addRecommenderCommand } from './cli/evaluate/recommender';
import { addSeedsCommand } from './cli/evaluate/seeds';
import { addSentimentCommand } from './cli/evaluate/sentiment';
import { addSessionsCommand } from './cli/evaluate/sessions';

const program = createProgram('evaluate', 'Measure a model beside its baselines.');
addRecommenderCommand(program);
addSeedsCommand(program);
addSessionsCommand(program);
addOnlineRetailCommand(program);
addPolicyCommand(program);
addColdStartCommand(program);
addSentimentCommand(program);
addFaqCommand(program);
addPairsCommand(program);
addProbesCommand(program);
addAspectsEvaluation(program);
addLeaveOneOutCommand(program);

void program.parseAsync();
