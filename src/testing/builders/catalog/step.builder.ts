import { Step, type StepFields } from '../../../domain/catalog/step.js';
import { Instant } from '../../../domain/shared/instant.js';

const FIELDS: StepFields = {
  stepId: 'step_id é',
  name: 'name é',
  version: 'version é',
  comments: 'comments é',
  date: Instant.parse('2020-04-28T05:26:57.001441Z'),
};

/** A Step with a value in every field, for a test that cares about the given ones. */
export function aStep(fields: Partial<StepFields> = {}): Step {
  return new Step({ ...FIELDS, ...fields });
}
