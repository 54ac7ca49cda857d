import type { UserId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import { InvalidValue } from '../shared/invalid-value.js';
import { EmailAddress } from './email-address.js';

const LONGEST_NAME = 255;
const UNPRINTABLE = /[\p{Cc}\p{Cs}]/u;

/** A person before the first save: everything but the id, which the database gives. */
export class NewUser {
  readonly email: EmailAddress;
  readonly name: string;

  /** @throws InvalidValue for an address or name that cannot be one. */
  constructor(
    email: string,
    name: string,
    readonly createdAt: Instant,
  ) {
    this.email = EmailAddress(email);
    this.name = personName(name);
  }
}

/** A registered person. Immutable: `renamed` gives another one. */
export class User {
  readonly email: EmailAddress;
  readonly name: string;

  /** @throws InvalidValue for an address or name that cannot be one. */
  constructor(
    readonly id: UserId,
    email: string,
    name: string,
    readonly createdAt: Instant,
  ) {
    this.email = EmailAddress(email);
    this.name = personName(name);
  }

  renamed(name: string): User {
    return new User(this.id, this.email, name, this.createdAt);
  }
}

function personName(text: string): string {
  const name = text.trim();
  const length = [...name].length;
  if (length === 0 || length > LONGEST_NAME || UNPRINTABLE.test(name))
    throw new InvalidValue('name', text, '1 to 255 printable characters');
  return name;
}
