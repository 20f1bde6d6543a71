// A module that is imported right before a program: its evaluation is the moment at which the program begins.
import { workerData } from "node:worker_threads";
import type { Ring, WorkerRequest } from "./protocol.js";

(workerData as WorkerRequest).bell.postMessage("begun" satisfies Ring);
