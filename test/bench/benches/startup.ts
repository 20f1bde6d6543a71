// start-up: the built command, from its start to its end in a new process, against a Node that does nothing.
import { join } from "node:path";
import { runChild } from "../child.js";
import { compare } from "../figures.js";
import type { Figure, Target } from "../model.js";
import { type Contender, takeRounds } from "../rounds.js";
import type { Setting } from "./setting.js";

/** The built command's first file. */
export const ourCommand = join(import.meta.dirname, "../../../dist/bin/asyncio-lessons.js");

/** A command, and how many times as long as a Node that does nothing it may take. */
export interface Command {
  readonly args: readonly string[];
  readonly target: Target;
}

const commands: readonly Command[] = [
  { args: ["list"], target: { atMost: 1.7 } },
  { args: ["run", "gather", "--virtual", "--quiet"], target: { atMost: 2.8 } },
];

function contender(name: string, args: readonly string[]): Contender {
  return { name, sample: () => [runChild({ file: process.execPath, args }).seconds] };
}

/** Cold `list` and cold `run`. */
export function startup({ isQuick }: Setting): readonly Figure[] {
  return startUps("startup", commands, isQuick ? 5 : 20);
}

/** @param bench what the figures belong to */
export function startUps(bench: string, commands: readonly Command[], rounds: number): readonly Figure[] {
  const nothing = contender("node -e 0", ["-e", "0"]);
  const ours = commands.map(({ args }) => contender(args.join(" "), [ourCommand, ...args]));
  const [bare, ...taken] = takeRounds([nothing, ...ours], rounds, 1);
  if (bare === undefined) return [];
  return taken.map((samples, i) =>
    compare(
      {
        bench,
        what: samples.contender,
        reading: "times as long",
        statistic: "best",
        target: commands[i]?.target ?? null,
      },
      samples,
      bare,
    ),
  );
}
