import { ALL_ENGINES } from '../../src/testing/backends/backend.js';
import { openSwitchingPlaces, type SwitchingPlaces } from '../../src/testing/backends/switching-subject.js';
import { describeSwitching } from '../../src/testing/contracts/connections/switching.contract.js';

for (const engine of ALL_ENGINES)
  describe(`contract: ${engine}`, () => {
    let places: SwitchingPlaces;
    before(async () => {
      places = await openSwitchingPlaces(engine);
    });
    afterEach(() => places.empty());
    after(() => places.close());

    describeSwitching(engine, () => places);
  });
