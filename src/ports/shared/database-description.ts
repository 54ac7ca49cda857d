/** State of the connections of one database, for health checks and for errors. */
export interface PoolStatistics {
  /** Connections lent out just now. */
  readonly active: number;
  /** Connections open and free. */
  readonly idle: number;
  /** Callers in the queue for a connection. */
  readonly waiting: number;
  /** The most connections there can be. */
  readonly capacity: number;
}

/** A standby server that read-only transactions may run on. */
export interface ReplicaDescription {
  readonly location: string;
  /** `left out` while it cannot be reached or is no standby; it returns by itself. */
  readonly state: 'in use' | 'left out';
  /** Why it is left out. */
  readonly reason?: string;
  readonly pool: PoolStatistics;
}

export interface DatabaseDescription {
  readonly name: string;
  readonly engine: 'postgres' | 'sqlite' | 'memory';
  /** Where it is, without any password. */
  readonly location: string;
  readonly pool: PoolStatistics;
  /** Absent without replicas. */
  readonly replicas?: readonly ReplicaDescription[];
}
