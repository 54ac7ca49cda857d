import { SextantError, type ErrorDefinition } from '../../domain/shared/sextant-error.js';

/** The command line could not be understood: an unknown command or option, a missing or wrong argument. */
export class CommandLineMisused extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'CLI_MISUSED',
    kind: 'invalid',
    meaning: 'The command line names an unknown command or option, or leaves out what a command needs.',
    remedy: 'Add --help to the command to see what it takes, with an example.',
  };
  constructor(why: string, cause?: unknown) {
    super(CommandLineMisused.definition, why, {}, cause);
  }
}

/** Something failed that nobody foresaw. */
export class UnexpectedFailure extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'CLI_UNEXPECTED_FAILURE',
    kind: 'internal',
    meaning: 'A command failed in a way that Sextant does not know: a defect, or trouble of the machine.',
    remedy: 'Look at the message; run the command again with --debug for the stack, and report it when it looks like a defect.',
  };
  constructor(cause: unknown) {
    super(UnexpectedFailure.definition, cause instanceof Error ? cause.message : String(cause), {}, cause);
  }
}

/** The user interrupted a command before its end. */
export class Interrupted extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'CLI_INTERRUPTED',
    kind: 'cancelled',
    meaning: 'A command was interrupted by a signal before its end.',
    remedy: 'Run it again; what was not finished has been rolled back.',
  };
  constructor(signal: string) {
    super(Interrupted.definition, `interrupted by ${signal}`, { signal });
  }
}

/** `sextant drift` found a difference; which ones has been printed. */
export class DatabasesDiffer extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'CLI_DATABASES_DIFFER',
    kind: 'invalid',
    meaning: 'The tables of a live database are not the declared ones.',
    remedy: 'Write a migration that brings the database to what is declared, or declare what it has.',
  };
  constructor(databases: readonly string[]) {
    super(DatabasesDiffer.definition, `not as declared: ${databases.join(', ')}`, { databases });
  }
}

/** `sextant observatory advance` could not do every step; what failed and why has been printed and is remembered. */
export class WorkflowStepsFailed extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'CLI_WORKFLOW_STEPS_FAILED',
    // A later run tries again.
    kind: 'conflict',
    meaning: 'Steps of the observatory workflow failed in this run; the others were done.',
    remedy: 'Look at `sextant observatory status` for what keeps failing and why; the runs to come try it again.',
  };
  constructor(steps: readonly string[]) {
    super(WorkflowStepsFailed.definition, `${String(steps.length)} failed: ${steps.join(', ')}`, { steps });
  }
}

/** Generated files would replace others. */
export class FilesInTheWay extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'CLI_FILES_IN_THE_WAY',
    kind: 'invalid',
    meaning: 'A command would replace files that exist and differ from what it writes; it wrote nothing.',
    remedy: 'Choose another folder, look at the difference, or add --overwrite.',
  };
  constructor(folder: string, files: readonly string[]) {
    super(FilesInTheWay.definition, `in ${folder} there are already ${files.join(', ')}`, { folder, files });
  }
}

/** `sextant diagram --check` found pictures that do not show the declared tables. */
export class PicturesStale extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'CLI_PICTURES_STALE',
    kind: 'invalid',
    meaning: 'Pictures of a schema are missing, or show other tables than the declared ones.',
    remedy: 'Run `sextant diagram --output FOLDER` and commit what it writes.',
  };
  constructor(folder: string, files: readonly string[]) {
    super(PicturesStale.definition, `in ${folder} out of date: ${files.join(', ')}`, { folder, files });
  }
}

/** A command needs a component that the active profile leaves out. */
export class ComponentNotInProfile extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'CLI_COMPONENT_NOT_IN_PROFILE',
    kind: 'configuration',
    meaning: 'The active profile does not build the component that a command works with.',
    remedy: 'Choose another profile with --profile, or add the component to this one.',
  };
  constructor(component: string, profile: string) {
    super(ComponentNotInProfile.definition, `profile ${profile} has no ${component}`, { component, profile });
  }
}
