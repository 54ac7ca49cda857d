import { InstrumentModuleConfiguration } from '../../domain/observatory/instrument-module-configuration.js';
import { InstrumentModule } from '../../domain/observatory/instrument-module.js';
import { Instrument } from '../../domain/observatory/instrument.js';
import { Observatory } from '../../domain/observatory/observatory.js';
import { Telescope } from '../../domain/observatory/telescope.js';

/** What there is of CCAT to begin with: FYST, CHAI with both arrays, and Prime-Cam with its first modules. */
export const CCAT_OBSERVATORIES = [new Observatory({ name: 'CCAT', description: 'Cerro Chajnantor Atacama Telescope' })] as const;

/** The altitude as documented; the position is the one that the control system of the telescope computes with. */
export const CCAT_TELESCOPES = [
  new Telescope({
    name: 'FYST',
    observatory: 'CCAT',
    description: 'Fred Young Submillimeter Telescope, 6 m, Cerro Chajnantor, Chile',
    altitudeMetres: 5_600,
    latitude: -22.985639,
    longitude: -67.740278,
  }),
] as const;

export const CCAT_INSTRUMENTS = [
  new Instrument({ name: 'CHAI', telescope: 'FYST', description: 'CCAT Heterodyne Array Instrument', available: true }),
  new Instrument({ name: 'Prime-Cam', telescope: 'FYST', description: 'Camera and imaging spectrometer', available: true }),
] as const;

export const CCAT_MODULES = [
  new InstrumentModule({ name: 'LFA', instrument: 'CHAI', description: 'Low frequency array, 455 to 495 GHz' }),
  new InstrumentModule({ name: 'HFA', instrument: 'CHAI', description: 'High frequency array, 800 to 820 GHz' }),
  new InstrumentModule({ name: '280GHz', instrument: 'Prime-Cam', description: 'Polarimetric camera, 280 GHz' }),
  new InstrumentModule({ name: '350GHz', instrument: 'Prime-Cam', description: 'Polarimetric camera, 350 GHz' }),
] as const;

/** Rest frequencies of the lines: Cologne Database for Molecular Spectroscopy (Endres et al. 2016, J. Mol. Spectrosc. 327, 95). */
export const CCAT_CONFIGURATIONS = [
  line('LFA', 'CO-4-3', 'CO J=4-3', 461.0407682),
  line('LFA', 'CI-492', 'C I 3P1-3P0', 492.160651),
  line('HFA', 'CO-7-6', 'CO J=7-6', 806.651806),
  line('HFA', 'CI-809', 'C I 3P2-3P1', 809.34197),
  camera('280GHz', 280),
  camera('350GHz', 350),
] as const;

function line(module: string, name: string, transition: string, frequency: number): InstrumentModuleConfiguration {
  const parameters = { line: transition, rest_frequency_ghz: frequency };
  return new InstrumentModuleConfiguration({ module, name, description: `Tuned to ${transition}`, parameters });
}

function camera(module: string, frequency: number): InstrumentModuleConfiguration {
  const parameters = { centre_frequency_ghz: frequency };
  return new InstrumentModuleConfiguration({ module, name: 'all-detectors', description: 'Every detector read out', parameters });
}
