import { expect } from 'chai';
import { openServiceWarning } from '../../../src/adapters/cli/open-service.js';

describe('the warning of an open service', () => {
  for (const address of ['0.0.0.0', '::', '192.168.1.7', '10.0.0.1', '128.0.0.1', 'fe80::1', '::ffff:10.0.0.1', '2001:db8::127.0.0.1'])
    it(`is given for ${address} without authentication, and not with it`, () => {
      expect(openServiceWarning(address, 'off')).to.contain(address).and.to.contain('http.authentication');
      expect(openServiceWarning(address, 'writes')).to.equal(undefined);
      expect(openServiceWarning(address, 'all')).to.equal(undefined);
    });

  for (const address of ['127.0.0.1', '127.1.2.3', '::1', '::ffff:127.0.0.1'])
    it(`is not given for ${address}, which only this machine reaches`, () => {
      expect(openServiceWarning(address, 'off')).to.equal(undefined);
    });
});
