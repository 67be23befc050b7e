/** Ports tried after the first one. */
const NEIGHBOURS = 20;

export class PortTakenError extends Error {
  override readonly name = 'PortTakenError';
}

/**
 * Starts a server on `port`, or on the next free one when `mayMove`. `start` throws the system's `EADDRINUSE` when
 * its port is taken; any other error of it is passed on.
 */
export async function listenNear<Server>(
  port: number,
  mayMove: boolean,
  start: (port: number) => Promise<Server>,
): Promise<Server> {
  const last = mayMove ? port + NEIGHBOURS : port;
  for (let candidate = port; candidate <= last; candidate += 1) {
    try {
      return await start(candidate);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    }
  }
  throw new PortTakenError(
    mayMove
      ? `ports ${port} to ${last} are all in use; choose another with --port`
      : `port ${port} is in use; choose another with --port, or leave --port out to take a free one`,
  );
}
