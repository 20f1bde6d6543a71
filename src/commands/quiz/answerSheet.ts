// What a quiz has asked and what came of it, kept where it goes through the whole course.
import type { ProgressKeeper } from "../common/progressKeeper.js";
import type { QuizQuestion } from "./questions.js";

interface Answer {
  readonly question: QuizQuestion;
  readonly right: boolean;
}

export class AnswerSheet {
  /** In the order in which they were given. */
  readonly answers: Answer[];

  /** @param keeper null where nothing is kept */
  constructor(
    private readonly questions: readonly QuizQuestion[],
    private readonly keeper: ProgressKeeper | null,
  ) {
    // A question that is known no more has been answered in vain.
    const kept = (keeper?.progress.quiz ?? []).flatMap(({ question: id, right }) => {
      const question = questions.find((each) => each.id === id);
      return question === undefined ? [] : [{ question, right }];
    });
    // Whoever has answered all begins anew.
    this.answers = kept.length < questions.length ? kept : [];
  }

  get total(): number {
    return this.questions.length;
  }

  /** Does the next quiz go on here? */
  get isKept(): boolean {
    return this.keeper?.isSaved ?? false;
  }

  /**
   * The questions that are asked together, of which some may have been answered before: how many came before them, and how
   * many they are.
   *
   * @param most null: all
   */
  sitting(most: number | null): { readonly first: number; readonly count: number } {
    if (most === null || this.keeper === null) return { first: 0, count: this.total };
    const first = this.answers.length - (this.answers.length % most);
    return { first, count: Math.min(most, this.total - first) };
  }

  next(): QuizQuestion | undefined {
    const asked = new Set(this.answers.map(({ question }) => question));
    return this.questions.find((question) => !asked.has(question));
  }

  add(question: QuizQuestion, right: boolean): void {
    this.answers.push({ question, right });
    const quiz = this.answers.map((each) => ({ question: each.question.id, right: each.right }));
    this.keeper?.change((progress) => ({ ...progress, quiz }));
  }
}
