import { UserId } from '../../../domain/shared/ids.js';
import type { ApiTokenService } from '../../../services/identity/api-token.service.js';
import type { RoleService } from '../../../services/identity/role.service.js';
import type { UserService } from '../../../services/identity/user.service.js';
import { loadCommandSettings } from '../command-settings.js';
import type { CommonOptions } from '../common-options.js';
import { compositionOf } from '../composition.js';
import { interruptible } from '../interruptible.js';
import type { Terminal } from '../terminal.js';
import { withContainer } from '../with-container.js';

/** The services of the identity context, as the commands use them. */
export interface IdentityComponents {
  readonly users: UserService;
  readonly roles: RoleService;
  readonly tokens: ApiTokenService;
  /** The user with this id or e-mail address. @throws UserNotFound, InvalidValue */
  userId(text: string): Promise<UserId>;
}

const POSITIVE_INTEGER = /^[1-9]\d{0,18}$/;

/** Starts the active profile, works with its identity services, and stops it again; Ctrl-C ends the work. */
export async function withIdentity<Result>(
  terminal: Terminal,
  options: CommonOptions,
  work: (components: IdentityComponents) => Promise<Result>,
): Promise<Result> {
  const [{ UserService }, { RoleService }, { ApiTokenService }] = await Promise.all([
    import('../../../services/identity/user.service.js'),
    import('../../../services/identity/role.service.js'),
    import('../../../services/identity/api-token.service.js'),
  ]);
  const settings = await loadCommandSettings(terminal, options);
  const composition = await compositionOf(terminal, settings);
  return interruptible(terminal, (signal) =>
    withContainer({ ...composition, signal }, (container) => {
      const users = container.resolve(UserService);
      const userId = async (text: string): Promise<UserId> =>
        (POSITIVE_INTEGER.test(text) ? await users.get(UserId(BigInt(text))) : await users.getByEmail(text)).id;
      return work({ users, roles: container.resolve(RoleService), tokens: container.resolve(ApiTokenService), userId });
    }),
  );
}
