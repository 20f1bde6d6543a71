// The one limit in wall time that tests have. No test waits for a time: each waits for a sign, such as a text on the
// screen, a file or an end, and this only keeps one whose sign never comes from waiting for ever.

/** In milliseconds: far longer than anything takes on a machine that is busy with ten other things. */
export const watchdog = 120_000;
