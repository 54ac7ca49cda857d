import type { Brand } from '../shared/brand.js';
import { InvalidValue } from '../shared/invalid-value.js';

/** A currency code of ISO 4217, three capitals: `EUR`. */
export type Currency = Brand<string, 'Currency'>;

/** Codes of ISO 4217 as of 2025 by the decimals of their minor unit; codes without one, such as XAU, are left out. */
const CODES_BY_DECIMALS: readonly (readonly [decimals: number, codes: string])[] = [
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
  [
    2,
    'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE ' +
      'CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK ' +
      'LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON ' +
      'RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST ' +
      'XCD XCG YER ZAR ZMW ZWG',
  ],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
  [4, 'CLF UYW'],
];

const DECIMALS: ReadonlyMap<string, number> = new Map(
  CODES_BY_DECIMALS.flatMap(([decimals, codes]) => codes.split(' ').map((code) => [code, decimals] as const)),
);

/** @throws InvalidValue for a code that is none, or not in capitals. */
export function Currency(code: string): Currency {
  if (!DECIMALS.has(code)) throw new InvalidValue('currency', code, 'a code of ISO 4217 in capitals, such as EUR');
  return code as Currency;
}

/** How many decimals an amount in this currency has: 2 for EUR, 0 for JPY. */
export function decimalsOf(currency: Currency): number {
  return DECIMALS.get(currency) ?? 0;
}
