import { setTimeout as sleep } from 'node:timers/promises';
import { deferred } from '../../domain/shared/deferred.js';
import type { CallOptions } from '../../ports/shared/call-options.js';
import { ConnectionSwitchFailed, ConnectionSwitchRefused } from '../../ports/shared/connection-switch.errors.js';
import type { SwitchOptions } from '../../ports/shared/switchable-database.js';
import type { ConnectionSource } from './connection-source.js';
import { DatabaseScopes } from './database-scopes.js';
import { TransactionCoordinator } from './transaction-coordinator.js';

/** One place that a database can be connected to. */
export interface Site<Connection> {
  readonly source: ConnectionSource<Connection>;
  /** Without any password. */
  readonly location: string;
  open(options: CallOptions): Promise<void>;
  /** One round trip. */
  ping(options: CallOptions): Promise<void>;
  /** True when no statement is on its way and nobody waits for a connection. */
  readonly quiet: boolean;
  close(): Promise<void>;
  /** After the last `close`: this database will not come back to it. */
  leave(): void;
}

interface Station<Connection, Place extends Site<Connection>> {
  readonly site: Place;
  readonly coordinator: TransactionCoordinator<Connection>;
}

/** Single statements end by themselves, so looking now and then is enough, and costs the statements nothing. */
const LOOK_MILLISECONDS = 5;
/** Looks in a row that must find nothing: a statement that changes its connection holds none for a moment. */
const QUIET_LOOKS = 3;

/**
 * Where the work of one database goes: to the site it is connected to now; but work inside of a transaction or session to
 * the site that one began on. So a move to another site disturbs nothing that runs.
 */
export class Switchboard<Connection, Place extends Site<Connection>> {
  private readonly scopes: DatabaseScopes<TransactionCoordinator<Connection>, Connection>;
  private readonly sites = new WeakMap<TransactionCoordinator<Connection>, Place>();
  private now: Station<Connection, Place>;
  private readonly retiring = new Map<Station<Connection, Place>, { readonly left: Promise<void>; readonly hurry: () => void }>();
  private turn: Promise<unknown> = Promise.resolve();
  private state: 'new' | 'open' | 'closed' = 'new';

  constructor(
    private readonly database: string,
    first: Place,
  ) {
    this.scopes = new DatabaseScopes(database);
    this.now = this.station(first);
  }

  /** Where new work goes. */
  get site(): Place {
    return this.now.site;
  }

  get isOpen(): boolean {
    return this.state === 'open';
  }

  /** The site that the calling code works on: that of the transaction or session around it, else where new work goes. */
  get here(): Place {
    const { around } = this;
    return (around && this.sites.get(around)) ?? this.now.site;
  }

  /** Whoever runs the transaction or session around the calling code; `undefined` outside of any. */
  get around(): TransactionCoordinator<Connection> | undefined {
    return this.scopes.ambient.current()?.owner;
  }

  /** That of the transaction or session around, else of the site new work goes to. */
  get coordinator(): TransactionCoordinator<Connection> {
    return this.around ?? this.now.coordinator;
  }

  async open(options: CallOptions): Promise<void> {
    await this.now.site.open(options);
    this.state = 'open';
  }

  /** Opens and proves another site and sends new work there. See `SwitchableDatabase.switchTo`. */
  async switchTo(make: () => Place, options: SwitchOptions = {}): Promise<void> {
    // Before anything is waited for: a switch inside a switch, or inside work the switch waits for, would wait for itself.
    if (this.around) throw new ConnectionSwitchRefused(this.database, 'it cannot switch inside a transaction or session of its own');
    this.refuseClosed();
    const moved = this.turn.then(() => this.move(make, options));
    this.turn = moved.catch(() => undefined);
    await moved;
  }

  /** Lets work end for so long, then closes every site. It can be opened again. */
  async close(milliseconds: number): Promise<void> {
    if (this.state === 'open') this.state = 'closed';
    await this.turn;
    const stations = [this.now, ...this.retiring.keys()];
    await Promise.all(stations.map(({ coordinator }) => coordinator.work.drain(milliseconds)));
    const left = [...this.retiring.values()].map(({ left, hurry }) => {
      hurry();
      return left;
    });
    await Promise.all([this.now.site.close(), ...left]);
  }

  private async move(make: () => Place, { prove, switched, ...call }: SwitchOptions): Promise<void> {
    this.refuseClosed();
    const next = this.station(make());
    const { site, coordinator } = next;
    try {
      await site.open(call);
      await site.ping(call);
      if (prove) await coordinator.session(prove, call);
      this.refuseClosed();
    } catch (error) {
      await site.close().catch(warn);
      site.leave();
      if (error instanceof ConnectionSwitchRefused) throw error;
      throw new ConnectionSwitchFailed(this.database, { from: this.now.site.location, to: site.location }, error);
    }
    const old = this.now;
    this.now = next;
    this.state = 'open';
    switched?.();
    this.retire(old);
  }

  /** Lets what runs on the old site end there, in the background, and closes it. */
  private retire(old: Station<Connection, Place>): void {
    const { site, coordinator } = old;
    const hurried = deferred();
    let hurry = false;
    const ended = async (): Promise<void> => {
      await coordinator.work.ended();
      for (let quiet = 0; quiet < QUIET_LOOKS && !hurry; quiet = site.quiet ? quiet + 1 : 0) await sleep(LOOK_MILLISECONDS);
    };
    const left = Promise.race([ended(), hurried.promise])
      .then(() => site.close())
      .catch(warn)
      .then(() => {
        site.leave();
        this.retiring.delete(old);
      });
    this.retiring.set(old, {
      left,
      hurry: () => {
        hurry = true;
        hurried.resolve(undefined);
      },
    });
  }

  private refuseClosed(): void {
    if (this.state === 'closed') throw new ConnectionSwitchRefused(this.database, 'it is being disposed of, or was');
  }

  private station(site: Place): Station<Connection, Place> {
    const coordinator = new TransactionCoordinator(this.database, site.source, undefined, this.scopes);
    this.sites.set(coordinator, site);
    return { site, coordinator };
  }
}

/** The place is left in any case; that it was not left in good order is worth a warning and no more. */
function warn(error: unknown): void {
  process.emitWarning(error instanceof Error ? error : String(error), { type: 'SextantConnectionNotClosed' });
}
