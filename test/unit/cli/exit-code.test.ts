import { expect } from 'chai';
import { CommandLineMisused } from '../../../src/adapters/cli/command-line.errors.js';
import { EXIT_CODE_OF_KIND, EXIT_CODES, exitCodeOf } from '../../../src/adapters/cli/exit-code.js';
import { ContainerStartFailed } from '../../../src/container/index.js';
import { InvalidValue } from '../../../src/domain/shared/invalid-value.js';
import { DatabaseUnavailable } from '../../../src/ports/shared/database.errors.js';
import { SettingsInvalid } from '../../../src/settings/index.js';

describe('exit codes', () => {
  it('follow from the kind of the error', () => {
    expect(exitCodeOf(new SettingsInvalid([]))).to.equal(78);
    expect(exitCodeOf(new InvalidValue('ra', 400, 'less'))).to.equal(1);
    expect(exitCodeOf(new CommandLineMisused('no'))).to.equal(2);
    expect(exitCodeOf(new TypeError('a defect'))).to.equal(70);
    expect(exitCodeOf('not even an error')).to.equal(70);
  });

  it('of a start that failed are those of its first cause', () => {
    const down = new DatabaseUnavailable('catalog', 'connection refused');
    expect(exitCodeOf(new ContainerStartFailed('CatalogDatabase', [down], []))).to.equal(69);
    expect(exitCodeOf(new ContainerStartFailed('CatalogDatabase', [new SettingsInvalid([])], []))).to.equal(78);
  });

  it('are all explained', () => {
    const explained = EXIT_CODES.map(([code]) => code);
    expect(explained).to.deep.equal([...new Set([0, 2, ...Object.values(EXIT_CODE_OF_KIND)])].sort((one, other) => one - other));
  });
});
