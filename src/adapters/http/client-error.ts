import type { Socket } from 'node:net';
import type { SextantError } from '../../domain/shared/sextant-error.js';
import { HttpHeadersTooLarge, HttpRequestMalformed, HttpRequestTimeout } from './http-request.errors.js';
import { PROBLEM_MEDIA_TYPE, problemOf } from './problem.js';

/** Answers what is not HTTP enough to become a request (broken framing, endless headers) and closes the connection. */
export function answerClientError(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem = problemOf(clientError(error), '', '');
  const body = JSON.stringify(problem);
  socket.end(
    `HTTP/1.1 ${problem.status} ${problem.code}\r\nContent-Type: ${PROBLEM_MEDIA_TYPE}\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}

function clientError(error: Error & { readonly code?: string }): SextantError {
  if (error.code === 'HPE_HEADER_OVERFLOW') return new HttpHeadersTooLarge(error);
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') return new HttpRequestTimeout(error);
  return new HttpRequestMalformed('this is not a valid HTTP/1.1 request', error);
}
