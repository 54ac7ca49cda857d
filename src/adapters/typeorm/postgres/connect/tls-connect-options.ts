import { isIP } from 'node:net';
import { checkServerIdentity, type ConnectionOptions, type PeerCertificate } from 'node:tls';
import type { TlsOptions } from '../../../../connections/index.js';

/** What Node's `tls.connect` needs for libpq's meaning of the TLS parameters; the socket is added by the caller. */
export function tlsConnectOptions(tls: TlsOptions): ConnectionOptions {
  return {
    rejectUnauthorized: tls.verify !== 'none',
    checkServerIdentity: tls.verify === 'host' ? (_name, certificate) => identityFault(tls.host, certificate) : () => undefined,
    ...(tls.ca !== undefined && { ca: tls.ca }),
    ...(tls.crl !== undefined && { crl: [...tls.crl] }),
    ...(tls.cert !== undefined && { cert: tls.cert }),
    ...(tls.key !== undefined && { key: tls.key.reveal() }),
    ...(tls.passphrase !== undefined && { passphrase: tls.passphrase.reveal() }),
    ...(tls.minVersion !== undefined && { minVersion: tls.minVersion }),
    ...(tls.maxVersion !== undefined && { maxVersion: tls.maxVersion }),
    ...(tls.servername !== undefined && { servername: tls.servername }),
    // With direct negotiation the server learns only from this that PostgreSQL is spoken inside.
    ...(tls.direct && { ALPNProtocols: ['postgresql'] }),
  };
}

/** Beyond Node's rule libpq lets the common name be an IP address in a certificate without alternative names. */
function identityFault(host: string, certificate: PeerCertificate): Error | undefined {
  if (isIP(host) !== 0 && certificate.subjectaltname === undefined && certificate.subject.CN === host) return undefined;
  return checkServerIdentity(host, certificate);
}
