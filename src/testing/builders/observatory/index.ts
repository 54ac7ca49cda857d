export { observatoryServices, type ObservatoryServices } from './observatory-services.js';
export type { ObservatorySubject } from './observatory-subject.js';
export { observe, type ObservedNight } from './observed-night.js';
export { addTwoSites, type TwoSites } from './two-sites.js';
