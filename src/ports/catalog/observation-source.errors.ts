import type { IngestReport } from '../../domain/catalog/ingest-report.js';
import { SextantError, type ErrorDefinition, type ErrorFacts } from '../../domain/shared/sextant-error.js';

/** A source of observations that cannot be used as a whole. A bad row is no such error: it is reported and the others go on. */
export abstract class ObservationSourceRefused extends SextantError {
  /** What the same run stored of its other sources; set by `IngestService` when it has ended. */
  report: IngestReport | undefined;

  constructor(
    definition: ErrorDefinition,
    readonly source: string,
    why: string,
    facts: ErrorFacts = {},
    cause?: unknown,
  ) {
    super(definition, `${source}: ${why}`, { source, ...facts }, cause);
  }
}

export class ObservationSourceUnreadable extends ObservationSourceRefused {
  static readonly definition: ErrorDefinition = {
    code: 'INGEST_SOURCE_UNREADABLE',
    kind: 'invalid',
    meaning: 'A file to ingest does not exist, is a folder, may not be read, or failed while it was read.',
    remedy: 'Check the path and its permissions; name files one by one, or give - for standard input.',
  };
  constructor(source: string, why: string, cause?: unknown) {
    super(ObservationSourceUnreadable.definition, source, why, {}, cause);
  }
}

export class UnknownObservationFormat extends ObservationSourceRefused {
  static readonly definition: ErrorDefinition = {
    code: 'INGEST_UNKNOWN_FORMAT',
    kind: 'invalid',
    meaning: 'A file to ingest is neither a table of detections or non-detections (CSV with a header) nor alerts as JSON.',
    remedy: 'Give a CSV whose header names the columns the message lists, or alerts as one JSON object, an array, or a line each.',
  };
  constructor(source: string, why: string) {
    super(UnknownObservationFormat.definition, source, why);
  }
}

export class RoundedIdentifiers extends ObservationSourceRefused {
  static readonly definition: ErrorDefinition = {
    code: 'INGEST_ROUNDED_IDENTIFIERS',
    kind: 'invalid',
    meaning:
      'The candidate ids of a file have lost digits: they are above 2^53 and went through a double (a spreadsheet, JavaScript, a float column).',
    remedy: 'Export the ids as text, in a column candid_str (or candid as text); the lost digits cannot be recovered from this file.',
  };
  constructor(
    source: string,
    readonly line: number,
    why: string,
    facts: ErrorFacts = {},
  ) {
    super(RoundedIdentifiers.definition, source, why, { line, ...facts });
  }
}
