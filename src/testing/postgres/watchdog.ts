import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { dirname } from 'node:path';

// Waits for the lock file to go, not for the process: an orphan that nobody reaps stays visible for ever.
// Reads from a pipe that only the test process holds: a line means a clean end, end of file means that the process died.
const SCRIPT = `read -r line && exit 0
pid=$(head -n 1 "$1/postmaster.pid" 2>/dev/null)
if [ -n "$pid" ]; then
  kill -QUIT "$pid" 2>/dev/null
  tries=0
  while [ -e "$1/postmaster.pid" ] && [ $tries -lt 100 ]; do sleep 0.05; tries=$((tries + 1)); done
fi
rm -rf "$2"`;

/**
 * Ends the server of a cluster and removes its folder when this process dies, however it dies (a kill -9 runs no exit
 * handler). Does nothing on Windows.
 */
export class Watchdog {
  private constructor(private readonly pipe: Socket | undefined) {}

  static over(cluster: string): Watchdog {
    if (process.platform === 'win32') return new Watchdog(undefined);
    const child = spawn('/bin/sh', ['-c', SCRIPT, 'sextant-postgres-watchdog', cluster, dirname(cluster)], {
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
