import { service } from '../../container/index.js';
import { TokenUnknown } from '../../domain/identity/api-token.errors.js';
import type { Principal } from '../../domain/identity/principal.js';
import { readTokenText } from '../../domain/identity/token-secret.js';
import { Instant } from '../../domain/shared/instant.js';
import type { Secret } from '../../domain/shared/secret.js';
import { ApiTokenRepository } from '../../ports/identity/api-token.repository.js';
import { Clock } from '../../ports/shared/clock.js';

/** How far apart two noted uses of a token are at least. */
const NOTED_EVERY_MICROSECONDS = 60_000_000n;

/**
 * Tells who calls, by the token that was sent: one read by the primary key, and at most once a minute one write that notes
 * the use. Nothing is remembered between two calls, so a token that was revoked is refused by the next one. Call it outside
 * of a transaction: one that reads a standby, or an earlier state, might miss a revocation.
 */
@service()
export class AuthenticationService {
  constructor(
    private readonly tokens: ApiTokenRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws TokenUnknown for what is no token, or has a wrong secret; TokenRevoked, TokenExpired. What is refused writes nothing. */
  async authenticate(text: Secret): Promise<Principal> {
    const parts = readTokenText(text.reveal());
    if (!parts) throw new TokenUnknown();
    const token = await this.tokens.findById(parts.id);
    if (!token) throw new TokenUnknown();
    const now = this.clock.now();
    const principal = token.admit(parts.secret, now);
    const notSince = Instant.fromEpochMicroseconds(now.epochMicroseconds - NOTED_EVERY_MICROSECONDS);
    if (!token.lastUsedAt || token.lastUsedAt.compare(notSince) < 0) await this.tokens.markUsed(token.id, now, notSince);
    return principal;
  }
}
