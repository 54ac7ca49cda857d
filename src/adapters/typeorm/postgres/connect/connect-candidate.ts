import type { PostgresCandidate } from '../../../../connections/index.js';
import { isServerError } from '../server-error.js';
import type { CandidateConnection, ConnectionFactory } from './candidate-connection.js';

/**
 * Connects to one server in the ways its `sslmode` allows: `prefer` falls back to a plain connection when TLS or what
 * was said over it fails, `allow` turns to TLS when the server refuses a plain one. A server that cannot be reached is
 * tried once.
 *
 * @param dial connects a client over the given connection; its failure is passed on as it is.
 */
export async function connectCandidate<Connected>(
  candidate: PostgresCandidate,
  connectionFor: ConnectionFactory,
  dial: (connection: CandidateConnection) => Promise<Connected>,
): Promise<Connected> {
  const [first = {}, second] = candidate.tls.attempts;
  const connection = connectionFor(candidate, first);
  try {
    return await dial(connection);
  } catch (error) {
    if (!second || !anotherWayMayHelp(connection, { asked: first.tls ? 'secured' : 'plain', error })) throw error;
    return dial(connectionFor(candidate, second));
  }
}

function anotherWayMayHelp({ progress }: CandidateConnection, { asked, error }: { asked: 'secured' | 'plain'; error: unknown }): boolean {
  return progress === 'handshake' || (progress === asked && isServerError(error));
}
