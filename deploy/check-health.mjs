// A container's health without curl: exits 0 when the part that listens on the port in this variable is alive.
const [, , variable = "PORT"] = process.argv;
const url = `http://127.0.0.1:${process.env[variable]}/health/live`;
const answer = await fetch(url, { signal: AbortSignal.timeout(4_000) }).catch(() => undefined);
process.exitCode = answer?.ok ? 0 : 1;
