/** Something to connect by, and who then arrives at the server. `{port}` and `{folder}` stand for those of the test's server. */
export interface LoginCase {
  readonly name: string;
  readonly url: string;
  /** Further PG* variables; PGHOST is 127.0.0.1 and PGPORT the server's unless given here. */
  readonly environment?: Readonly<Record<string, string>>;
  /** `~/.pgpass`. */
  readonly passfile?: string;
  readonly mode?: number;
  /** Other files of the home folder. */
  readonly files?: Readonly<Record<string, string>>;
  readonly expected: {
    readonly user?: string;
    readonly database?: string;
    readonly password: string | undefined;
    readonly from?: string;
    readonly applicationName?: string;
    readonly options?: string;
  };
}

const none = { password: undefined };
const line = (number: number, password: string) => ({ password, from: `~/.pgpass line ${number}` });

/** As written for `postgresql://bob@127.0.0.1:{port}/sky`, the address of most cases. */
const BOB = 'postgresql://bob@127.0.0.1:{port}/sky';

/** What the rows of a password file mean. */
export const PASSFILE_CASES: readonly LoginCase[] = [
  { name: 'no password file', url: BOB, expected: none },
  { name: 'an empty file', url: BOB, passfile: '', expected: none },
  { name: 'a row that matches in full', url: BOB, passfile: '127.0.0.1:{port}:sky:bob:pw\n', expected: line(1, 'pw') },
  { name: 'a row without a line end', url: BOB, passfile: '127.0.0.1:{port}:sky:bob:pw', expected: line(1, 'pw') },
  { name: 'a Windows line end', url: BOB, passfile: '127.0.0.1:{port}:sky:bob:pw\r\n', expected: line(1, 'pw') },
  { name: 'stars for everything', url: BOB, passfile: '*:*:*:*:any\n', expected: line(1, 'any') },
  { name: 'the first of two rows that match', url: BOB, passfile: '*:*:sky:*:first\n*:*:*:bob:second\n', expected: line(1, 'first') },
  { name: 'another host', url: BOB, passfile: 'localhost:*:*:*:no\n*:*:*:*:yes\n', expected: line(2, 'yes') },
  { name: 'another port', url: BOB, passfile: '*:1:*:*:no\n*:*:*:*:yes\n', expected: line(2, 'yes') },
  { name: 'another database', url: BOB, passfile: '*:*:sk:*:no\n*:*:skyy:*:no\n*:*:*:*:yes\n', expected: line(3, 'yes') },
  { name: 'another user', url: BOB, passfile: '*:*:*:bo:no\n*:*:*:bobby:no\n*:*:*:*:yes\n', expected: line(3, 'yes') },
  { name: 'upper case, which is another name', url: BOB, passfile: '*:*:*:BOB:no\n', expected: none },
  { name: 'comments and blank lines', url: BOB, passfile: '#*:*:*:*:no\n\n# x\n*:*:*:*:yes\n', expected: line(4, 'yes') },
  { name: 'a comment sign after a blank, which is none', url: BOB, passfile: ' #\n*:*:*:*:p#w\n', expected: line(2, 'p#w') },
  { name: 'blanks around fields, which belong to them', url: BOB, passfile: '* :*:*:*:no\n*:*:*:*: yes \n', expected: line(2, ' yes ') },
  { name: 'an escaped colon in the password', url: BOB, passfile: '*:*:*:*:a\\:b\n', expected: line(1, 'a:b') },
  { name: 'an escaped backslash in the password', url: BOB, passfile: '*:*:*:*:a\\\\b\n', expected: line(1, 'a\\b') },
  { name: 'a backslash before another letter', url: BOB, passfile: '*:*:*:*:a\\nb\n', expected: line(1, 'anb') },
  { name: 'a backslash at the end', url: BOB, passfile: '*:*:*:*:ab\\\n', expected: line(1, 'ab\\') },
  { name: 'a colon in the password, where it ends', url: BOB, passfile: '*:*:*:*:a:b\n', expected: line(1, 'a') },
  {
    name: 'escapes in user and database',
    url: 'postgresql://b%3Ab@127.0.0.1:{port}/s%5Cky',
    passfile: '*:*:s\\\\ky:b\\:b:pw\n',
    expected: { ...line(1, 'pw'), user: 'b:b', database: 's\\ky' },
  },
  {
    name: 'an unescaped colon in a field, which matches one all the same',
    url: 'postgresql://b%3Ab@127.0.0.1:{port}/sky',
    passfile: '*:*:*:b:b:pw\n',
    expected: { ...line(1, 'pw'), user: 'b:b' },
  },
  { name: 'a star among other letters, which is a letter', url: BOB, passfile: '*:*:sk*:*:no\n', expected: none },
  {
    name: 'an escaped star, which is a letter',
    url: 'postgresql://bob@127.0.0.1:{port}/*',
    passfile: '*:*:\\*:*:pw\n',
    expected: { ...line(1, 'pw'), database: '*' },
  },
  { name: 'a row with too few fields', url: BOB, passfile: '*:*:*:*\n*:*:*\n127.0.0.1\n*:*:*:*:yes\n', expected: line(4, 'yes') },
  { name: 'letters beyond ASCII', url: BOB, passfile: '*:*:*:*:pÄss🔑\n', expected: line(1, 'pÄss🔑') },
  { name: 'a very long row', url: BOB, passfile: `*:*:*:*:${'x'.repeat(900)}\n`, expected: line(1, 'x'.repeat(900)) },
  { name: 'a file that the group can read', url: BOB, passfile: '*:*:*:*:no\n', mode: 0o640, expected: none },
  { name: 'a file that everybody can read', url: BOB, passfile: '*:*:*:*:no\n', mode: 0o604, expected: none },
  { name: 'a file that others can only write', url: BOB, passfile: '*:*:*:*:no\n', mode: 0o602, expected: none },
  { name: 'a file that the owner can only read', url: BOB, passfile: '*:*:*:*:yes\n', mode: 0o400, expected: line(1, 'yes') },
  {
    name: 'the folder of a Unix socket as the host',
    url: 'postgresql://bob@/sky?host={folder}',
    passfile: 'localhost:*:*:*:no\n{folder}:*:*:*:yes\n',
    expected: line(2, 'yes'),
  },
  {
    name: 'the name, where an address stands beside it',
    url: 'postgresql://bob@db.example:{port}/sky?hostaddr=127.0.0.1',
    passfile: '127.0.0.1:*:*:*:no\ndb.example:*:*:*:yes\n',
    expected: line(2, 'yes'),
  },
  {
    name: 'the address, where no name is given',
    url: 'postgresql://bob@/sky?hostaddr=127.0.0.1',
    environment: { PGHOST: '' },
    passfile: 'localhost:*:*:*:no\n127.0.0.1:*:*:*:yes\n',
    expected: line(2, 'yes'),
  },
  {
    name: 'the second of two hosts, with its own row',
    url: 'postgresql://bob@localhost:1,127.0.0.1:{port}/sky',
    passfile: 'localhost:*:*:*:first\n127.0.0.1:*:*:*:second\n',
    expected: line(2, 'second'),
  },
  {
    name: 'the user of the system as user and database',
    url: 'postgresql://127.0.0.1:{port}/',
    environment: { PGUSER: 'carol' },
    passfile: '*:*:carol:carol:pw\n',
    expected: { ...line(1, 'pw'), user: 'carol', database: 'carol' },
  },
];

