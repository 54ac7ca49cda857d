import { expect } from 'chai';
import type { Command } from 'commander';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createProgram, runProgram } from '../../../src/adapters/cli/program.js';
import { CapturedTerminal } from './captured-terminal.js';

async function run(argv: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const terminal = new CapturedTerminal(environment);
  const code = await runProgram(argv, terminal);
  return { code, out: terminal.out, err: terminal.err };
}

/** The words of every command that does something itself. */
function withoutSubcommands(command: Command): string[][] {
  if (command.commands.length === 0) return [[command.name()]];
  return command.commands.flatMap((one) => withoutSubcommands(one).map((words) => [command.name(), ...words]));
}

describe('the command line', () => {
  it('has an example in the help of every command', async () => {
    const { commands: all } = createProgram(new CapturedTerminal());
    const commands = all.map((command) => command.name());
    // Which there are is held to docs/cli.md by the architecture tests.
    expect(commands).to.include.members(['start', 'migrate', 'drift']);
    const words = all.flatMap((command) => withoutSubcommands(command));
    for (const name of words) {
      const { code, out } = await run([...name, '--help']);
      expect(code).to.equal(0);
      expect(out).to.match(new RegExp(`Examples?:\\n  \\$ .*sextant ${name.join(' ')}`));
      expect(out).to.contain('--json').and.to.contain('--profile').and.to.contain('--settings-path');
    }
  });

  it('shows the exit codes in its help', async () => {
    const { code, out } = await run(['--help']);
    expect(code).to.equal(0);
    expect(out).to.contain('Exit codes:').and.to.contain(' 78  the settings or the profile are wrong');
  });

  it('says what was probably meant', async () => {
    expect((await run(['setings'])).err).to.contain("unknown command 'setings'; did you mean settings?");
    expect((await run(['start', '--prot', '1'])).err).to.contain("unknown option '--prot'; did you mean --port?");
  });

  it('ends with 2 when it is misused, with a remedy', async () => {
    for (const argv of [[], ['ingest'], ['graph', '--format', 'png'], ['settings', 'a', 'b'], ['settings', '--set', 'x']]) {
      const { code, err } = await run(argv);
      expect(code, argv.join(' ')).to.equal(2);
      expect(err).to.contain('CLI_MISUSED: ').and.to.contain('remedy: ');
    }
  });

  it('does not repeat an argument of --set, which may hold a password', async () => {
    expect((await run(['settings', '--set', 'canary-7f3a'])).err).not.to.contain('canary');
  });

  it('reports misuse as JSON too', async () => {
    const { code, err } = await run(['settings', '--jsn', '--json']);
    expect(code).to.equal(2);
    expect(JSON.parse(err)).to.have.nested.property('error.code', 'CLI_MISUSED');
  });
});

describe('sextant settings', () => {
  it('shows every key with its value and the layer that set it', async () => {
    const { code, out } = await run(['settings', 'http', '--set', 'http.host=::1'], { SEXTANT_HTTP__PORT: '8080' });
    expect(code).to.equal(0);
    expect(out.split('\n').slice(0, 5)).to.deep.equal([
      'profile production (chosen by default)',
      '',
      'KEY                  VALUE  SET BY',
      'http.host            ::1    command line: --set http.host',
      'http.port            8080   environment: SEXTANT_HTTP__PORT',
    ]);
  });

  it('prints one object with --json, without secrets', async () => {
    const { out } = await run(['settings', '--json', '--profile', 'test'], { DATABASE_URL: 'postgresql://u:canary-7f3a@db/sky' });
    expect(out).not.to.contain('canary');
    const shown = JSON.parse(out) as { profile: { name: string }; settings: { key: string; value: unknown }[] };
    expect(shown.profile.name).to.equal('test');
    expect(shown.settings.find(({ key }) => key === 'databases.catalog.url')?.value).to.equal('postgresql://u:***@db/sky');
  });

  it('ends with 78 and every fault when they are wrong', async () => {
    const nowhere = path.join(tmpdir(), 'sextant-no-such-folder');
    const { code, out, err } = await run(['settings', '--profile', 'prodution', '--settings-path', nowhere], {
      SEXTANT_HTPP__PORT: '1',
      SEXTANT_LOG__LEVEL: 'loud',
    });
    expect(code).to.equal(78);
    expect(out).to.equal('');
    expect(err).to.contain('4 faults').and.to.contain('Did you mean "production"?').and.to.contain('holds no settings file');
  });
});
