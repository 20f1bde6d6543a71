// The viewer: one state, which the keys and controls change, and from which every pane is drawn anew.
import { foldName } from "../../../lesson/fold.js";
import type { Language } from "../../../lesson/model.js";
import type { TaskId, TraceEvent } from "../../../trace/event.js";
import { TraceIndex } from "../../../trace/snapshot.js";
import { type SourceLanguage, type StepModel, Steps } from "../../../trace/stepModel.js";
import { isOfTask, searchText } from "../../../trace/stepShown.js";
import { seconds } from "../../figures.js";
import type { PagePayload } from "../payload.js";
import { Help } from "./help.js";
import { Jump } from "./jump.js";
import { type Command, commandOf } from "./keys.js";
import { Layout } from "./layout.js";
import { Link, placeInLink } from "./link.js";
import { recall, remember } from "./memory.js";
import { Player } from "./player.js";
import { textsFor } from "./texts.js";
import { Theme } from "./theme.js";
import { Transport } from "./transport.js";
import { pageWords } from "./words.js";

const languages = ["en", "ja"] as const;
const sources = ["typescript", "python"] as const;

export class Viewer {
  readonly #payload: PagePayload;
  readonly #index: TraceIndex;
  #steps: Steps;
  #internals: boolean;
  #event = 0;
  /** Null: the one that the event is about. */
  #task: TaskId | null = null;
  #language: Language = recall("language", languages) ?? (navigator.language.startsWith("ja") ? "ja" : "en");
  #source: SourceLanguage;
  #model: StepModel;
  #isDue = false;
  readonly #theme = new Theme();
  readonly #link = new Link();
  readonly #help = new Help();
  readonly #player = new Player(() => this.#move(1));
  readonly #transport: Transport;
  readonly #jump: Jump;
  readonly #layout: Layout;

