export type { RecordSubject } from '../../builders/catalog/record-subject.js';
