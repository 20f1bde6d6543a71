// What node-pty can do as well, and its types do not say: make a terminal in which nothing runs yet.
import type { ReadStream } from "node:tty";

declare module "@lydell/node-pty" {
  export interface OpenedTerminal {
    /** The side of whoever shows the screen and types. */
    readonly master: ReadStream;
    /** The programs' side; it is read from the first, so that what is typed would be lost here. */
    readonly slave: ReadStream;
    /** The master's file descriptor. */
    readonly fd: number;
    /** The device's path. */
    readonly ptsName: string;
    resize(columns: number, rows: number): void;
  }

  export function open(options: { readonly cols: number; readonly rows: number }): OpenedTerminal;
}
