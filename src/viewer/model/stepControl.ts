// What the keys of the step viewer do: from one state to the next, whoever reads the keys.
import { foldName } from "../../draw/fold.js";
import type { Language } from "../../draw/view.js";
import type { Second, TaskId, TraceEvent } from "../../trace/event.js";
import type { SourceLanguage, Steps } from "./stepModel.js";
import { isOfTask, searchText } from "./stepShown.js";

export type Footer =
  | { readonly kind: "keys" }
  | { readonly kind: "prompt"; readonly asks: "time" | "search"; readonly typed: string }
  /** In the words of whoever has shown it. */
  | { readonly kind: "said"; readonly text: string }
  | { readonly kind: "note"; readonly note: "at-end" | "no-python" }
  | { readonly kind: "note"; readonly note: "not-found" | "not-a-time"; readonly text: string };

export interface StepState {
  /** How many events have happened. */
  readonly event: number;
  /** Null: the one that the event is about. */
  readonly task: TaskId | null;
  readonly source: SourceLanguage;
  readonly language: Language;
  /** Which of the speeds; it is kept while nothing plays. */
  readonly speed: number;
  readonly isPlaying: boolean;
  readonly footer: Footer;
  readonly help: number | null;
  /** The first line of the reason, where that has the screen to itself; null: it has not. */
  readonly why: number | null;
  readonly lastSearch: string;
}

/** A key by its name (`left`, `space`, `return`), or by the character that it writes. */
export interface StepKey {
  readonly name: string;
  /** What it writes; "" for a key that writes nothing. */
  readonly text: string;
}

/** In events a second. */
const speeds = [0.5, 1, 2, 4, 8, 16, 32, 64] as const;
const page = 10;
const keys: Footer = { kind: "keys" };

export function firstState(source: SourceLanguage, language: Language): StepState {
  return {
    event: 0,
    task: null,
    source,
    language,
    speed: 2,
    isPlaying: false,
    footer: keys,
    help: null,
    why: null,
    lastSearch: "",
  };
}

export function perSecond({ speed }: StepState): number {
  return speeds[speed] ?? 1;
}

/** The next event of a run that plays; it stops at the end. */
export function playOn(state: StepState, steps: Steps): StepState {
  const place = steps.shown.placeOf(state.event);
  if (place >= steps.shown.length) return { ...state, isPlaying: false };
  return { ...state, event: steps.shown.at(place + 1) };
}

/** Null: the viewer is left. */
export function pressed(key: StepKey, state: StepState, steps: Steps): StepState | null {
  if (state.footer.kind === "prompt") return typed(key, state, state.footer, steps);
  if (state.help !== null) return inHelp(key, state, state.help);
  if (state.why !== null) return inWhy(key, state, state.why, steps);
  if (key.text === "q") return null;
  const before: StepState = { ...state, footer: keys };
  return moves(key, before, steps) ?? settings(key, before, steps);
}

function moves(key: StepKey, state: StepState, steps: Steps): StepState | null {
  const { shown } = steps;
  const place = shown.placeOf(state.event);
  // Who moves by hand does not want to be moved.
  const to = (event: number | null): StepState =>
    event === null
      ? { ...state, isPlaying: false, footer: { kind: "note", note: "at-end" } }
      : { ...state, isPlaying: false, event };
  const find = (by: 1 | -1, isWanted: (event: TraceEvent) => boolean): StepState =>
    to(shown.find(state.event, by, isWanted));
  switch (key.name) {
    case "right":
      return to(place < shown.length ? shown.at(place + 1) : null);
    case "left":
      return to(place > 0 ? shown.at(place - 1) : null);
    case "pagedown":
      return to(shown.at(Math.min(shown.length, place + page)));
    case "pageup":
      return to(shown.at(Math.max(0, place - page)));
    case "home":
      return to(0);
    case "end":
      return to(shown.at(shown.length));
  }
  switch (key.text) {
    case "g":
      return to(0);
    case "G":
      return to(shown.at(shown.length));
    case "i":
      return find(1, ({ kind }) => kind === "iteration");
    case "I":
      return find(-1, ({ kind }) => kind === "iteration");
    case "o":
      return find(1, isOutput);
    case "O":
      return find(-1, isOutput);
    case "n":
    case "p": {
      const { chosen } = steps.model(state);
      if (chosen === null) return to(null);
      return find(key.text === "n" ? 1 : -1, (event) => isOfTask(event, chosen, steps.names));
    }
    default:
      return null;
  }
}

