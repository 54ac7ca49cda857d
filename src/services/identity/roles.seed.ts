import { adapter, Profile } from '../../container/index.js';
import { Role } from '../../domain/identity/role.js';
import { IdentityDatabase } from '../../ports/identity/identity.database.js';
import { RoleRepository } from '../../ports/identity/role.repository.js';
import { Seed, type SeedReport } from '../../ports/shared/seed.js';

const READ = ['catalog:read', 'identity:read', 'ledger:read', 'observatory:read', 'pilots:read'];

/** The roles most installations want. A permission that a route asks for is held by `administrator`; a test sees to it. */
export const USUAL_ROLES: readonly Role[] = [
  new Role({
    name: 'administrator',
    description: 'everything, users and roles included',
    permissions: [...READ, 'catalog:ingest', 'identity:administer', 'ledger:operate', 'observatory:operate', 'pilots:operate'],
  }),
  new Role({ name: 'reader', description: 'looks at everything and changes nothing', permissions: READ }),
  new Role({
    name: 'observatory-operator',
    description: 'asks for staging, and carries data to the archive',
    permissions: ['observatory:read', 'observatory:operate'],
  }),
  new Role({ name: 'pilot-operator', description: 'submits and moves pilots', permissions: ['pilots:read', 'pilots:operate'] }),
  new Role({ name: 'catalog-keeper', description: 'loads observations', permissions: ['catalog:read', 'catalog:ingest'] }),
];

/** Makes the usual roles; those that are there, changed or not, stay as they are. Grants nothing to anybody. */
@adapter.for(Seed, { profile: Profile.ALL, multi: true })
export class RolesSeed extends Seed {
  readonly name = 'roles';
  readonly version = 1;

  constructor(
    readonly database: IdentityDatabase,
    private readonly roles: RoleRepository,
  ) {
    super();
  }

  async run(report: SeedReport): Promise<void> {
    for (const role of USUAL_ROLES) {
      if (await this.roles.findByName(role.name)) report.found('role');
      else {
        await this.roles.add(role);
        report.created('role');
      }
    }
  }
}