/** Where the parts of an address come from, and which source counts. */
export const ORIGIN_CASES: readonly LoginCase[] = [
  {
    name: 'a password in the URL before every other',
    url: 'postgresql://bob:url@127.0.0.1:{port}/sky',
    environment: { PGPASSWORD: 'variable' },
    passfile: '*:*:*:*:file\n',
    expected: { password: 'url', from: 'url' },
  },
  {
    name: 'PGPASSWORD before the password file',
    url: BOB,
    environment: { PGPASSWORD: 'variable' },
    passfile: '*:*:*:*:file\n',
    expected: { password: 'variable', from: 'PGPASSWORD' },
  },
  { name: 'an empty PGPASSWORD as none', url: BOB, environment: { PGPASSWORD: '' }, passfile: '*:*:*:*:file\n', expected: line(1, 'file') },
  {
    name: 'PGPASSFILE instead of ~/.pgpass',
    url: BOB,
    environment: { PGPASSFILE: '{home}/other' },
    passfile: '*:*:*:*:no\n',
    files: { other: '*:*:*:*:yes\n' },
    expected: { password: 'yes', from: '~/other line 1' },
  },
  {
    name: 'passfile in the URL before PGPASSFILE',
    url: `${BOB}?passfile={home}/mine`,
    environment: { PGPASSFILE: '{home}/other' },
    files: { other: '*:*:*:*:no\n', mine: '*:*:*:*:yes\n' },
    expected: { password: 'yes', from: '~/mine line 1' },
  },
  { name: 'a PGPASSFILE that is missing', url: BOB, environment: { PGPASSFILE: '{home}/none' }, passfile: '*:*:*:*:no\n', expected: none },
  {
    name: 'host, port, user, database, name and options from the environment',
    url: 'postgresql://',
    environment: { PGUSER: 'eve', PGDATABASE: 'data', PGPASSWORD: 'pw', PGAPPNAME: 'tool', PGOPTIONS: '-c geqo=off' },
    expected: { user: 'eve', database: 'data', password: 'pw', applicationName: 'tool', options: '-c geqo=off' },
  },
  {
    name: 'the URL before the environment',
    url: `${BOB}?application_name=mine&options=-c%20geqo%3Don`,
    environment: { PGUSER: 'eve', PGDATABASE: 'data', PGHOST: 'nowhere.invalid', PGPORT: '1', PGAPPNAME: 'tool', PGOPTIONS: '-c geqo=off' },
    expected: { user: 'bob', database: 'sky', password: undefined, applicationName: 'mine', options: '-c geqo=on' },
  },
  {
    name: 'a service before the environment and after the URL',
    url: 'postgresql://bob@/?service=lab',
    environment: { PGDATABASE: 'variable', PGUSER: 'eve' },
    files: { '.pg_service.conf': '[other]\ndbname=no\n\n# comment\n[lab]\ndbname=sky\nuser=no\npassword=pw\n' },
    expected: { user: 'bob', database: 'sky', password: 'pw', from: 'service lab (~/.pg_service.conf)' },
  },
  {
    name: 'PGSERVICE in the file of PGSERVICEFILE',
    url: 'postgresql://',
    environment: { PGSERVICE: 'lab', PGSERVICEFILE: '{home}/services' },
    files: { services: '[lab]\nuser=bob\ndbname=sky\npassword=pw\n[lab]\nuser=no\n', '.pg_service.conf': '[lab]\nuser=no\n' },
    expected: { user: 'bob', database: 'sky', password: 'pw', from: 'service lab (~/services)' },
  },
  {
    name: 'a service of PGSYSCONFDIR that the own file does not have',
    url: 'postgresql://bob@/sky',
    environment: { PGSERVICE: 'lab', PGSYSCONFDIR: '{home}/etc' },
    files: { '.pg_service.conf': '[other]\nuser=no\n', 'etc/pg_service.conf': '[lab]\npassword=pw\n' },
    expected: { password: 'pw', from: 'service lab (~/etc/pg_service.conf)' },
  },
  {
    name: 'the first of two lines for one name in a service',
    url: 'postgresql://bob@/sky?service=lab',
    files: { '.pg_service.conf': '[lab]\npassword=first\npassword=second\n' },
    expected: { password: 'first' },
  },
  {
    name: 'what a service says of the password file',
    url: 'postgresql://bob@/sky?service=lab',
    files: { '.pg_service.conf': '[lab]\npassfile={home}/mine\n', mine: '*:*:*:*:yes\n' },
    expected: { password: 'yes', from: '~/mine line 1' },
  },
  {
    name: 'name=value pairs instead of a URL',
    url: "host=127.0.0.1 port={port} user='b ob' dbname=sky password = p\\'w",
    expected: { user: 'b ob', database: 'sky', password: "p'w", from: 'url' },
  },
  {
    name: 'escapes in every part of the URL',
    url: 'postgresql://b%40b:p%2F%3A%25+w@127.0.0.1:{port}/s%20ky?application_name=a%26b',
    expected: { user: 'b@b', database: 's ky', password: 'p/:%+w', applicationName: 'a&b' },
  },
  {
    name: 'parameters before the parts they name',
    url: 'postgresql://no:no@nowhere.invalid:1/no?host=127.0.0.1&port={port}&user=bob&password=pw&dbname=sky',
    expected: { user: 'bob', database: 'sky', password: 'pw' },
  },
  {
    name: 'the second of several hosts and ports in the environment',
    url: 'postgresql://bob:pw@/sky',
    environment: { PGHOST: '127.0.0.1,127.0.0.1', PGPORT: '1,{port}' },
    expected: { password: 'pw' },
  },
];