  constructor(payload: PagePayload) {
    const { document: trace } = payload;
    this.#payload = payload;
    this.#source =
      trace.programs.python === null ? "typescript" : (recall("source", sources) ?? "typescript");
    const place = placeInLink(location.hash);
    this.#internals = place?.internals ?? false;
    this.#index = new TraceIndex(trace.events);
    this.#steps = new Steps(trace, this.#index, this.#internals);
    this.#event = this.#steps.shown.at(place?.event ?? 0);
    this.#model = this.#modelNow();
    this.#transport = new Transport({
      command: (command) => this.#run(command),
      slide: (step) => this.#goByHand(this.#steps.shown.at(step)),
    });
    this.#jump = new Jump({
      toTime: (at) => this.#goByHand(this.#steps.shown.atTime(at)),
      find: (text) => this.#find(text),
    });
    this.#layout = new Layout(payload, this.#steps, this.#transport, this.#jump, this.#help, {
      language: (language) => this.#choose({ language }),
      source: (source) => this.#choose({ source }),
      theme: (theme) => {
        this.#theme.choose(theme);
        this.#draw();
      },
      internals: (internals) => this.#showInternals(internals),
      task: (task) => {
        this.#task = task;
        this.#draw();
      },
      time: (at) => this.#goByHand(this.#steps.shown.atTime(at)),
    });
  }

  start(): void {
    document.body.append(...this.#layout.elements, this.#help.element);
    document.addEventListener("keydown", (event) => {
      if (event.defaultPrevented || !this.#help.keysAreOn) return;
      const command = commandOf(event);
      if (command === null) return;
      event.preventDefault();
      this.#run(command);
    });
    addEventListener("hashchange", () => {
      const place = placeInLink(location.hash);
      if (place === null) return;
      if (place.internals !== this.#internals) this.#showInternals(place.internals);
      this.#goByHand(this.#steps.shown.at(place.event));
    });
    this.#say();
  }

  #run(command: Command): void {
    switch (command) {
      case "back":
      case "on":
        this.#player.stop();
        this.#move(command === "on" ? 1 : -1);
        break;
      case "first":
        this.#goByHand(0);
        break;
      case "last":
        this.#goByHand(this.#steps.shown.at(this.#steps.shown.length));
        break;
      case "taskUp":
      case "taskDown":
        this.#chooseTask(command === "taskDown" ? 1 : -1);
        break;
      case "nextOfTask":
      case "previousOfTask": {
        const task = this.#model.chosen;
        if (task === null) break;
        this.#task = task;
        this.#seek(command === "nextOfTask" ? 1 : -1, (event) => isOfTask(event, task, this.#steps.names));
        break;
      }
      case "nextIteration": {
        const { iteration } = this.#model;
        this.#seek(1, (event) => event.iteration > iteration);
        break;
      }
      case "nextOutput":
        this.#seek(1, (event) => event.kind === "output" || event.kind === "output-part");
        break;
      case "time":
        this.#jump.focusTime();
        break;
      case "search":
        this.#jump.focusSearch();
        break;
      case "play":
        if (this.#player.isPlaying) this.#player.stop();
        else {
          // At the end it begins anew.
          if (this.#model.step >= this.#model.steps) this.#event = 0;
          this.#player.play();
        }
        break;
      case "faster":
      case "slower":
        this.#player.changeSpeed(command === "faster" ? 1 : -1);
        break;
      case "source":
        this.#choose({ source: this.#source === "python" ? "typescript" : "python" });
        break;
      case "language":
        this.#choose({ language: this.#language === "en" ? "ja" : "en" });
        break;
      case "help":
        this.#help.toggle();
        break;
    }
    this.#draw();
  }

  /** One step; false where there is none. */
  #move(by: 1 | -1): boolean {
    const { shown } = this.#steps;
    const place = shown.placeOf(this.#event) + by;
    if (place < 0 || place > shown.length) {
      this.#drawSoon();
      return false;
    }
    this.#event = shown.at(place);
    this.#drawSoon();
    return place < shown.length;
  }

  #seek(by: 1 | -1, isWanted: (event: TraceEvent) => boolean): boolean {
    this.#player.stop();
    const found = this.#steps.shown.find(this.#event, by, isWanted);
    if (found !== null) this.#event = found;
    this.#drawSoon();
    return found !== null;
  }

  /** The next event with this text in it, and after the last one the first. */
  #find(text: string): boolean {
    const wanted = text.toLowerCase();
    const isWanted = (event: TraceEvent): boolean =>
      searchText(event, this.#steps.names, foldName).includes(wanted);
    if (this.#seek(1, isWanted)) return true;
    const before = this.#event;
    this.#event = 0;
    if (this.#seek(1, isWanted)) return true;
    this.#event = before;
    return false;
  }

  #chooseTask(by: 1 | -1): void {
    const { tasks, chosenRow } = this.#model;
    const row = tasks.at(Math.max(0, Math.min(tasks.length - 1, chosenRow + by)));
    if (row !== undefined) this.#task = row.task;
  }

  #goByHand(event: number): void {
    this.#player.stop();
    this.#event = event;
    this.#drawSoon();
  }

  #choose({ language, source }: { readonly language?: Language; readonly source?: SourceLanguage }): void {
    if (language !== undefined) {
      this.#language = language;
      remember("language", language);
      this.#say();
    }
    if (source !== undefined && this.#payload.code[source] !== null) {
      this.#source = source;
      remember("source", source);
    }
    this.#draw();
  }

  #showInternals(internals: boolean): void {
    this.#internals = internals;
    this.#steps = new Steps(this.#payload.document, this.#index, internals);
    this.#event = this.#steps.shown.at(this.#steps.shown.placeOf(this.#event));
    this.#draw();
  }

  #modelNow(): StepModel {
    return this.#steps.model({ event: this.#event, task: this.#task, source: this.#source });
  }

  /** Everything in the reader's language. */
  #say(): void {
    const page = pageWords[this.#language];
    document.documentElement.lang = this.#language;
    this.#layout.say(this.#language, page);
    this.#transport.say(page);
    this.#jump.say(page);
    this.#help.say(page);
    this.#draw();
  }

  /** Before the browser paints next: however fast a slider moves, only what is seen is drawn. */
  #drawSoon(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    requestAnimationFrame(() => {
      if (this.#isDue) this.#draw();
    });
  }

  #draw(): void {
    this.#isDue = false;
    const model = this.#modelNow();
    this.#model = model;
    this.#transport.show({
      step: model.step,
      steps: model.steps,
      time: seconds(model.at),
      iteration: model.iteration,
      isPlaying: this.#player.isPlaying,
      speed: String(this.#player.speed),
    });
    this.#layout.show(model, {
      language: this.#language,
      source: this.#source,
      theme: this.#theme.choice,
      internals: this.#internals,
      isPlaying: this.#player.isPlaying,
      words: { page: pageWords[this.#language], texts: textsFor(this.#language) },
      steps: this.#steps,
    });
    this.#link.show({ event: model.step, internals: this.#internals });
  }
}
