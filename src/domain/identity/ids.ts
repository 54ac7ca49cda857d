import type { Brand } from '../shared/brand.js';

/** Key of an `ApiToken`, given by the database; positive, 64 bits. Not a secret: it is part of what lists and logs show. */
export type ApiTokenId = Brand<bigint, 'ApiTokenId'>;

export const ApiTokenId = (value: bigint): ApiTokenId => value as ApiTokenId;
