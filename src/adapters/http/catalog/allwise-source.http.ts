import { z } from 'zod';
import type { AllwiseSource, AllwiseSourceFields } from '../../../domain/catalog/allwise-source.js';
import { keyText } from './catalog-wire.js';

const measured = z.number().nullable();
const perhaps = z.number().nullable().default(null);

const magnitudes = <Value extends z.ZodType>(value: Value) => ({
  w1mpro: value,
  w2mpro: value,
  w3mpro: value,
  w4mpro: value,
  w1sigmpro: value,
  w2sigmpro: value,
  w3sigmpro: value,
  w4sigmpro: value,
  j_m_2mass: value,
  h_m_2mass: value,
  k_m_2mass: value,
  j_msig_2mass: value,
  h_msig_2mass: value,
  k_msig_2mass: value,
});

/** A source of AllWISE as it is given; magnitudes that are left out are not known. */
export const newAllwiseSourceSchema = z.strictObject({
  oid_catalog: keyText('oid_catalog'),
  ra: z.number().min(0).lt(360),
  dec: z.number().min(-90).max(90),
  ...magnitudes(perhaps),
});

/** One source of AllWISE under its column names. */
export const allwiseSourceSchema = z.object({ oid_catalog: z.string(), ra: z.number(), dec: z.number(), ...magnitudes(measured) });

export function allwiseSourceFields(given: z.output<typeof newAllwiseSourceSchema>): AllwiseSourceFields {
  const { oid_catalog: oidCatalog, j_m_2mass: jM2mass, h_m_2mass: hM2mass, k_m_2mass: kM2mass, ...rest } = given;
  const { j_msig_2mass: jMsig2mass, h_msig_2mass: hMsig2mass, k_msig_2mass: kMsig2mass, ...plain } = rest;
  return { oidCatalog, ...plain, jM2mass, hM2mass, kM2mass, jMsig2mass, hMsig2mass, kMsig2mass };
}

export function presentAllwiseSource(source: AllwiseSource): z.output<typeof allwiseSourceSchema> {
  const { oidCatalog, jM2mass, hM2mass, kM2mass, jMsig2mass, hMsig2mass, kMsig2mass, ...plain } = source;
  return {
    oid_catalog: oidCatalog,
    ...plain,
    j_m_2mass: jM2mass,
    h_m_2mass: hM2mass,
    k_m_2mass: kM2mass,
    j_msig_2mass: jMsig2mass,
    h_msig_2mass: hMsig2mass,
    k_msig_2mass: kMsig2mass,
  };
}
