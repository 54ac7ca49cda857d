export * from './identity/user.service.js';
