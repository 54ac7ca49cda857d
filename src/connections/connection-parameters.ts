/** What Sextant does with a parameter of libpq: follow it, accept it without effect (and say so), or refuse it. */
export type ParameterSupport = 'followed' | 'without effect' | 'refused';

/** One connection parameter as libpq documents it. */
export interface ConnectionParameter {
  readonly name: string;
  /** The environment variable that sets it where nothing else does. */
  readonly variable?: string;
  /** The values it may take, when they are a closed list. */
  readonly values?: readonly string[];
  readonly integer?: true;
  readonly secret?: true;
  readonly support: ParameterSupport;
}

const BOOLEAN = ['0', '1'];
const TLS_VERSIONS = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];

/** Every parameter that libpq knows (PostgreSQL 18), in its order. */
export const CONNECTION_PARAMETERS: readonly ConnectionParameter[] = [
  { name: 'service', variable: 'PGSERVICE', support: 'followed' },
  { name: 'user', variable: 'PGUSER', support: 'followed' },
  { name: 'password', variable: 'PGPASSWORD', secret: true, support: 'followed' },
  { name: 'passfile', variable: 'PGPASSFILE', support: 'followed' },
  { name: 'channel_binding', variable: 'PGCHANNELBINDING', values: ['disable', 'prefer', 'require'], support: 'followed' },
  { name: 'connect_timeout', variable: 'PGCONNECT_TIMEOUT', integer: true, support: 'followed' },
  { name: 'dbname', variable: 'PGDATABASE', support: 'followed' },
  { name: 'host', variable: 'PGHOST', support: 'followed' },
  { name: 'hostaddr', variable: 'PGHOSTADDR', support: 'followed' },
  { name: 'port', variable: 'PGPORT', support: 'followed' },
  { name: 'client_encoding', variable: 'PGCLIENTENCODING', values: ['UTF8', 'utf8', 'UTF-8', 'utf-8', 'auto'], support: 'followed' },
  { name: 'options', variable: 'PGOPTIONS', support: 'followed' },
  { name: 'application_name', variable: 'PGAPPNAME', support: 'followed' },
  { name: 'fallback_application_name', support: 'followed' },
  { name: 'keepalives', values: BOOLEAN, support: 'without effect' },
  { name: 'keepalives_idle', integer: true, support: 'without effect' },
  { name: 'keepalives_interval', integer: true, support: 'without effect' },
  { name: 'keepalives_count', integer: true, support: 'without effect' },
  { name: 'tcp_user_timeout', integer: true, support: 'without effect' },
  {
    name: 'sslmode',
    variable: 'PGSSLMODE',
    values: ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'],
    support: 'followed',
  },
  { name: 'sslnegotiation', variable: 'PGSSLNEGOTIATION', values: ['postgres', 'direct'], support: 'followed' },
  { name: 'sslcompression', variable: 'PGSSLCOMPRESSION', values: BOOLEAN, support: 'without effect' },
  { name: 'sslcert', variable: 'PGSSLCERT', support: 'followed' },
  { name: 'sslkey', variable: 'PGSSLKEY', support: 'followed' },
  { name: 'sslcertmode', variable: 'PGSSLCERTMODE', values: ['disable', 'allow', 'require'], support: 'followed' },
  { name: 'sslpassword', secret: true, support: 'followed' },
  { name: 'sslrootcert', variable: 'PGSSLROOTCERT', support: 'followed' },
  { name: 'sslcrl', variable: 'PGSSLCRL', support: 'followed' },
  { name: 'sslcrldir', variable: 'PGSSLCRLDIR', support: 'followed' },
  { name: 'sslsni', variable: 'PGSSLSNI', values: BOOLEAN, support: 'followed' },
  { name: 'sslkeylogfile', support: 'refused' },
  { name: 'requirepeer', variable: 'PGREQUIREPEER', support: 'refused' },
  { name: 'require_auth', variable: 'PGREQUIREAUTH', support: 'refused' },
  { name: 'min_protocol_version', variable: 'PGMINPROTOCOLVERSION', values: ['3.0'], support: 'without effect' },
  { name: 'max_protocol_version', variable: 'PGMAXPROTOCOLVERSION', values: ['3.0', '3.2', 'latest'], support: 'without effect' },
  { name: 'ssl_min_protocol_version', variable: 'PGSSLMINPROTOCOLVERSION', values: TLS_VERSIONS, support: 'followed' },
  { name: 'ssl_max_protocol_version', variable: 'PGSSLMAXPROTOCOLVERSION', values: TLS_VERSIONS, support: 'followed' },
  { name: 'gssencmode', variable: 'PGGSSENCMODE', values: ['disable', 'prefer'], support: 'without effect' },
  { name: 'krbsrvname', variable: 'PGKRBSRVNAME', support: 'without effect' },
  { name: 'gsslib', variable: 'PGGSSLIB', support: 'without effect' },
  { name: 'gssdelegation', variable: 'PGGSSDELEGATION', values: BOOLEAN, support: 'without effect' },
  { name: 'replication', support: 'refused' },
  {
    name: 'target_session_attrs',
    variable: 'PGTARGETSESSIONATTRS',
    values: ['any', 'read-write', 'read-only', 'primary', 'standby', 'prefer-standby'],
    support: 'followed',
  },
  { name: 'load_balance_hosts', variable: 'PGLOADBALANCEHOSTS', values: ['disable', 'random'], support: 'followed' },
];

const BY_NAME = new Map(CONNECTION_PARAMETERS.map((parameter) => [parameter.name, parameter]));

export function connectionParameter(name: string): ConnectionParameter | undefined {
  return BY_NAME.get(name);
}
