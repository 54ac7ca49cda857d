declare const brand: unique symbol;

/** A primitive with a name: `Brand<bigint, 'UserId'>` is a bigint that only a `UserId` maker yields. */
export type Brand<Value, Name extends string> = Value & { readonly [brand]: Name };
