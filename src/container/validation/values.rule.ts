import { catalogueOf } from '../graph/catalogue.js';
import { edgesOf } from '../graph/graph.js';
import { nameOf, type Token } from '../token.js';
import type { Fault } from './fault.js';
import { nearestName } from '../../domain/shared/nearest-name.js';
import type { Rule } from './rule.js';

/** An override must change something: its token is bound without it, or asked for. */
export const unusedOverride: Rule = ({ composition, graph }) => {
  const { overrides = [], ...rest } = composition;
  if (overrides.length === 0) return [];
  const bound = catalogueOf(rest).bindings;
  const asked = new Set(edgesOf(graph).map((edge) => edge.token));
  const faults = overrides
    .filter(({ token }) => !bound.has(token) && !asked.has(token))
    .map(({ token }) => unused(token, [...bound.keys(), ...asked]));
  return [
    ...faults,
    ...repeated(
      overrides.map(({ token }) => token),
      'overridden',
    ),
  ];
};

function unused(token: Token, known: readonly Token[]): Fault {
  const meant = nearestName(nameOf(token), known.filter((other) => other !== token).map(nameOf));
  return {
    kind: 'unused-override',
    subject: nameOf(token),
    path: [],
    message: `the override of ${nameOf(token)} would change nothing: the profile neither binds it nor asks for it`,
    hints: meant ? [`Did you mean ${meant}?`] : [],
  };
}

/** Instances and factories add tokens; taking the place of a component is what overrides are for. */
export const conflictingValue: Rule = ({ composition }) => {
  const { settings, instances = [], factories = [], profile, components } = composition;
  if (!settings && instances.length + factories.length === 0) return [];
  const bound = catalogueOf({ profile, components }).bindings;
  const tokens = [
    ...(settings ? [settings.constructor as unknown as Token] : []),
    ...instances.map(([token]) => token),
    ...factories.map(({ token }) => token),
  ];
  const faults = [...new Set(tokens)]
    .filter((token) => bound.has(token))
    .map((token): Fault => ({
      kind: 'conflicting-value',
      subject: nameOf(token),
      path: [],
      message: `${nameOf(token)} is given a value and is bound to ${bound
        .get(token)!
        .nodes.map(({ name }) => name)
        .join(', ')}`,
      hints: [`Write override(${nameOf(token)}, ...) if the value should win.`],
    }));
  const plain: readonly Fault[] =
    settings?.constructor === Object
      ? [
          {
            kind: 'conflicting-value',
            subject: 'settings',
            path: [],
            message: 'the settings are a plain object, which no constructor can ask for',
            hints: ['Make them an instance of a settings class.'],
          },
        ]
      : [];
  return [...faults, ...repeated(tokens, 'given a value'), ...plain];
};

function repeated(tokens: readonly Token[], what: string): readonly Fault[] {
  const twice = new Set(tokens.filter((token, index) => tokens.indexOf(token) !== index));
  return [...twice].map((token) => ({
    kind: 'conflicting-value',
    subject: nameOf(token),
    path: [],
    message: `${nameOf(token)} is ${what} more than once`,
    hints: ['Keep one.'],
  }));
}
