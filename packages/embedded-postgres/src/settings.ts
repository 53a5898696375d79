export type PostgresSettings = Readonly<Record<string, string | number | boolean>>;

/** For a server beside the application on one small machine: little memory, and no wake-ups when idle. */
const defaults: PostgresSettings = {
  // In C.UTF-8 and UTC, whatever the machine's own settings are.
  TimeZone: "UTC",
  log_timezone: "UTC",
  shared_buffers: "16MB",
  // An API has up to 16 sessions, a worker 16: 7 of them only listen, one for each queue.
  max_connections: 60,
  jit: false,
  huge_pages: "off",
  // The default starts three more processes.
  io_method: "sync",
  max_worker_processes: 2,
  max_parallel_workers: 0,
  max_parallel_workers_per_gather: 0,
  max_parallel_maintenance_workers: 0,
  // No replicas hang on this server, so the log carries only what crash recovery needs.
  wal_level: "minimal",
  max_wal_senders: 0,
  max_logical_replication_workers: 0,
  max_wal_size: "256MB",
  min_wal_size: "32MB",
  checkpoint_timeout: "15min",
  bgwriter_delay: "10s",
  wal_writer_delay: "10s",
  // BullMQ runs into deadlocks under load; a second, the default, is long for a post that is due.
  deadlock_timeout: "100ms",
  autovacuum_max_workers: 1,
  autovacuum_worker_slots: 2,
  autovacuum_naptime: "60s",
  log_min_messages: "warning",
  log_checkpoints: false,
  log_line_prefix: "%m [%p] ",
};

/** Not for change: they keep the server on this machine and its pieces where we look for them. */
const fixed: PostgresSettings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  logging_collector: false,
  lc_messages: "C",
};

export function settingsArguments(overrides: PostgresSettings = {}): string[] {
  const merged = { ...defaults, ...overrides, ...fixed };
  return Object.entries(merged).flatMap(([name, value]) => ["-c", `${name}=${settingText(value)}`]);
}

function settingText(value: string | number | boolean): string {
  return typeof value === "boolean" ? (value ? "on" : "off") : String(value);
}
