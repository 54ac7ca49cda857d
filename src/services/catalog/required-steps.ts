import { StepNotFound } from '../../domain/catalog/processing.errors.js';
import type { StepRepository } from '../../ports/catalog/step.repository.js';

/** Looks for every step that is named, in one query. @throws StepNotFound for the first that is not there */
export async function requireSteps(steps: StepRepository, named: readonly (string | null)[]): Promise<void> {
  const ids = named.filter((id) => id !== null);
  const known = new Set((await steps.listByIds(ids)).map(({ stepId }) => stepId));
  for (const id of ids) if (!known.has(id)) throw new StepNotFound(id);
}
