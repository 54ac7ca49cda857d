import { redactedUrl } from '../build-database-url.js';
import { LOCAL_PROFILE, type ConnectionProfile, type PasswordSource } from './connection-profile.js';
import { UnknownConnectionProfile } from './connection-profile.errors.js';
import { isInDomain } from './host-domain.js';

/** The profile of this machine, and why it is that one. */
export interface PickedProfile {
  readonly profile: ConnectionProfile;
  /** A sentence: `obs3.example.org is in the domain example.org`. */
  readonly why: string;
}

/** A profile as it may be shown: without any secret. */
export type RedactedProfile = Readonly<Record<string, unknown>> & { readonly name: string };

/** The connection profiles of a program, in the order in which they are tried for this machine: yours first, bundled ones next. */
export class ConnectionProfiles {
  private readonly byName: ReadonlyMap<string, ConnectionProfile>;

  constructor(
    profiles: readonly ConnectionProfile[],
    /** The name of this machine. */
    readonly hostName: string,
    /** The files that were looked for, strongest first, and whether each was there. */
    readonly files: readonly { readonly path: string; readonly found: boolean }[] = [],
  ) {
    const all = profiles.some(({ name }) => name === LOCAL_PROFILE.name) ? profiles : [...profiles, LOCAL_PROFILE];
    this.byName = new Map(all.map((profile) => [profile.name, profile]));
  }

  get names(): readonly string[] {
    return [...this.byName.keys()];
  }

  /** @throws UnknownConnectionProfile with a suggestion. */
  get(name: string): ConnectionProfile {
    const profile = this.byName.get(name);
    if (!profile) throw new UnknownConnectionProfile(name, this.names);
    return profile;
  }

  /** The first profile with a domain that this machine is in, else `local`. */
  pick(): PickedProfile {
    const { hostName } = this;
    for (const profile of this.byName.values()) {
      const domain = profile.domains.find((candidate) => isInDomain(hostName, candidate));
      if (domain !== undefined) return { profile, why: `${hostName} is in the domain ${domain}` };
    }
    return { profile: this.get(LOCAL_PROFILE.name), why: `no profile has a domain that ${hostName} is in` };
  }

  /** The values of a profile for showing. @throws UnknownConnectionProfile */
  redacted(name: string): RedactedProfile {
    const { domains, url, password, adminPassword, parameters, ...plain } = this.get(name);
    const hidden = 'sslpassword' in parameters ? { ...parameters, sslpassword: '***' } : parameters;
    return {
      ...plain,
      ...(domains.length > 0 && { domains }),
      ...(url && { url: redactedUrl(url) }),
      ...(password && { password: shownSource(password) }),
      ...(adminPassword && { adminPassword: shownSource(adminPassword) }),
      ...(Object.keys(parameters).length > 0 && { parameters: hidden }),
    };
  }
}

function shownSource(source: PasswordSource): string {
  switch (source.from) {
    case 'profile':
      return '***';
    case 'variable':
      return `the variable ${source.variable}`;
    case 'file':
      return `the file ${source.path}`;
  }
}
