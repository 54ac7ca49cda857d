import { expect } from 'chai';
import {
  adapter,
  Container,
  ContainerInvalid,
  lifecycle,
  override,
  Profile,
  Scope,
  service,
  type Class,
} from '../../../src/container/index.js';

abstract class MailPort {
  abstract send(): void;
}
abstract class PaymentPort {
  abstract pay(): void;
}
abstract class ClockPort {
  abstract now(): number;
}
abstract class AuditPort {
  abstract audit(): void;
}
abstract class NeverMentioned {
  abstract nothing(): void;
}

let constructed: string[] = [];
class Traced {
  constructor() {
    constructed.push(new.target.name);
  }
}

@adapter.for(MailPort, { profile: [Profile.PRODUCTION, Profile.STAGING] })
class SmtpMail extends Traced {
  send(): void {}
}
@service()
class Notifier extends Traced {
  constructor(readonly mail: MailPort) {
    super();
  }
}
@service()
class Signup extends Traced {
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

const FAULTY: readonly Class[] = [
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

function refusal(build: () => unknown): ContainerInvalid {
  try {
    build();
  } catch (error) {
    if (error instanceof ContainerInvalid) return error;
    throw error;
  }
  throw new Error('the composition was accepted');
}

describe('container: the report of faults', () => {
  beforeEach(() => {
    constructed = [];
  });

  const report = (): ContainerInvalid =>
    refusal(() =>
      Container.build({
        profile: Profile.TEST,
        components: FAULTY,
        overrides: [override(NeverMentioned, { nothing: () => undefined })],
      }),
    );

  it('lists every kind of fault in one error and constructs nothing', () => {
    const error = report();
    expect(error.faults.map(({ kind, subject }) => `${kind} ${subject}`)).to.have.members([
      'unknown-profile Misspelt',
      'undecorated NotAComponent',
      'duplicate FastClock',
      'replacement FastClock',
      'parameter-without-token Drawing',
      'missing MailPort',
      'ambiguous PaymentPort',
      'cyclic Ping',
      'captive Doorman',
      'lifecycle OpensAndForgets',
      'unused-override NeverMentioned',
    ]);
    expect(constructed).to.deep.equal([]);
  });
});