function settings(key: StepKey, state: StepState, steps: Steps): StepState {
  switch (key.name) {
    case "up":
      return choose(state, -1, steps);
    case "down":
      return choose(state, 1, steps);
    case "escape":
      return { ...state, task: null, isPlaying: false };
    case "space": {
      const isAtEnd = steps.shown.placeOf(state.event) >= steps.shown.length;
      if (state.isPlaying) return { ...state, isPlaying: false };
      return { ...state, isPlaying: true, event: isAtEnd ? 0 : state.event };
    }
  }
  switch (key.text) {
    case "+":
    case "=":
      return { ...state, speed: Math.min(speeds.length - 1, state.speed + 1) };
    case "-":
      return { ...state, speed: Math.max(0, state.speed - 1) };
    case "s":
      if (steps.document.programs.python === null)
        return { ...state, footer: { kind: "note", note: "no-python" } };
      return { ...state, source: state.source === "python" ? "typescript" : "python" };
    case "l":
      return { ...state, language: state.language === "en" ? "ja" : "en" };
    case "?":
      return { ...state, help: 0, isPlaying: false };
    case "w":
      return { ...state, why: 0, isPlaying: false };
    case "t":
      return { ...state, isPlaying: false, footer: { kind: "prompt", asks: "time", typed: "" } };
    case "/":
      return { ...state, isPlaying: false, footer: { kind: "prompt", asks: "search", typed: "" } };
    default:
      return state;
  }
}

/** The task after the chosen one, or before it; before the first, none is: then it is the event's own again. */
function choose(state: StepState, by: 1 | -1, steps: Steps): StepState {
  const { chosenRow, tasks } = steps.model(state);
  if (tasks.length === 0) return state;
  const row = chosenRow + by;
  if (row < 0) return { ...state, task: null };
  return { ...state, task: tasks.at(Math.min(row, tasks.length - 1))?.task ?? null };
}

function inHelp(key: StepKey, state: StepState, from: number): StepState {
  if (key.name === "down") return { ...state, help: from + 1 };
  if (key.name === "up") return { ...state, help: Math.max(0, from - 1) };
  if (key.text === "l") return { ...state, language: state.language === "en" ? "ja" : "en" };
  if (key.name === "escape" || key.name === "return" || key.text === "?" || key.text === "q")
    return { ...state, help: null };
  return state;
}

/** From event to event, each with all of its reason. */
function inWhy(key: StepKey, state: StepState, from: number, steps: Steps): StepState {
  if (key.name === "down") return { ...state, why: from + 1 };
  if (key.name === "up") return { ...state, why: Math.max(0, from - 1) };
  if (key.text === "l") return { ...state, language: state.language === "en" ? "ja" : "en" };
  if (key.name === "escape" || key.name === "return" || key.text === "w" || key.text === "q")
    return { ...state, why: null };
  const moved = moves(key, { ...state, footer: keys }, steps);
  return moved === null ? state : { ...moved, footer: keys, why: moved.event === state.event ? from : 0 };
}

function typed(
  key: StepKey,
  state: StepState,
  prompt: Extract<Footer, { readonly kind: "prompt" }>,
  steps: Steps,
): StepState {
  switch (key.name) {
    case "escape":
      return { ...state, footer: keys };
    case "backspace":
      if (prompt.typed === "") return { ...state, footer: keys };
      return { ...state, footer: { ...prompt, typed: [...prompt.typed].slice(0, -1).join("") } };
    case "return":
      return prompt.asks === "time" ? jump(prompt.typed, state, steps) : search(prompt.typed, state, steps);
  }
  return key.text === "" ? state : { ...state, footer: { ...prompt, typed: prompt.typed + key.text } };
}

/** A hair's breadth: who types 4 wants to see what happens at 4.000002. */
const nearly: Second = 0.0005;

/** To a time as it is typed; the footer says if it is none. */
export function jump(text: string, state: StepState, steps: Steps): StepState {
  if (text.trim() === "") return { ...state, footer: keys };
  const at = Number(text.trim().replace(/\s*s$/, ""));
  if (!Number.isFinite(at)) return { ...state, footer: { kind: "note", note: "not-a-time", text } };
  const { shown } = steps;
  const before = shown.placeOf(shown.atTime(at - nearly));
  const reached = shown.placeOf(shown.atTime(at + nearly));
  // The first event of that moment; where there is none, the last one before it.
  return { ...state, footer: keys, event: shown.at(reached > before ? before + 1 : before) };
}

/** To the next event with this text; the footer says if there is none. */
export function search(text: string, state: StepState, steps: Steps): StepState {
  const wanted = text === "" ? state.lastSearch : text;
  if (wanted === "") return { ...state, footer: keys };
  const needle = wanted.toLowerCase();
  const isWanted = (event: TraceEvent): boolean => searchText(event, steps.names, foldName).includes(needle);
  // From the end it goes on at the beginning.
  const found = steps.shown.find(state.event, 1, isWanted) ?? steps.shown.find(0, 1, isWanted);
  if (found === null) {
    return { ...state, lastSearch: wanted, footer: { kind: "note", note: "not-found", text: wanted } };
  }
  return { ...state, lastSearch: wanted, footer: keys, event: found };
}

function isOutput({ kind }: TraceEvent): boolean {
  return kind === "output" || kind === "output-part";
}
