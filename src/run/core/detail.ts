// What a run in detail mode needs beside any other run: loaded for such a run alone.
import { findSourceMap } from "node:module";
import { dirname, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Clock } from "../../asyncio/clocks/clock.js";
import type { SourceLocation } from "../../asyncio/python/stack_text.js";
import { DetailRecorder } from "./detailRecorder.js";
import type { EventSink, Recorder } from "./recorder.js";
import type { Place, Places } from "./stacks.js";

/** As a coroutine takes some five lines of an error's text, Node's ten would hold two coroutines. */
const linesOfErrors = 100;

/** @param program URL of the program's file */
export function detailRecorder(clock: Clock, sink: EventSink, program: string): Recorder {
  Error.stackTraceLimit = linesOfErrors;
  return new DetailRecorder(clock, sink, new SourcePlaces(program));
}

/**
 * Where the code that runs stands in the source as it was written: a lesson's program is compiled, and tsx compiles others.
 * Source maps tell, of which Node keeps those of all modules that it has loaded.
 */
class SourcePlaces implements Places {
  readonly #program: string;
  /** Where the program's text was written, and what its other files are told from. */
  #source: string;
  readonly #known = new Map<string, Place>();

  /** @param program URL of the program's file */
  constructor(program: string) {
    this.#program = fileURLToPath(program);
    this.#source = this.#program;
  }

  ofCode(file: string, line: number, column: number): Place {
    const key = `${file}:${line}:${column}`;
    let place = this.#known.get(key);
    if (place === undefined) {
      place = this.#find(pathOf(file), file, line, column);
      this.#known.set(key, place);
    }
    return place;
  }

  ofText({ file, line }: SourceLocation): Place {
    const path = resolve(pathOf(file));
    if (path === this.#source || path === this.#program) return { line };
    return this.#place(path, line);
  }

  #find(path: string, file: string, line: number, column: number): Place {
    const entry = findSourceMap(file)?.findEntry(line - 1, column - 1);
    if (entry === undefined || !("originalSource" in entry)) return this.#place(path, line);
    const source = resolve(pathOf(entry.originalSource));
    if (path === this.#program) this.#source = source;
    return this.#place(path === this.#program ? path : source, entry.originalLine + 1);
  }

  #place(path: string, line: number): Place {
    if (path === this.#program) return { line };
    return { line, file: relative(dirname(this.#source), path).replaceAll("\\", "/") };
  }
}

function pathOf(file: string): string {
  return file.startsWith("file:") ? fileURLToPath(file) : file;
}
