import { InvalidValue } from '../shared/invalid-value.js';
import { permissionSet, type Permission } from './permission.js';
import { RoleName } from './role-name.js';

const LONGEST_DESCRIPTION = 255;
const UNPRINTABLE = /[\p{Cc}\p{Cs}]/u;

export interface RoleFields {
  readonly name: string;
  /** What it is for, up to 255 characters; may be empty. */
  readonly description: string;
  readonly permissions: Iterable<string>;
}

/** A named set of permissions that users are granted. Immutable: `redefined` gives another one. */
export class Role {
  readonly name: RoleName;
  readonly description: string;
  /** Each once, in alphabetical order. */
  readonly permissions: readonly Permission[];

  /** @throws InvalidValue for a name, description or permission that cannot be one. */
  constructor(fields: RoleFields) {
    this.name = RoleName(fields.name);
    this.description = described(fields.description);
    this.permissions = permissionSet(fields.permissions);
  }

  /** With another description or other permissions; the name stays. @throws InvalidValue */
  redefined(changes: Partial<Omit<RoleFields, 'name'>>): Role {
    return new Role({ ...this, ...changes, name: this.name });
  }
}

function described(text: string): string {
  const description = text.trim();
  if ([...description].length > LONGEST_DESCRIPTION || UNPRINTABLE.test(description))
    throw new InvalidValue('description', text, 'up to 255 printable characters');
  return description;
}
