export { adapter, type AdapterOptions } from './adapter.js';
export * from './declaration.errors.js';
export { all, inject, optional } from './injection.js';
export { lifecycle, type InitializeContext, type Lifecycle } from './lifecycle.js';
export { Profile, type ProfileName, type ProfileSelection } from './profile.js';
export { Scope, type ScopeName } from './scope.js';
export { service, type ServiceOptions } from './service.js';
export type { AbstractClass, Class, Token } from './token.js';
