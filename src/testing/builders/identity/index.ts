/** Test data of the identity context: valid values in which a test names only what it is about. */
export { aToken } from './api-token.builder.js';
export { CountingRandom } from './counting-random.js';
export { identityServices, type IdentityServices, type IdentitySubject } from './identity-services.js';
export { aRole } from './role.builder.js';
export { aUser } from './user.builder.js';
