// `explain`: what a word means, with a small program that is run at this very moment, in virtual time.
import { pathToFileURL } from "node:url";
import { programPath, programsOf, termRooms } from "../../course/files.js";
import { isReading, reading, renderReading, suggestReading } from "../../course/reading.js";
import { findTerm, suggestTerms, type Term, termGroups } from "../../course/terms/glossary.js";
import type { ProgramLanguage } from "../../draw/source/programs.js";
import { paragraph } from "../../draw/wrap.js";
import { harmlessJson } from "../../trace/harmless.js";
import { type Written, writtenOf } from "../../trace/written.js";
import { type CommandContext, type ExitCode, exitCode, UsageError } from "../common/commandContext.js";
import { highlightFor } from "../common/highlightFor.js";
import { measure } from "../common/measure.js";
import { core, type Target } from "../common/targets.js";
import { explainWords, renderExplanation, renderTermList } from "./explanation.js";

/** Python's program is shown, unless another is asked for. */
export interface ExplainOptions {
  readonly typescript?: boolean;
  readonly both?: boolean;
  readonly json?: boolean;
}

/** @param words the words of one term, such as `event` `loop` */
export async function explain(
  words: readonly string[],
  options: ExplainOptions,
  context: CommandContext,
): Promise<ExitCode> {
  if (words.length === 0) return listTerms(options, context);
  if (isReading(words.join(" "))) return explainReading(options, context);
  const term = termOf(words.join(" "), context);
  const outputs = await outputsOf(term, context.signal);
  if (context.signal.aborted) return exitCode.interrupted;
  if (options.json === true) {
    context.stdout.line(harmlessJson(documentOf(term, outputs), 2));
    return exitCode.ok;
  }
  const view = await context.view();
  const explained = { term, programs: programsOf(term, termRooms), which: whichOf(options), outputs };
  context.stdout.line(renderExplanation(explained, view, await highlightFor(view)));
  return exitCode.ok;
}

/** What is no single word: how to read the TypeScript. */
async function explainReading({ json }: ExplainOptions, context: CommandContext): Promise<ExitCode> {
  if (json === true) context.stdout.line(harmlessJson({ schema: 1, kind: "reading", ...reading }, 2));
  else {
    const view = await context.view();
    context.stdout.line(renderReading(view, await highlightFor(view)));
  }
  return exitCode.ok;
}

/** @throws {UsageError} naming what is unknown, and what is near it */
function termOf(word: string, { words, language }: CommandContext): Term {
  const say = explainWords[language];
  const term = findTerm(word);
  if (term !== undefined) return term;
  const near = [...suggestTerms(word, language), ...suggestReading(word)];
  const remedy = near.length > 0 ? words.error.didYouMean(near) : say.seeTerms;
  throw new UsageError(words.error.remedied(say.unknownTerm(word), remedy));
}

function whichOf({ typescript, both }: ExplainOptions): ProgramLanguage | "both" {
  if (both === true) return "both";
  return typescript === true ? "typescript" : "python";
}

async function outputsOf(term: Term, signal: AbortSignal): Promise<Written[]> {
  const program = pathToFileURL(programPath(term, termRooms));
  const named = { name: term.id, label: term.id, lesson: null, written: "typescript" } as const;
  const target: Target = { ...named, language: "typescript", program, runtime: core, args: [], other: null };
  const { recorded } = await measure(target, { kind: "virtual" }, { signal });
  const { events, error } = recorded;
  if (error !== null) throw new Error(`the program of ${term.id} raised ${error.name}: ${error.message}`);
  return writtenOf(events);
}

function documentOf(term: Term, outputs: readonly Written[]): unknown {
  const { id, name, synonyms, means, see, lessons } = term;
  const programs = programsOf(term, termRooms);
  const told = outputs.map(({ at, text, stream }) => ({ at, text, stream }));
  return { schema: 1, kind: "term", id, name, synonyms, means, programs, outputs: told, see, lessons };
}

async function listTerms(options: ExplainOptions, context: CommandContext): Promise<ExitCode> {
  const { stdout, language } = context;
  if (options.json === true) {
    const groups = termGroups.map(({ name, terms }) => ({
      name,
      terms: terms.map(({ id, name, synonyms }) => ({ id, name, synonyms })),
    }));
    stdout.line(harmlessJson({ schema: 1, kind: "terms", groups }, 2));
    return exitCode.ok;
  }
  const view = await context.view();
  const { footer: lookUp, reading: toRead } = explainWords[language];
  const footer = [lookUp, toRead].flatMap((text) => paragraph(text, view.width, 2));
  stdout.line([renderTermList(termGroups, view), "", ...footer].join("\n"));
  return exitCode.ok;
}
