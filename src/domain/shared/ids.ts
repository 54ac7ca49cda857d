import type { Brand } from './brand.js';

/** Key of a `User` (identity), given by the database on the first save; positive, 64 bits. */
export type UserId = Brand<bigint, 'UserId'>;

/** ZTF object identifier, such as `ZTF18aazeood` (catalog). */
export type ObjectId = Brand<string, 'ObjectId'>;

/** ZTF candidate identifier of one detection, 64 bits and larger than 2^53 (catalog). */
export type CandidateId = Brand<bigint, 'CandidateId'>;

export const UserId = (value: bigint): UserId => value as UserId;
export const ObjectId = (value: string): ObjectId => value as ObjectId;
export const CandidateId = (value: bigint): CandidateId => value as CandidateId;

/** Name of a `ComputeElement` (pilots), 1 to 255 characters. */
export type ComputeElementName = Brand<string, 'ComputeElementName'>;

/** Key of a `PilotSubmission` (pilots), given by the database; positive, 64 bits. */
export type PilotId = Brand<bigint, 'PilotId'>;

export const PilotId = (value: bigint): PilotId => value as PilotId;

/** Key of an `Account` (ledger), given by the database; positive, 64 bits. */
export type AccountId = Brand<bigint, 'AccountId'>;

/** Key of a `Transfer` (ledger), given by the database; positive, 64 bits. */
export type TransferId = Brand<bigint, 'TransferId'>;

export const AccountId = (value: bigint): AccountId => value as AccountId;
export const TransferId = (value: bigint): TransferId => value as TransferId;
