import { expect } from 'chai';
import { propertyNames, singular, tableNames, wordsOf } from '../../../src/adapters/typeorm/reflection/code/names.js';

describe('names in generated code', () => {
  it('are singular', () => {
    const plurals =
      'users categories addresses statuses boxes matches buses movies series news people children data indices status class orders ties';
    expect(plurals.split(' ').map(singular).join(' ')).to.equal(
      'user category address status box match bus movie series news person child data index status class order tie',
    );
  });

  it('are made of the words of a name, however it is written', () => {
    for (const name of ['observed_at', 'ObservedAt', 'observedAt', 'Observed At', 'observed-at'])
      expect(wordsOf(name)).to.deep.equal(['observed', 'at']);
    expect(wordsOf('HTTPServerURL')).to.deep.equal(['http', 'server', 'url']);
    expect(wordsOf('größe_ä')).to.deep.equal(['grosse', 'a']);
    expect(wordsOf('表')).to.deep.equal(['unnamed']);
  });

  it('hide neither what the code uses nor each other', () => {
    const names = tableNames(['objects', 'order', 'orders', 'Order', 'class', '2mass', 'order_ids', 'catalog', 'catalog_ids'], 'catalog');
    const all = [...names.values()];
    for (const part of ['stem', 'className', 'idName'] as const)
      expect(new Set(all.map((one) => one[part])).size, part).to.equal(all.length);
    expect(names.get('objects')).to.deep.equal({ stem: 'object', className: 'ObjectRecord', variable: 'object', idName: 'ObjectRecordId' });
    expect(names.get('class')?.variable).to.equal('classRecord');
    expect(names.get('2mass')?.className).to.match(/^[A-Z]/);
    expect(names.get('catalog')?.stem).not.to.equal('catalog');
    const classes = all.map(({ className }) => className);
    for (const { idName } of all) expect(classes).not.to.contain(idName);
  });

  it('of properties are all different and may stand in a class', () => {
    const names = propertyNames(['a_b', 'a b', 'A-B', 'constructor', '2mass', 'from']);
    expect([...names.values()]).to.deep.equal(['aB', 'aBValue', 'aBValue2', 'constructorValue', 'n2mass', 'from']);
  });
});
