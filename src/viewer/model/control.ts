// What the keys of the step viewer do: from one state to the next, whoever reads the keys.
import type { Language } from "../../draw/view.js";
import type { Second, TaskId, TraceEvent } from "../../trace/event.js";
import { isOfTask, searchText } from "./shown.js";
import type { SourceLanguage } from "./source.js";
import type { Steps } from "./steps.js";

export type Footer =
  | { readonly kind: "keys" }
  | { readonly kind: "prompt"; readonly asks: "time" | "search"; readonly typed: string }
  /** In the words of whoever has shown it. */
  | { readonly kind: "said"; readonly text: string }
  | { readonly kind: "note"; readonly note: "atEnd" | "noPython" | "noTypescript" }
  | { readonly kind: "note"; readonly note: "notFound" | "notATime"; readonly text: string };

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
  /** What has the screen to itself, and its first line; null: nothing has. */
  readonly alone: { readonly what: "help" | "why" | "variables"; readonly from: number } | null;
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
    alone: null,
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
  // A key that writes something is known by that: its name is the same for a small letter and a capital.
  const known = key.text.trim() === "" ? key.name : key.text;
  if (state.alone !== null) return inAlone(known, state, state.alone, steps);
  if (known === "q") return null;
  const before: StepState = { ...state, footer: keys };
  return moved(known, before, steps) ?? settings[known]?.(before, steps) ?? before;
}

/** Where a key leads to from a place among the events that are shown; null: there is nothing that way. */
type Move = (place: number, state: StepState, steps: Steps) => number | null;

const toFirst: Move = () => 0;
const toLast: Move = (_, __, { shown }) => shown.at(shown.length);

function find(by: 1 | -1, isWanted: (event: TraceEvent) => boolean): Move {
  return (_, { event }, { shown }) => shown.find(event, by, isWanted);
}

function findOfTask(by: 1 | -1): Move {
  return (_, state, steps) => {
    const { chosen } = steps.model(state);
    if (chosen === null) return null;
    return steps.shown.find(state.event, by, (event) => isOfTask(event, chosen, steps.names));
  };
}

const isIteration = ({ kind }: TraceEvent): boolean => kind === "iteration";
const isOutput = ({ kind }: TraceEvent): boolean => kind === "output" || kind === "output-part";

const moves: Readonly<Record<string, Move>> = {
  right: (place, _, { shown }) => (place < shown.length ? shown.at(place + 1) : null),
  left: (place, _, { shown }) => (place > 0 ? shown.at(place - 1) : null),
  pagedown: (place, _, { shown }) => shown.at(place + page),
  pageup: (place, _, { shown }) => shown.at(place - page),
  home: toFirst,
  end: toLast,
  g: toFirst,
  G: toLast,
  i: find(1, isIteration),
  I: find(-1, isIteration),
  o: find(1, isOutput),
  O: find(-1, isOutput),
  n: findOfTask(1),
  p: findOfTask(-1),
};

/** Null: the key moves nothing. */
function moved(key: string, state: StepState, steps: Steps): StepState | null {
  const move = moves[key];
  if (move === undefined) return null;
  const event = move(steps.shown.placeOf(state.event), state, steps);
  // Who moves by hand does not want to be moved.
  const stopped = { ...state, isPlaying: false };
  return event === null ? { ...stopped, footer: { kind: "note", note: "atEnd" } } : { ...stopped, event };
}

type Setting = (state: StepState, steps: Steps) => StepState;

const faster: Setting = (state) => ({ ...state, speed: Math.min(speeds.length - 1, state.speed + 1) });

/** What has the screen to itself, or a prompt, stops a run that plays. */
function showing(change: Partial<StepState>): Setting {
  return (state) => ({ ...state, isPlaying: false, ...change });
}

