import { expect } from 'chai';
import { Currency, decimalsOf } from '../../../src/domain/ledger/currency.js';
import { CurrencyMismatch } from '../../../src/domain/ledger/money.errors.js';
import { Money } from '../../../src/domain/ledger/money.js';
import { InvalidValue } from '../../../src/domain/shared/invalid-value.js';

describe('money', () => {
  for (const [amount, currency, minorUnits, shown] of [
    ['40', 'EUR', 4_000n, '40.00 EUR'],
    ['40.5', 'EUR', 4_050n, '40.50 EUR'],
    ['-0.01', 'EUR', -1n, '-0.01 EUR'],
    ['0', 'EUR', 0n, '0.00 EUR'],
    ['-0', 'EUR', 0n, '0.00 EUR'],
    ['007', 'JPY', 7n, '7 JPY'],
    ['1.25', 'KWD', 1_250n, '1.250 KWD'],
    ['0.0001', 'CLF', 1n, '0.0001 CLF'],
    ['92233720368547758.07', 'EUR', 9_223_372_036_854_775_807n, '92233720368547758.07 EUR'],
  ] as const)
    it(`reads ${amount} ${currency} as ${String(minorUnits)} minor units`, () => {
      const money = Money.parse(amount, currency);
      expect(money.minorUnits).to.equal(minorUnits);
      expect(money.toString()).to.equal(shown);
      expect(Money.parse(money.amount, currency).equals(money)).to.equal(true);
    });

  for (const [amount, currency] of [
    ['40.005', 'EUR'],
    ['0.5', 'JPY'],
    ['92233720368547758.08', 'EUR'],
    ['1e3', 'EUR'],
    ['NaN', 'EUR'],
    ['', 'EUR'],
    ['.5', 'EUR'],
    ['+1', 'EUR'],
    ['1,5', 'EUR'],
    ['1\0', 'EUR'],
    ['1', 'eur'],
    ['1', 'XXX'],
    ['1', ''],
  ] as const)
    it(`refuses ${JSON.stringify(amount)} ${JSON.stringify(currency)}`, () => {
      expect(() => Money.parse(amount, currency)).to.throw(InvalidValue);
    });

  it('adds and subtracts exactly, where a floating-point number would not', () => {
    const sum = Money.parse('0.10', 'EUR').plus(Money.parse('0.20', 'EUR'));
    expect(sum.equals(Money.parse('0.30', 'EUR'))).to.equal(true);
    expect(sum.minus(Money.parse('0.31', 'EUR')).toString()).to.equal('-0.01 EUR');
  });

  it('never puts two currencies together', () => {
    const [euro, yen] = [Money.parse('1', 'EUR'), Money.parse('1', 'JPY')];
    for (const together of [() => euro.plus(yen), () => euro.minus(yen), () => euro.isLessThan(yen)])
      expect(together).to.throw(CurrencyMismatch);
    expect(euro.equals(yen)).to.equal(false);
  });

  it('refuses a sum beyond 64 bits', () => {
    const most = new Money(9_223_372_036_854_775_807n, 'EUR');
    expect(() => most.plus(Money.parse('0.01', 'EUR'))).to.throw(InvalidValue);
  });

  it('agrees with this machine about the decimals of the usual currencies', () => {
    for (const code of ['EUR', 'USD', 'JPY', 'KRW', 'GBP', 'CHF', 'KWD', 'BHD', 'TND', 'CLF']) {
      const { maximumFractionDigits } = new Intl.NumberFormat('en', { style: 'currency', currency: code }).resolvedOptions();
      expect(decimalsOf(Currency(code)), code).to.equal(maximumFractionDigits);
    }
  });
});
