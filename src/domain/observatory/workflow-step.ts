import { oneOf } from './observatory-text.js';

/** The steps of the workflow, in the order in which a run takes them. */
export const WORKFLOW_STEPS = [
  'package',
  'bundle',
  'pack',
  'transfer',
  'unpack',
  'archive',
  'staging',
  'mark',
  'schedule',
  'delete',
] as const;

export type WorkflowStep = (typeof WORKFLOW_STEPS)[number];

/** @throws InvalidValue for any other text. */
export function workflowStep(text: string): WorkflowStep {
  return oneOf('step of the workflow', WORKFLOW_STEPS, text);
}
