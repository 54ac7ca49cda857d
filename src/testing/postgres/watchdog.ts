import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';

// Waits for the lock file to go, not for the process: an orphan that nobody reaps stays visible for ever.
// Reads from a pipe that only the test process holds: a line means a clean end, end of file means that the process died.
const SCRIPT = `read -r line && exit 0
pid=$(head -n 1 "$1/data/postmaster.pid" 2>/dev/null)
if [ -n "$pid" ]; then
  kill -QUIT "$pid" 2>/dev/null
  tries=0
  while [ -e "$1/data/postmaster.pid" ] && [ $tries -lt 100 ]; do sleep 0.05; tries=$((tries + 1)); done
fi
rm -rf "$1"
# A copy of the template may have been under way.
sleep 0.5
rm -rf "$1"`;

/**
 * Ends the server of a home (`<home>/data`) and removes it when this process dies, however it dies (a kill -9 runs no exit
 * handler). Does nothing on Windows.
 */
export class Watchdog {
  private constructor(private readonly pipe: Socket | undefined) {}

  static over(home: string): Watchdog {
    if (process.platform === 'win32') return new Watchdog(undefined);
    const child = spawn('/bin/sh', ['-c', SCRIPT, 'sextant-postgres-watchdog', home], {
      cwd: '/',
      // In a session of its own a Ctrl-C in the terminal does not take it away together with the tests.
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    child.on('error', () => undefined);
    child.unref();
    const pipe = child.stdin as Socket;
    pipe.on('error', () => undefined);
    pipe.unref();
    return new Watchdog(pipe);
  }

  dismiss(): void {
    this.pipe?.end('done\n');
  }
}
