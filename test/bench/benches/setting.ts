// What every bench is told.
import type { Library } from "../libraries.js";
import type { Python } from "../python.js";

export interface Setting {
  readonly isQuick: boolean;
  /** Null: there is none to measure against. */
  readonly python: Python | null;
  /** Those that are installed. */
  readonly libraries: readonly Library[];
}

/** How the table calls the project's own contender. */
export const ourName = "asyncio-lessons";
