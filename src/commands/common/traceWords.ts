// The words of what deals with traces: `export`, `run --trace`, `run --tree`, and reading a trace back.
import type { Misplacement } from "../../trace/order.js";

export interface TraceWords {
  readonly exportCommand: string;
  readonly exportArgument: string;
  readonly runArgument: string;
  readonly options: {
    readonly format: string;
    readonly output: string;
    readonly exportSpeed: string;
    readonly exportVirtual: string;
    readonly trace: string;
    readonly tree: string;
    readonly at: string;
    readonly internals: string;
    readonly svg: string;
  };
  /** A lesson is exported with a smaller number than it runs with. */
  readonly onPage: (lesson: string, instead: string, of: string) => string;
  readonly error: {
    readonly isFolder: (path: string) => string;
    readonly cannotRead: (path: string, reason: string) => string;
    readonly notJson: (path: string) => string;
    readonly notATrace: (path: string) => string;
    readonly otherSchema: (path: string, schema: string) => string;
    readonly malformed: (path: string, where: string) => string;
    readonly malformedEvent: (path: string, event: number, where: string) => string;
    /** An event that is as it should be, but cannot come after those before it. */
    readonly misplacedEvent: (path: string, event: number, misplacement: Misplacement) => string;
    /** An option that only makes sense for what is still to be run. */
    readonly optionOfTrace: (path: string, option: string) => string;
    /** `run` was given a trace, without `--tree`. */
    readonly runOfTrace: (path: string) => string;
    readonly traceOfSeveral: (option: string) => string;
    /** A run of more events than a page is made for. */
    readonly tooLongForPage: (events: number, most: number) => string;
    readonly noFormat: (formats: readonly string[]) => string;
    readonly notASecond: (option: string, value: string) => string;
    readonly atWithoutTree: (option: string) => string;
    /** The run was over before that moment. */
    readonly nothingAt: (seconds: number, last: string) => string;
  };
}
