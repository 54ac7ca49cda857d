import type { Composition } from '../container-options.js';
import type { Catalogue } from '../graph/catalogue.js';
import type { Graph } from '../graph/graph.js';
import type { Paths } from '../graph/paths.js';
import type { Fault } from './fault.js';

/** What a rule may look at. */
export interface Inspection {
  readonly composition: Composition;
  readonly catalogue: Catalogue;
  readonly graph: Graph;
  readonly paths: Paths;
}

/** Finds every fault of one kind. Never throws and never constructs anything. */
export type Rule = (inspection: Inspection) => readonly Fault[];
