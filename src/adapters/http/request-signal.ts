import type { FastifyReply } from 'fastify';

/**
 * A signal that aborts when the client goes away (or the drain limit cuts it off) before its answer is complete.
 *
 * Fastify's own `request.signal` is not used: it listens to the request stream, which closes as soon as a body has been
 * read, so it aborts every healthy POST.
 */
export function abortOnDisconnect(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  const { raw } = reply;
  if (raw.destroyed) controller.abort();
  else
    raw.once('close', () => {
      if (!raw.writableEnded) controller.abort();
    });
  return controller.signal;
}