const settings: Readonly<Record<string, Setting>> = {
  up: (state, steps) => choose(state, -1, steps),
  down: (state, steps) => choose(state, 1, steps),
  escape: showing({ task: null }),
  space(state, { shown }) {
    const isAtEnd = shown.placeOf(state.event) >= shown.length;
    if (state.isPlaying) return { ...state, isPlaying: false };
    return { ...state, isPlaying: true, event: isAtEnd ? 0 : state.event };
  },
  "+": faster,
  "=": faster,
  "-": (state) => ({ ...state, speed: Math.max(0, state.speed - 1) }),
  s(state, { document }) {
    const { python, typescript } = document.programs;
    if (python === null || typescript === null)
      return { ...state, footer: { kind: "note", note: python === null ? "noPython" : "noTypescript" } };
    return { ...state, source: state.source === "python" ? "typescript" : "python" };
  },
  l: inOtherLanguage,
  "?": showing({ alone: { what: "help", from: 0 } }),
  w: showing({ alone: { what: "why", from: 0 } }),
  v: showing({ alone: { what: "variables", from: 0 } }),
  t: showing({ footer: { kind: "prompt", asks: "time", typed: "" } }),
  "/": showing({ footer: { kind: "prompt", asks: "search", typed: "" } }),
};

function inOtherLanguage(state: StepState): StepState {
  return { ...state, language: state.language === "en" ? "ja" : "en" };
}

/** The task after the chosen one, or before it; before the first, none is: then it is the event's own again. */
function choose(state: StepState, by: 1 | -1, steps: Steps): StepState {
  const { chosenRow, tasks } = steps.model(state);
  if (tasks.length === 0) return state;
  const row = chosenRow + by;
  if (row < 0) return { ...state, task: null };
  return { ...state, task: tasks.at(Math.min(row, tasks.length - 1))?.task ?? null };
}

/** The key that shows it, and leaves it again. */
const keyOf = { help: "?", why: "w", variables: "v" } as const;

/** What has the screen to itself is scrolled and left; from a reason one goes on to those of other events. */
function inAlone(
  key: string,
  state: StepState,
  { what, from }: NonNullable<StepState["alone"]>,
  steps: Steps,
): StepState {
  if (key === "down") return { ...state, alone: { what, from: from + 1 } };
  if (key === "up") return { ...state, alone: { what, from: Math.max(0, from - 1) } };
  if (key === "l") return inOtherLanguage(state);
  if (["escape", "return", "q", keyOf[what]].includes(key)) return { ...state, alone: null };
  const next = what === "help" ? null : moved(key, state, steps);
  if (next === null) return state;
  return { ...next, footer: keys, alone: { what, from: next.event === state.event ? from : 0 } };
}

type Prompt = Extract<Footer, { readonly kind: "prompt" }>;

function typed(key: StepKey, state: StepState, prompt: Prompt, steps: Steps): StepState {
  const written = (text: string): StepState => ({ ...state, footer: { ...prompt, typed: text } });
  switch (key.name) {
    case "escape":
      return { ...state, footer: keys };
    case "backspace":
      if (prompt.typed === "") return { ...state, footer: keys };
      return written([...prompt.typed].slice(0, -1).join(""));
    case "return":
      return prompt.asks === "time" ? jump(prompt.typed, state, steps) : search(prompt.typed, state, steps);
  }
  return key.text === "" ? state : written(prompt.typed + key.text);
}

/** A hair's breadth: who types 4 wants to see what happens at 4.000002. */
const nearly: Second = 0.0005;

/** To a time as it is typed; the footer says if it is none. */
export function jump(text: string, state: StepState, steps: Steps): StepState {
  if (text.trim() === "") return { ...state, footer: keys };
  const at = Number(text.trim().replace(/\s*s$/, ""));
  if (!Number.isFinite(at)) return { ...state, footer: { kind: "note", note: "notATime", text } };
  const { shown } = steps;
  const before = shown.placeOf(shown.atTime(at - nearly));
  const reached = shown.placeOf(shown.atTime(at + nearly));
  // The first event of that moment; where there is none, the last one before it.
  return { ...state, footer: keys, event: shown.at(reached > before ? before + 1 : before) };
}

/** To the next event with this text; the footer says if there is none. */
export function search(text: string, state: StepState, { shown, names }: Steps): StepState {
  const lastSearch = text === "" ? state.lastSearch : text;
  if (lastSearch === "") return { ...state, footer: keys };
  const needle = lastSearch.toLowerCase();
  const isWanted = (event: TraceEvent): boolean => searchText(event, names).includes(needle);
  // From the end it goes on at the beginning.
  const event = shown.find(state.event, 1, isWanted) ?? shown.find(0, 1, isWanted);
  if (event !== null) return { ...state, lastSearch, footer: keys, event };
  return { ...state, lastSearch, footer: { kind: "note", note: "notFound", text: lastSearch } };
}
