import { expect } from 'chai';
import {
  adapter,
  Container,
  ContainerInvalid,
  inject,
  instance,
  override,
  Profile,
  service,
  type Class,
} from '../../../src/container/index.js';
import { ClockPort, constructed, FAULTY, MailPort, NeverMentioned, Notifier, PaymentPort, Signup, SmtpMail } from './faulty-composition.js';

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
    constructed.length = 0;
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

  it('shows the way to a missing port and the profiles that do bind it', () => {
    const missing = report().faults.find(({ kind }) => kind === 'missing')!;
    expect(missing.path).to.deep.equal(['Signup', 'Notifier', 'MailPort', '???']);
    expect(missing.message).to.contain('Signup -> Notifier -> MailPort -> ???');
    expect(missing.hints)
      .to.include('Asked for by Notifier (parameter 1).')
      .and.to.include('Bound in: production (SmtpMail), staging (SmtpMail).');
  });

  it('shows the whole way round a cycle, through ports', () => {
    expect(report().faults.find(({ kind }) => kind === 'cyclic')!.path).to.deep.equal(['Ping', 'AuditPort', 'Ping']);
  });

  it('shows how a singleton would hold a request-scoped component through a transient one', () => {
    expect(report().faults.find(({ kind }) => kind === 'captive')!.path).to.deep.equal(['Doorman', 'Greeting', 'CurrentUser']);
  });

  it('numbers the faults in its message', () => {
    const { message, faults } = report();
    expect(message).to.contain(`the profile "test" has ${faults.length} faults; nothing was constructed`);
    for (let number = 1; number <= faults.length; number++) expect(message).to.contain(`\n  ${number}. `);
  });

  it('reports one fault for a port that several components miss, with every path', () => {
    @service()
    class Invoicing {
      constructor(readonly mail: MailPort) {}
    }
    const { faults } = refusal(() => Container.build({ profile: Profile.TEST, components: [Signup, Notifier, Invoicing] }));
    expect(faults).to.have.length(1);
    expect(faults[0]!.hints).to.include('Also Invoicing -> MailPort -> ???');
    expect(faults[0]!.hints).to.include('No listed component is bound to it in any profile.');
  });

  it('recognises a component that was forgotten in the list, and a second class of the same name', () => {
    @service()
    class Twin {}
    const first = Twin;
    const other = (() => {
      @service()
      class Twin {}
      return Twin;
    })();
    @service()
    class Asks {}
    inject(first)(Asks, undefined, 0);
    const forgotten = refusal(() => Container.build({ profile: Profile.TEST, components: [Asks] }));
    expect(forgotten.message).to.contain('Twin is a component that the profile does not list.');
    const confused = refusal(() => Container.build({ profile: Profile.TEST, components: [Asks, other] }));
    expect(confused.message).to.contain('Another class named Twin is bound');
  });

  it('refuses a single injection of a multi-binding, and a port that is both', () => {
    @adapter.for(PaymentPort, { profile: Profile.TEST, multi: true })
    class Card {
      pay(): void {}
    }
    @adapter.for(PaymentPort, { profile: Profile.TEST })
    class Cash {
      pay(): void {}
    }
    @service()
    class Till {
      constructor(readonly payment: PaymentPort) {}
    }
    expect(refusal(() => Container.build({ profile: Profile.TEST, components: [Card, Till] })).message).to.contain(
      'Write @all(PaymentPort) on parameter 1.',
    );
    expect(refusal(() => Container.build({ profile: Profile.TEST, components: [Card, Cash] })).faults[0]).to.include({
      kind: 'conflicting-declarations',
      subject: 'PaymentPort',
    });
  });

  it('refuses methods that look like a lifecycle and are not marked', () => {
    @service()
    class Forgetful {
      async initialize(): Promise<void> {}
      async dispose(): Promise<void> {}
    }
    expect(refusal(() => Container.build({ profile: Profile.TEST, components: [Forgetful] })).faults[0]!.message).to.contain(
      'not marked @lifecycle()',
    );
  });

  it('refuses values that contradict each other or a component', () => {
    @adapter.for(ClockPort, { profile: Profile.TEST })
    class Clock {
      now(): number {
        return 0;
      }
    }
    const clock = { now: () => 1 };
    const conflict = refusal(() =>
      Container.build({ profile: Profile.TEST, components: [Clock], instances: [instance(ClockPort, clock)] }),
    );
    expect(conflict.message)
      .to.contain('ClockPort is given a value and is bound to Clock')
      .and.to.contain('Write override(ClockPort, ...)');
    const twice = refusal(() =>
      Container.build({ profile: Profile.TEST, components: [Clock], overrides: [override(ClockPort, clock), override(ClockPort, clock)] }),
    );
    expect(twice.message).to.contain('ClockPort is overridden more than once');
  });

  it('accepts an override of a port that nothing binds and something asks for', () => {
    const mail = { send: () => undefined };
    expect(
      Container.build({ profile: Profile.TEST, components: [Notifier], overrides: [override(MailPort, mail)] }).has(MailPort),
    ).to.equal(true);
  });

  it('suggests the token that an unused override most likely meant', () => {
    abstract class MailProt {
      abstract send(): void;
    }
    const error = refusal(() =>
      Container.build({
        profile: Profile.PRODUCTION,
        components: [SmtpMail, Notifier],
        overrides: [override(MailProt, { send: () => undefined })],
      }),
    );
    expect(error.message).to.contain('Did you mean MailPort?');
  });

  it('shows the way to what is missing behind a cycle', () => {
    class Egg {}
    class Hen {}
    inject(Hen)(Egg, undefined, 0);
    inject(Egg)(Hen, undefined, 0);
    inject(MailPort)(Hen, undefined, 1);
    for (const type of [Egg, Hen]) service()(type);
    const { faults } = refusal(() => Container.build({ profile: Profile.TEST, components: [Egg, Hen] }));
    expect(faults.map(({ kind, path }) => [kind, path.join(' -> ')])).to.deep.include.members([
      ['missing', 'Egg -> Hen -> MailPort -> ???'],
    ]);
  });

  it('names each of several separate cycles, a component that asks for itself included', () => {
    const ring = (names: readonly string[]): Class[] => {
      const types = names.map((name) => Object.defineProperty(class {}, 'name', { value: name }) as Class);
      types.forEach((type, index) => {
        inject(types[(index + 1) % types.length]!)(type, undefined, 0);
        service()(type);
      });
      return types;
    };
    const components = [...ring(['A', 'B', 'C']), ...ring(['Self']), ...ring(['X', 'Y'])];
    const { faults } = refusal(() => Container.build({ profile: Profile.TEST, components }));
    expect(faults.map(({ kind, path }) => `${kind} ${path.join(' -> ')}`)).to.have.members([
      'cyclic A -> B -> C -> A',
      'cyclic Self -> Self',
      'cyclic X -> Y -> X',
    ]);
  });
});
