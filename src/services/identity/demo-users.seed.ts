import { adapter, Profile } from '../../container/index.js';
import { NewUser } from '../../domain/identity/user.js';
import { IdentityDatabase } from '../../ports/identity/identity.database.js';
import { UserRepository } from '../../ports/identity/user.repository.js';
import { Clock } from '../../ports/shared/clock.js';
import { Seed, type SeedReport } from '../../ports/shared/seed.js';

/** Reserved for documentation by RFC 2606: no mail can reach anybody. */
const PEOPLE = [
  { email: 'caroline@example.org', name: 'Caroline Herschel' },
  { email: 'henrietta@example.org', name: 'Henrietta Swan Leavitt' },
  { email: 'vera@example.org', name: 'Vera Rubin' },
] as const;

/** A few users to try the application with. Never in production. */
@adapter.for(Seed, { profile: [Profile.DEVELOPMENT, Profile.STAGING, Profile.CI, Profile.TEST], multi: true })
export class DemoUsersSeed extends Seed {
  readonly name = 'demo-users';
  readonly version = 1;

  constructor(
    readonly database: IdentityDatabase,
    private readonly users: UserRepository,
    private readonly clock: Clock,
  ) {
    super();
  }

  async run(report: SeedReport): Promise<void> {
    for (const { email, name } of PEOPLE) {
      if (await this.users.findByEmail(email)) {
        report.found('user');
        continue;
      }
      await this.users.save(new NewUser(email, name, this.clock.now()));
      report.created('user');
    }
  }
}
