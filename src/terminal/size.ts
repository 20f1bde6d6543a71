// The size of the terminal, where nobody has told us of it.

/** After Ctrl-Z and `fg`: what has been resized meanwhile, the shell alone was told. */
export function askForSize(): void {
  // At this, Node asks the terminal, as at the signal itself.
  process.emit("SIGWINCH");
}
