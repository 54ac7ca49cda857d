import { observatoryName, observatoryText } from './observatory-text.js';

/** A place where data are kept: the telescope itself, or an institute. */
export class Site {
  /** The key, such as `cologne`. */
  readonly name: string;
  readonly fullName: string;

  /** @throws InvalidValue */
  constructor(fields: { readonly name: string; readonly fullName: string }) {
    this.name = observatoryName('site', fields.name);
    this.fullName = observatoryText('full name of the site', fields.fullName);
  }
}
