import { Secret } from '../../domain/shared/secret.js';
import { HttpAuthenticationRequired } from './http-request.errors.js';

/** RFC 6750, 2.1: the scheme in any case, one or more blanks, and a token of these characters. */
const BEARER = /^Bearer +([A-Za-z0-9._~+/-]+=*)$/i;

/**
 * The token of the one Authorization header; `rawHeaders` are names and values in turn, as Node gives them: it drops the second
 * of two such headers elsewhere, and who sends two must not choose which one counts.
 *
 * @throws HttpAuthenticationRequired when there is none, more than one, another scheme, or no token.
 */
export function bearerToken(rawHeaders: readonly string[]): Secret {
  const given = rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === 'authorization');
  const [value] = given;
  if (value === undefined) throw new HttpAuthenticationRequired('none');
  const token = given.length === 1 ? BEARER.exec(value)?.[1] : undefined;
  if (token === undefined) throw new HttpAuthenticationRequired('refused');
  return new Secret(token);
}
