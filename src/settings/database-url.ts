import { InvalidDatabaseUrl, parseDatabaseUrl, type AddressFault, type DatabaseAddress } from '../connections/index.js';

/** The address of a URL that a service can run on, or what is wrong with it. Opens nothing. */
export function usableDatabaseUrl(text: string): DatabaseAddress | AddressFault {
  try {
    const address = parseDatabaseUrl(text);
    return address.engine === 'sqlite' && address.path === ':memory:' ? IN_MEMORY : address;
  } catch (error) {
    if (error instanceof InvalidDatabaseUrl) return { problem: error.problem, remedy: error.remedy };
    throw error;
  }
}

const IN_MEMORY: AddressFault = {
  problem: 'is SQLite in memory, which only one connection could see',
  remedy: 'Use a file, or the test profile for fakes in memory.',
};
