// One cloud function in its own process. Plain JavaScript: the process must start without a compiler.
import process from 'node:process';
import { pathToFileURL } from 'node:url';

const own = { ...process.env };
const { default: cloudFunction } = await import(pathToFileURL(process.argv[2]).href);

process.on('message', async ({ id, event, environment }) => {
  // The SDK reads the caller's identity from the environment: nothing of the last call may remain.
  for (const name of Object.keys(process.env)) if (!(name in own)) delete process.env[name];
  Object.assign(process.env, own, environment);
  try {
    const value = await cloudFunction.main(event, { request_id: id });
    process.send({ id, returned: JSON.stringify(value) ?? 'null' });
  } catch (error) {
    process.send({ id, thrown: String(error?.stack ?? error) });
  }
});
process.on('disconnect', () => process.exit());
process.send({ isReady: true });
