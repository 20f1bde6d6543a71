// Landmarks are the core's own functions by whose names those who read stacks tell where they are. Rule: they are named
// here alone, and `landmarks.test.ts` holds the names against the functions, in the source and in the built library.

/** The method that runs one step of a task. Below it stands what runs the loop, or who has made an eager task. */
export const taskStep = "_step";

/** The method by which the loop runs what comes out of its ready queue. */
export const entryRun = "_run";

/** The method that every coroutine is run by while somebody watches. */
export const coroutineStep = "_noted";

/** The class that makes a loop go round. */
export const loopClass = "Driver";

/** On a stack: below this stands what runs the task. */
export const bottomOfTask: RegExp = new RegExp(`^\\w+\\.${taskStep}$`);
/** On a stack: below this stands what runs the task, or the callback. */
export const bottomOfEntry: RegExp = new RegExp(`\\.(?:${taskStep}|${entryRun})$`);
/** On a stack: below this stands what has started the loop. What the loop makes on its own was not made there. */
export const bottomOfLoop: RegExp = new RegExp(`^${loopClass}\\.`);
