import { SextantError, type ErrorDefinition } from '../../domain/shared/sextant-error.js';

/** A list of sources that cannot be used as a whole. A bad row is no such error: it is reported and the others go on. */
export class SourceListUnreadable extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'SOURCE_LIST_UNREADABLE',
    kind: 'invalid',
    meaning: 'A list of sources does not exist, is a folder, may not be read, or failed while it was read.',
    remedy: 'Check the path and its permissions.',
  };
  constructor(
    readonly file: string,
    why: string,
    cause?: unknown,
  ) {
    super(SourceListUnreadable.definition, `${file}: ${why}`, { file }, cause);
  }
}

export class UnknownSourceListFormat extends SextantError {
  static readonly definition: ErrorDefinition = {
    code: 'SOURCE_LIST_UNKNOWN_FORMAT',
    kind: 'invalid',
    meaning: 'A list of sources is no CSV with a header that names the columns of name, right ascension and declination.',
    remedy: 'Give a CSV in UTF-8 with a column name, a column ra or RAJ2000, and a column dec or DEJ2000, each once.',
  };
  constructor(
    readonly file: string,
    why: string,
  ) {
    super(UnknownSourceListFormat.definition, `${file}: ${why}`, { file });
  }
}
