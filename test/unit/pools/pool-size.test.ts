import { expect } from 'chai';
import { poolSizeWithin } from '../../../src/adapters/typeorm/database/pool-size.js';
import { InvalidValue } from '../../../src/domain/shared/invalid-value.js';

describe('the pool size within a budget', () => {
  it('is the share of each pool, rounded down so that all together stay within it', () => {
    expect([
      poolSizeWithin({ connectionBudget: 100, pools: 8 }),
      poolSizeWithin({ connectionBudget: 8, pools: 8 }),
      poolSizeWithin({ connectionBudget: 15, pools: 8 }),
    ]).to.deep.equal([12, 1, 1]);
  });

  it('does not exist where there are more pools than connections, or none', () => {
    expect(() => poolSizeWithin({ connectionBudget: 7, pools: 8 })).to.throw(InvalidValue, 'each of 8 pools');
    expect(() => poolSizeWithin({ connectionBudget: 7, pools: 0 })).to.throw(InvalidValue);
  });
});
