// `npm run mutants`: puts each fault of the list into the core, one at a time, and runs the test that claims to hold what
// the fault breaks: it must fail then, as it passes without. Nothing is written: a module is changed while it is loaded.
// Words on the command line choose those in whose file, test or sentence they stand.
// Exit codes: 0 every mutant was killed; 1 one survived, or a claim does not hold; 2 no mutant was chosen.
import { join, resolve } from "node:path";
import { createVitest, type TestCase, type Vitest } from "vitest/node";
import { mutants } from "./list/index.js";
import { type Mutant, mutate, patternOf } from "./mutant.js";

const root = resolve(import.meta.dirname, "../../..");
const pathOf = ({ file }: Mutant): string => join(root, "src/asyncio", file);

/** The fault that is in the core at this moment. */
let present: Mutant | null = null;

const plugin = {
  name: "mutants",
  enforce: "pre" as const,
  transform: (source: string, id: string): string | null =>
    present !== null && id === pathOf(present) ? mutate(source, present) : null,
};

/** What came of one claim: how its tests ended, or what kept them from being run. */
interface Outcome {
  readonly tests: readonly TestCase[];
  readonly broken: string | null;
}

async function runClaims(vitest: Vitest, claimed: readonly Mutant[]): Promise<Outcome> {
  vitest.setGlobalTestNamePattern(claimed.map(patternOf).join("|"));
  // What earlier runs have left behind stands beside the results.
  vitest.state.clearErrors();
  const files = [...new Set(claimed.map(({ test }) => join(root, "test", test)))];
  const specifications = files.map((file) => vitest.getRootProject().createSpecification(file));
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications);
  const modules = testModules.filter((module) => files.includes(module.moduleId));
  const errors = [...modules.flatMap((module) => module.errors()), ...unhandledErrors];
  return {
    tests: modules
      .flatMap((module) => [...module.children.allTests()])
      .filter((test) => test.result().state !== "skipped"),
    broken: errors.length === 0 ? null : textOf(errors[0]),
  };
}

function textOf(error: unknown): string {
  const { name, message } = error as { readonly name?: string; readonly message?: string };
  return `${name ?? "Error"}: ${(message ?? String(error)).split("\n")[0]}`;
}

interface Verdict {
  readonly isKilled: boolean;
  readonly text: string;
}

function verdictOn({ tests, broken }: Outcome): Verdict {
  const failed = tests.filter((test) => test.result().state === "failed");
  const errors = failed.flatMap((test) => test.result().errors ?? []).map(textOf);
  if (failed.length === 0) return { isKilled: false, text: broken ?? "SURVIVED" };
  // That a test comes to no end tells little of why.
  if (errors.some((error) => error.includes("Test timed out"))) return { isKilled: false, text: "timed out" };
  return { isKilled: true, text: errors[0] ?? "" };
}

/** The claims that do not hold in the core as it is, each with the reason. */
async function unfounded(vitest: Vitest, chosen: readonly Mutant[]): Promise<string[]> {
  const { tests, broken } = await runClaims(vitest, chosen);
  if (broken !== null) return [broken];
  return chosen.flatMap((mutant) => {
    const pattern = new RegExp(patternOf(mutant));
    const own = tests.filter(
      (test) => test.module.moduleId === join(root, "test", mutant.test) && pattern.test(nameOf(test)),
    );
    if (own.length === 0) return [`${mutant.test} has no test "${mutant.claim}"`];
    const isGreen = own.every((test) => test.result().state === "passed");
    return isGreen ? [] : [`${mutant.test}: "${mutant.claim}" fails without a mutant`];
  });
}

/** As `-t` sees it. */
function nameOf(test: TestCase): string {
  return test.fullName.replaceAll(" > ", " ");
}

async function main(words: readonly string[]): Promise<number> {
  const chosen = mutants.filter(({ file, breaks, test }) =>
    words.every((word) => `${file} ${breaks} ${test}`.includes(word)),
  );
  if (chosen.length === 0) {
    console.error(
      `no mutant has ${words.map((word) => `'${word}'`).join(" and ")} in its file, test or sentence`,
    );
    return 2;
  }
  const vitest = await createVitest(
    "test",
    { root, config: false, watch: false, reporters: [{}], testTimeout: 30_000, maxWorkers: 1 },
    { plugins: [plugin] },
  );
  try {
    const complaints = await unfounded(vitest, chosen);
    for (const complaint of complaints) console.error(complaint);
    if (complaints.length > 0) return 1;
    let survivors = 0;
    for (const [number, mutant] of chosen.entries()) {
      present = mutant;
      vitest.invalidateFile(pathOf(mutant));
      const { isKilled, text } = verdictOn(await runClaims(vitest, [mutant]));
      present = null;
      vitest.invalidateFile(pathOf(mutant));
      if (!isKilled) survivors++;
      const mark = isKilled ? "killed  " : "SURVIVED";
      console.log(`${String(number + 1).padStart(3)} ${mark} ${mutant.file}: ${mutant.breaks}`);
      console.log(`             ${mutant.test}: ${isKilled ? "" : `"${mutant.claim}" `}${text}`);
    }
    console.log(`${chosen.length - survivors} of ${chosen.length} mutants killed`);
    return survivors === 0 ? 0 : 1;
  } finally {
    await vitest.close();
  }
}

process.exitCode = await main(process.argv.slice(2));
