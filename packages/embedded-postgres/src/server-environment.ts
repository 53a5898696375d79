/** The server's processes get none of our secrets, and C messages, by which failures are recognised. */
export function serverEnvironment(source: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const names = ["PATH", "TMPDIR", "SystemRoot", "TEMP", "TMP"];
  const kept = names.flatMap((name) => (source[name] === undefined ? [] : [[name, source[name]]]));
  return { ...Object.fromEntries(kept), LC_ALL: "C", TZ: "UTC" };
}
