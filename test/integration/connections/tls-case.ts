/** One way to connect to the server of `TlsServer`; `{files}` stands for its folder. */
export interface TlsCase {
  readonly name: string;
  /** Default: `postgres`. */
  readonly user?: string;
  /** Default: `localhost`, which the certificate bears. */
  readonly host?: string;
  readonly parameters?: string;
  /** Certificates and lists put into `~/.postgresql` before, by the name they have there. */
  readonly home?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  /** `plain`, `TLS`, a version of it, or what the refusal says (ours; psql has to refuse too). */
  readonly expected: 'plain' | 'TLS' | 'TLSv1.2' | 'TLSv1.3' | { readonly refused: RegExp };
  /** What psql 15 does not know yet. */
  readonly newerThanPsql?: true;
}

const ROOT_CERTIFICATE = 'sslrootcert={files}/root.crt';
const STRANGER = 'sslrootcert={files}/stranger.crt';
const UNTRUSTED = { refused: /unable to verify|unable to get local issuer|self[- ]signed/ };
const CLIENT = 'sslcert={files}/client.crt&sslkey={files}/client.key';

export const TLS_CASES: readonly TlsCase[] = [
  { name: 'disable is plain', parameters: 'sslmode=disable', expected: 'plain' },
  {
    name: 'disable is refused where the server wants TLS',
    user: 'tls_only',
    parameters: 'sslmode=disable',
    expected: { refused: /pg_hba/ },
  },
  { name: 'allow is plain', parameters: 'sslmode=allow', expected: 'plain' },
  { name: 'allow turns to TLS where the server wants it', user: 'tls_only', parameters: 'sslmode=allow', expected: 'TLS' },
  { name: 'prefer is TLS', parameters: 'sslmode=prefer', expected: 'TLS' },
  { name: 'prefer is what counts when nothing is said', expected: 'TLS' },
  { name: 'prefer turns to plain where the server refuses TLS', user: 'plain_only', parameters: 'sslmode=prefer', expected: 'plain' },
  { name: 'prefer turns to plain where the certificate cannot be trusted', parameters: `sslmode=prefer&${STRANGER}`, expected: 'plain' },
  { name: 'require is TLS with any certificate', parameters: 'sslmode=require', expected: 'TLS' },
  {
    name: 'require is refused where the server refuses TLS',
    user: 'plain_only',
    parameters: 'sslmode=require',
    expected: { refused: /pg_hba/ },
  },
  { name: 'require with trusted certificates verifies', parameters: `sslmode=require&${STRANGER}`, expected: UNTRUSTED },
  { name: 'require verifies no name', host: '127.0.0.1', parameters: `sslmode=require&${ROOT_CERTIFICATE}`, expected: 'TLS' },
  {
    name: 'require verifies against ~/.postgresql/root.crt',
    parameters: 'sslmode=require',
    home: { 'root.crt': 'stranger.crt' },
    expected: UNTRUSTED,
  },
  {
    name: 'PGSSLMODE and PGSSLROOTCERT count as parameters do',
    environment: { PGSSLMODE: 'require', PGSSLROOTCERT: '{files}/stranger.crt' },
    expected: UNTRUSTED,
  },
  {
    name: 'verify-ca trusts what its authority signed',
    host: '127.0.0.1',
    parameters: `sslmode=verify-ca&${ROOT_CERTIFICATE}`,
    expected: 'TLS',
  },
  { name: 'verify-ca refuses what it did not sign', parameters: `sslmode=verify-ca&${STRANGER}`, expected: UNTRUSTED },
  { name: 'verify-ca wants trusted certificates', parameters: 'sslmode=verify-ca', expected: { refused: /root\.crt cannot be read/ } },
  { name: 'verify-ca finds them in ~/.postgresql', parameters: 'sslmode=verify-ca', home: { 'root.crt': 'root.crt' }, expected: 'TLS' },
  { name: 'verify-full accepts the name the certificate bears', parameters: `sslmode=verify-full&${ROOT_CERTIFICATE}`, expected: 'TLS' },
  {
    name: 'verify-full refuses another host',
    host: '127.0.0.1',
    parameters: `sslmode=verify-full&${ROOT_CERTIFICATE}`,
    expected: { refused: /127\.0\.0\.1 is not in the cert|does not match certificate/ },
  },
  {
    name: 'verify-full compares the name, not the address that is connected to',
    host: 'db.sextant.test',
    parameters: `sslmode=verify-full&${ROOT_CERTIFICATE}&hostaddr=127.0.0.1`,
    expected: 'TLS',
  },
  {
    name: 'verify-full refuses another name at the right address',
    host: 'other.sextant.test',
    parameters: `sslmode=verify-full&${ROOT_CERTIFICATE}&hostaddr=127.0.0.1`,
    expected: { refused: /other\.sextant\.test/ },
  },
  { name: 'verify-full refuses an unknown authority', parameters: `sslmode=verify-full&${STRANGER}`, expected: UNTRUSTED },
  {
    name: 'a list without the certificate revokes nothing',
    parameters: `sslmode=verify-ca&${ROOT_CERTIFICATE}&sslcrl={files}/empty.crl`,
    expected: 'TLS',
  },
  {
    name: 'a revoked certificate is refused',
    parameters: `sslmode=verify-ca&${ROOT_CERTIFICATE}&sslcrl={files}/server-revoked.crl`,
    expected: { refused: /revoked/ },
  },
  {
    name: 'a certificate that ~/.postgresql/root.crl revokes is refused',
    parameters: 'sslmode=verify-ca',
    home: { 'root.crt': 'root.crt', 'root.crl': 'server-revoked.crl' },
    expected: { refused: /revoked/ },
  },
  { name: 'the lowest version asked for holds', parameters: 'sslmode=require&ssl_min_protocol_version=TLSv1.3', expected: 'TLSv1.3' },
  { name: 'the highest version asked for holds', parameters: 'sslmode=require&ssl_max_protocol_version=TLSv1.2', expected: 'TLSv1.2' },
  { name: 'a client is known by its certificate', user: 'tls_client', parameters: `sslmode=require&${CLIENT}`, expected: 'TLS' },
  {
    name: 'a client certificate is found in ~/.postgresql',
    user: 'tls_client',
    parameters: 'sslmode=require',
    home: { 'postgresql.crt': 'client.crt', 'postgresql.key': 'client.key' },
    expected: 'TLS',
  },
  {
    name: 'the key of a client certificate may be encrypted',
    user: 'tls_client',
    parameters: 'sslmode=require&sslcert={files}/client.crt&sslkey={files}/client-encrypted.key&sslpassword=canary',
    expected: 'TLS',
  },
  {
    name: 'a client without its certificate is refused',
    user: 'tls_client',
    parameters: 'sslmode=require',
    expected: { refused: /client certificate/ },
  },
  {
    name: 'a client certificate may be held back',
    user: 'tls_client',
    parameters: `sslmode=require&sslcertmode=disable&${CLIENT}`,
    expected: { refused: /client certificate/ },
    newerThanPsql: true,
  },
  {
    name: 'channel binding is used with a password',
    user: 'with_password:canary',
    parameters: 'sslmode=require&channel_binding=require',
    expected: 'TLS',
  },
  {
    name: 'channel binding that is required and without TLS is refused',
    user: 'with_password:canary',
    parameters: 'sslmode=disable&channel_binding=require',
    expected: { refused: /channel binding/ },
  },
  {
    name: 'channel binding that is required and not asked for by the server is refused',
    parameters: 'sslmode=require&channel_binding=require',
    expected: { refused: /channel binding/ },
  },
  {
    name: 'direct negotiation starts with TLS',
    parameters: 'sslmode=require&sslnegotiation=direct',
    expected: 'TLSv1.3',
    newerThanPsql: true,
  },
  {
    name: 'direct negotiation wants a mode that insists',
    parameters: 'sslmode=prefer&sslnegotiation=direct',
    expected: { refused: /sslmode=prefer with sslnegotiation=direct/ },
  },
  { name: 'the authorities of the system do not know ours', parameters: 'sslrootcert=system', expected: UNTRUSTED, newerThanPsql: true },
  {
    name: 'the authorities of the system want the name verified',
    parameters: 'sslrootcert=system&sslmode=require',
    expected: { refused: /sslmode=require with sslrootcert=system/ },
    newerThanPsql: true,
  },
];

/** The same against a server that speaks no TLS. */
export const WITHOUT_TLS_CASES: readonly TlsCase[] = [
  { name: 'prefer falls back to plain', host: '127.0.0.1', expected: 'plain' },
  { name: 'allow is plain', host: '127.0.0.1', parameters: 'sslmode=allow', expected: 'plain' },
  { name: 'require is refused', host: '127.0.0.1', parameters: 'sslmode=require', expected: { refused: /does not speak TLS/ } },
  {
    name: 'verify-full is refused',
    host: '127.0.0.1',
    parameters: `sslmode=verify-full&${ROOT_CERTIFICATE}`,
    expected: { refused: /does not speak TLS/ },
  },
];
