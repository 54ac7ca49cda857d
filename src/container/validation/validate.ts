import type { Composition } from '../container-options.js';
import { catalogueOf } from '../graph/catalogue.js';
import { graphOf, type Graph } from '../graph/graph.js';
import { Paths } from '../graph/paths.js';
import { ambiguous } from './ambiguous.rule.js';
import { captive } from './captive.rule.js';
import { conflictingDeclarations } from './conflicting-declarations.rule.js';
import { cyclic } from './cyclic.rule.js';
import type { Fault } from './fault.js';
import { lifecycleMisuse } from './lifecycle.rule.js';
import { duplicate, undecorated } from './listed-components.rule.js';
import { missing } from './missing.rule.js';
import { parameterWithoutToken } from './parameter-without-token.rule.js';
import { replacement } from './replacement.rule.js';
import type { Rule } from './rule.js';
import { unknownProfile } from './unknown-profile.rule.js';
import { conflictingValue, unusedOverride } from './values.rule.js';

const RULES: readonly Rule[] = [
  unknownProfile,
  undecorated,
  duplicate,
  conflictingDeclarations,
  replacement,
  parameterWithoutToken,
  missing,
  ambiguous,
  cyclic,
  captive,
  lifecycleMisuse,
  unusedOverride,
  conflictingValue,
];

/** The graph of a composition and everything wrong with it, found without constructing anything. */
export function inspect(composition: Composition): { readonly graph: Graph; readonly faults: readonly Fault[] } {
  const catalogue = catalogueOf(composition);
  const graph = graphOf(catalogue);
  const inspection = { composition, catalogue, graph, paths: new Paths(graph) };
  return { graph, faults: RULES.flatMap((rule) => rule(inspection)) };
}
