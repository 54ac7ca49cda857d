/**
 * ISO 8601 with six decimals and `Z`, as instants are stored and printed, by plain arithmetic: ten times as fast as a regular
 * expression and a `Date`. Only for the years in which microseconds since 1970 are whole numbers within a double.
 */
const FIRST_YEAR = 1750;
const LAST_YEAR = 2190;

const LENGTH = '2020-04-28T05:26:57.001441Z'.length;
const [DASH, T, COLON, POINT, Z] = [0x2d, 0x54, 0x3a, 0x2e, 0x5a];
const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];
const LEAP_DAYS_BEFORE_1970 = 477;
const MICROSECONDS_PER_SECOND = 1_000_000;
const SECONDS_PER_DAY = 86_400;
const MICROSECONDS_PER_DAY = SECONDS_PER_DAY * MICROSECONDS_PER_SECOND;
/** 1752-03-07 to 2187-10-28. */
const MOST_MICROSECONDS = 6_874_000_000_000_000;

/** Microseconds since 1970 of a text in just that form; NaN for any other, and for a moment that is none. */
export function microsecondsOfText(text: string): number {
  return text.length === LENGTH && isPunctuated(text) ? timeOf(text) : NaN;
}

/** The text of a moment, given in microseconds since 1970; `undefined` outside of the years near by. */
export function textOfMicroseconds(microseconds: number): string | undefined {
  if (!(microseconds >= -MOST_MICROSECONDS && microseconds <= MOST_MICROSECONDS)) return undefined;
  const day = Math.floor(microseconds / MICROSECONDS_PER_DAY);
  const within = microseconds - day * MICROSECONDS_PER_DAY;
  const second = Math.floor(within / MICROSECONDS_PER_SECOND);
  const time = `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`;
  return `${dateText(day)}T${time}.${String(within - second * MICROSECONDS_PER_SECOND).padStart(6, '0')}Z`;
}

/** The Gregorian date of a day, by counting in eras of 400 years that begin in March. */
function dateText(day: number): string {
  const shifted = day + DAYS_FROM_ERA_TO_1970;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const leaps = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const dayOfMonth = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year)}-${two(month)}-${two(dayOfMonth)}`;
}

const DAYS_PER_ERA = 146_097;
/** From 0000-03-01. */
const DAYS_FROM_ERA_TO_1970 = 719_468;

function two(number: number): string {
  return number < 10 ? `0${String(number)}` : String(number);
}

function isPunctuated(text: string): boolean {
  return (
    text.charCodeAt(4) === DASH &&
    text.charCodeAt(7) === DASH &&
    text.charCodeAt(10) === T &&
    text.charCodeAt(13) === COLON &&
    text.charCodeAt(16) === COLON &&
    text.charCodeAt(19) === POINT &&
    text.charCodeAt(26) === Z
  );
}

function timeOf(text: string): number {
  const year = digits(text, 0, 4);
  const hour = digits(text, 11, 13);
  const minute = digits(text, 14, 16);
  const second = digits(text, 17, 19);
  const day = dayNumber(year, digits(text, 5, 7), digits(text, 8, 10));
  if (!(hour < 24 && minute < 60 && second < 60)) return NaN;
  return (day * SECONDS_PER_DAY + (hour * 60 + minute) * 60 + second) * MICROSECONDS_PER_SECOND + digits(text, 20, 26);
}

/** Days since 1970-01-01; NaN for a day that is none. */
function dayNumber(year: number, month: number, day: number): number {
  const before = DAYS_BEFORE_MONTH[month - 1];
  const after = DAYS_BEFORE_MONTH[month];
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR) || before === undefined || after === undefined) return NaN;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (!(day >= 1 && day <= after - before + (leap && month === 2 ? 1 : 0))) return NaN;
  const years = year - 1;
  const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400) - LEAP_DAYS_BEFORE_1970;
  return (year - 1970) * 365 + leapDays + before + (leap && month > 2 ? 1 : 0) + day - 1;
}

function digits(text: string, start: number, end: number): number {
  let number = 0;
  for (let index = start; index < end; index++) {
    const digit = text.charCodeAt(index) - 0x30;
    if (digit < 0 || digit > 9) return NaN;
    number = number * 10 + digit;
  }
  return number;
}
