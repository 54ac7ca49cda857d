/** Imported first by every command, and kept to old syntax, so that an old Node gets this message and not a stack trace. */
const required = [20, 19];
const running = process.versions.node.split('.').map(Number);

if (running[0] < required[0] || (running[0] === required[0] && running[1] < required[1])) {
  console.error(
    `sextant needs Node.js ${required.join('.')} or newer; this is ${process.versions.node}. Get one from https://nodejs.org/.`,
  );
  process.exit(1);
}
