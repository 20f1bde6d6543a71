// Why the system would not do something to a file, for a sentence that names the file itself.

/** The system's own words, without the call and the path that Node puts behind them: "EACCES: permission denied". */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { message } = error;
  const behind = "syscall" in error ? message.indexOf(`, ${error.syscall}`) : -1;
  return behind === -1 ? message : message.slice(0, behind);
}
