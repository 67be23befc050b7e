import { createEngineContender, type EngineContenderOptions } from './engineContender';
import { serveSteps } from '../process/serveSteps';
import { createStockContender } from './stockContender';

export type ContenderArguments =
  ({ kind: 'engine' } & EngineContenderOptions) | { kind: 'stock'; items: number };

const contender = JSON.parse(process.argv[2]!) as ContenderArguments;

void (contender.kind === 'engine' ? createEngineContender(contender) : createStockContender(contender.items))
  .then(serveSteps)
  .catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
