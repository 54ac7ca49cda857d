import { isDecorated } from '../graph/role.js';
import { nameOf } from '../token.js';
import type { Rule } from './rule.js';

/** Every listed class must be a component. */
export const undecorated: Rule = ({ composition }) =>
  [...new Set(composition.components)]
    .filter((type) => !isDecorated(type))
    .map((type) => ({
      kind: 'undecorated',
      subject: nameOf(type),
      path: [],
      message: `${nameOf(type)} is listed and carries neither @service() nor @adapter.for(...)`,
      hints: ['Decorators are not inherited: a subclass of a component declares its own.'],
    }));

/** No class may be listed twice. */
export const duplicate: Rule = ({ composition }) => {
  const counts = new Map<string, number>();
  const seen = new Set<unknown>();
  for (const type of composition.components) {
    if (seen.has(type)) counts.set(nameOf(type), (counts.get(nameOf(type)) ?? 1) + 1);
    seen.add(type);
  }
  return [...counts].map(([name, count]) => ({
    kind: 'duplicate',
    subject: name,
    path: [],
    message: `${name} is listed ${count} times`,
    hints: ['List it once.'],
  }));
};
