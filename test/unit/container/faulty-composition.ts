import { adapter, lifecycle, Profile, Scope, service, type Class } from '../../../src/container/index.js';

export abstract class MailPort {
  abstract send(): void;
}
export abstract class PaymentPort {
  abstract pay(): void;
}
export abstract class ClockPort {
  abstract now(): number;
}
abstract class AuditPort {
  abstract audit(): void;
}
export abstract class NeverMentioned {
  abstract nothing(): void;
}

/** The names of what was constructed: must stay empty. */
export const constructed: string[] = [];

class Traced {
  constructor() {
    constructed.push(new.target.name);
  }
}

@adapter.for(MailPort, { profile: [Profile.PRODUCTION, Profile.STAGING] })
export class SmtpMail extends Traced {
  send(): void {}
}
@service()
export class Notifier extends Traced {
  constructor(readonly mail: MailPort) {
    super();
  }
}
@service()
export class Signup extends Traced {
  constructor(readonly notifier: Notifier) {
    super();
  }
}
@adapter.for(PaymentPort, { profile: Profile.TEST })
class FirstPayment extends Traced {
  pay(): void {}
}
@adapter.for(PaymentPort, { profile: Profile.TEST })
class SecondPayment extends Traced {
  pay(): void {}
}
@service()
class Ping extends Traced {
  constructor(readonly audit: AuditPort) {
    super();
  }
}
@adapter.for(AuditPort, { profile: Profile.ALL })
class PongAudit extends Traced {
  constructor(readonly ping: Ping) {
    super();
  }
  audit(): void {}
}
@service({ scope: Scope.REQUEST })
class CurrentUser extends Traced {}
@service({ scope: Scope.TRANSIENT })
class Greeting extends Traced {
  constructor(readonly user: CurrentUser) {
    super();
  }
}
@service()
class Doorman extends Traced {
  constructor(readonly greeting: Greeting) {
    super();
  }
}
interface Shape {
  readonly sides: number;
}
@service()
class Drawing extends Traced {
  constructor(readonly shape: Shape) {
    super();
  }
}
@lifecycle()
@service({ scope: Scope.TRANSIENT })
class OpensAndForgets extends Traced {
  async initialize(): Promise<void> {}
  async dispose(): Promise<void> {}
}
class NotAComponent extends Traced {}
@service({ profile: 'tset' })
class Misspelt extends Traced {}
class Unlisted extends Traced {
  now(): number {
    return 0;
  }
}
@adapter.for(ClockPort, { profile: Profile.TEST, replaces: Unlisted })
class FastClock extends Unlisted {}

/** Components with one fault of every kind that components can have. */
export const FAULTY: readonly Class[] = [
  SmtpMail,
  Notifier,
  Signup,
  FirstPayment,
  SecondPayment,
  Ping,
  PongAudit,
  CurrentUser,
  Greeting,
  Doorman,
  Drawing,
  OpensAndForgets,
  NotAComponent,
  Misspelt,
  FastClock,
  FastClock,
];
