import type { Class } from '../token.js';
import type { ActiveComponent, Role } from './role.js';

/** For each replaced class, the active classes that claim its place (more than one is a fault). */
export function replacementsIn(active: readonly ActiveComponent[]): ReadonlyMap<Class, readonly Class[]> {
  const claims = new Map<Class, Class[]>();
  for (const component of active)
    for (const target of component.replaces) claims.set(target, [...(claims.get(target) ?? []), component.type]);
  return claims;
}

/** The class that finally stands where `type` was, along a chain of replacements; `type` itself when nothing replaces it. */
export function standInFor(type: Class, claims: ReadonlyMap<Class, readonly Class[]>): Class {
  const passed = new Set<Class>();
  let current = type;
  for (let next = claims.get(current)?.[0]; next && !passed.has(next); next = claims.get(current)?.[0]) {
    passed.add(next);
    current = next;
  }
  return current;
}

/** The roles of the profile after replacement: a replaced class hands each of its roles to its stand-in. */
export function rolesAfterReplacement(active: readonly ActiveComponent[]): readonly Role[] {
  const claims = replacementsIn(active);
  const byType = new Map(active.map((component) => [component.type, component]));
  const roles = active.filter(({ type }) => !claims.has(type)).flatMap((component) => component.roles);
  const taken = new Map<Class, Set<unknown>>();
  for (const role of roles) taken.set(role.type, (taken.get(role.type) ?? new Set()).add(role.token));
  for (const target of claims.keys()) {
    const standIn = standInFor(target, claims);
    const inherited: readonly Role[] = byType.get(target)?.roles ?? [
      { type: target, token: target, specificity: 1, multi: false, priority: 0, root: false },
    ];
    const own = taken.get(standIn) ?? new Set();
    roles.push(...inherited.filter((role) => !own.has(role.token)).map((role) => ({ ...role, type: standIn })));
    taken.set(standIn, new Set([...own, ...inherited.map((role) => role.token)]));
  }
  return roles;
}
