// All mutants, in the order in which the table shows them.
import type { Mutant } from "../mutant.js";
import { ofLocksAndQueues } from "./locks.js";
import { ofTheLoop } from "./loop.js";
import { ofTasks } from "./tasks.js";
import { ofWaiting } from "./waiting.js";

export const mutants: readonly Mutant[] = [...ofTheLoop, ...ofTasks, ...ofWaiting, ...ofLocksAndQueues];
