import type { Facet } from './facet.js';
import type { RepositoryFault } from './fault.js';
import { SharedObjects } from './shared-objects.js';

/** What a method of a sound repository was seen to answer. */
export type Answer = 'list' | 'list of several' | 'number' | 'yes or no' | 'object' | 'nothing';

export function answerOf(value: unknown): Answer {
  if (Array.isArray(value)) return value.length > 1 ? 'list of several' : 'list';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'yes or no';
  return value === undefined ? 'nothing' : 'object';
}

/** Objects that are shared, whatever the methods are called. */
export const aliasingFaults: readonly RepositoryFault[] = [
  {
    at: 'repository',
    facet: 'no aliasing',
    kind: 'handed out twice',
    name: 'what is handed out has been handed out before',
    plant: ({ reached }) => {
      const shared = new SharedObjects();
      return async (_method, _given, sound) => {
        const answer = await sound();
        if (typeof answer === 'object' && answer !== null) reached();
        const instead = shared.instead(answer, () => undefined);
        shared.keep(instead);
        return instead;
      };
    },
  },
  {
    at: 'repository',
    facet: 'no aliasing',
    kind: 'given object kept',
    name: 'the object that was given is the one that is stored',
    plant: ({ reached }) => {
      const shared = new SharedObjects();
      return async (_method, given, sound) => {
        for (const value of given) keepObjects(shared, value);
        return shared.instead(await sound(), reached);
      };
    },
  },
];

/** What has a class of its own is an object of the domain; a plain one is a key or options. */
function keepObjects(shared: SharedObjects, value: unknown): void {
  if (Array.isArray(value)) for (const item of value) keepObjects(shared, item);
  else if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) !== Object.prototype) shared.keep(value);
}

/** Wrong answers of one method, of the kinds it was seen to give. */
export function answerFaults(method: string, answers: ReadonlySet<Answer>): RepositoryFault[] {
  const fault = (facet: Facet, kind: string, change: (answer: unknown) => unknown): RepositoryFault => ({
    at: 'repository',
    facet,
    kind,
    name: `${method} ${kind}`,
    plant:
      ({ reached }) =>
      async (called, _given, sound) => {
        const answer = await sound();
        if (called !== method) return answer;
        reached();
        return change(answer);
      },
  });
  const list = (change: (answer: unknown[]) => unknown[]) => (answer: unknown) => (Array.isArray(answer) ? change(answer) : answer);
  const faults: RepositoryFault[] = [];
  if (answers.has('list of several'))
    faults.push(
      fault(
        'order and ties',
        'answers in reverse',
        list((items) => items.toReversed()),
      ),
    );
  if (answers.has('list') || answers.has('list of several'))
    faults.push(
      fault(
        'answers',
        'leaves out the last',
        list((items) => items.slice(0, -1)),
      ),
    );
  if (answers.has('number')) faults.push(fault('answers', 'counts one too many', (answer) => (answer as number) + 1));
  if (answers.has('yes or no')) faults.push(fault('answers', 'says the opposite', (answer) => !answer));
  if (answers.has('nothing') && answers.has('object')) faults.push(fault('answers', 'finds nothing', () => undefined));
  if (answers.size === 1 && answers.has('nothing')) faults.push(doingNothing(method));
  return faults;
}

function doingNothing(method: string): RepositoryFault {
  return {
    at: 'repository',
    facet: 'answers',
    kind: 'does nothing',
    name: `${method} does nothing`,
    plant:
      ({ reached }) =>
      async (called, _given, sound) => {
        if (called !== method) return sound();
        reached();
        return undefined;
      },
  };
}
