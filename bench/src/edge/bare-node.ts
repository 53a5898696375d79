/** A process that does nothing: what Node costs by itself. */
setInterval(() => undefined, 2 ** 30);
process.stdout.write("{}\n");
