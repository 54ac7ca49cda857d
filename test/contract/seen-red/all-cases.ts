import { catalogCases } from './catalog-cases.js';
import type { ContextCases } from './context-cases.js';
import { identityCases } from './identity-cases.js';
import { ledgerCases } from './ledger-cases.js';
import { observatoryCases } from './observatory-cases.js';
import { pilotsCases } from './pilots-cases.js';

/** The contract of every repository. */
export const ALL_CASES: readonly ContextCases[] = [identityCases, ledgerCases, pilotsCases, catalogCases, observatoryCases];
