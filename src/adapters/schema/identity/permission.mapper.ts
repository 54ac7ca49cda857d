import { permissionSet, type Permission } from '../../../domain/identity/permission.js';

/** A set of permissions in one column: words with one blank between them. */
export const permissionMapper = {
  toDomain: (text: string): readonly Permission[] => permissionSet(text === '' ? [] : text.split(' ')),
  toText: (permissions: readonly Permission[]): string => permissions.join(' '),
} as const;
