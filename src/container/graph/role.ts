import { adapterDeclarationsOf, serviceDeclarationOf, type AdapterDeclaration } from '../component-metadata.js';
import { specificityOf, type Specificity } from '../profile.js';
import type { ScopeName } from '../scope.js';
import type { Class, Token } from '../token.js';

/** One token that one class offers itself for in the active profile. */
export interface Role {
  readonly type: Class;
  readonly token: Token;
  readonly specificity: Specificity;
  readonly multi: boolean;
  readonly priority: number;
  /** Whether the profile is expected to build it even if nothing asks: not for an adapter under its own class. */
  readonly root: boolean;
}

/** A listed class whose declarations match the active profile. */
export interface ActiveComponent {
  readonly type: Class;
  readonly origin: 'service' | 'adapter';
  readonly scope: ScopeName;
  readonly roles: readonly Role[];
  readonly replaces: readonly Class[];
}

export function isDecorated(type: Class): boolean {
  return serviceDeclarationOf(type) !== undefined || adapterDeclarationsOf(type).length > 0;
}

/** Undefined when nothing the class declares matches the profile. */
export function activeComponent(type: Class, profile: string): ActiveComponent | undefined {
  const service = serviceDeclarationOf(type);
  const serviceSpecificity = service ? specificityOf(service.profiles, profile) : 0;
  const adapters = adapterDeclarationsOf(type).flatMap((declaration) => {
    const specificity = specificityOf(declaration.profiles, profile);
    return specificity === 0 ? [] : [{ declaration, specificity }];
  });
  const scope = serviceSpecificity > 0 ? service?.scope : adapters[0]?.declaration.scope;
  if (scope === undefined) return undefined;
  const closest = Math.max(serviceSpecificity, ...adapters.map(({ specificity }) => specificity)) as Specificity;
  const own: Role = { type, token: type, specificity: closest, multi: false, priority: 0, root: serviceSpecificity > 0 };
  return {
    type,
    origin: adapters.length > 0 ? 'adapter' : 'service',
    scope,
    roles: [own, ...adapters.map(({ declaration, specificity }) => adapterRole(type, declaration, specificity))],
    replaces: [...new Set(adapters.flatMap(({ declaration }) => declaration.replaces ?? []))],
  };
}

function adapterRole(type: Class, { port, multi, priority }: AdapterDeclaration, specificity: Specificity): Role {
  return { type, token: port, specificity, multi, priority, root: true };
}
