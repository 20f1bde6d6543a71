import { describe, expect, test } from "vitest";
import {
  comparisonToCsv,
  comparisonToJson,
  comparisonToMarkdown,
} from "../../src/commands/compare/formats.js";
import type { Comparison } from "../../src/trace/compare.js";
import { compared, repeated } from "../helpers/report.js";
import { en80, ja80 } from "../helpers/view.js";

describe("a comparison as JSON", () => {
  test("keeps every digit, its schema, and null for what does not apply", () => {
    expect(comparisonToJson({ ...repeated, runs: repeated.runs.slice(1) })).toMatchInlineSnapshot(`
      "{
        "schema": 1,
        "kind": "comparison",
        "baseline": "sequential",
        "runs": [
          {
            "lesson": "await_without_tasks",
            "order": [
              "1",
              "2",
              "3"
            ],
            "elapsed": 15.004,
            "source": "measured",
            "speed": 1,
            "note": null,
            "timesAsFast": null,
            "statistics": null,
            "late": null,
            "explanation": {
              "kind": "one-by-one",
              "waits": 3
            }
          },
          {
            "lesson": "gather",
            "order": [
              "3",
              "2",
              "1"
            ],
            "elapsed": 6.003,
            "source": "measured",
            "speed": 1,
            "note": null,
            "timesAsFast": null,
            "statistics": {
              "runs": 3,
              "mean": 6.003,
              "deviation": 0.002645751311064635,
              "min": 6.001,
              "max": 6.006
            },
            "late": 0.005,
            "explanation": {
              "kind": "overlap",
              "waits": 3,
              "times": 2.4999166527754624
            }
          }
        ]
      }"
    `);
  });

  test("reads back to the ratios of its figures", () => {
    const read = JSON.parse(comparisonToJson(compared));
    expect(read.runs.map((run: { timesAsFast: number }) => run.timesAsFast)).toEqual([
      1,
      15 / 15.004,
      15 / 6.001,
    ]);
  });
});

describe("a comparison as CSV", () => {
  test("has one line a run, and empty fields for what does not apply", () => {
    expect(comparisonToCsv(repeated).split("\r\n")).toMatchInlineSnapshot(`
      [
        "lesson,order,elapsed_s,source,times_as_fast,runs,mean_s,deviation_s,min_s,max_s,speed",
        "sequential,1 2 3,15,virtual,1,,,,,,",
        "await_without_tasks,1 2 3,15.004,measured,0.9997334044254865,,,,,,1",
        "gather,3 2 1,6.003,measured,2.498750624687656,3,6.003,0.002645751311064635,6.001,6.006,1",
      ]
    `);
  });

  test("quotes a field that holds a comma, a quote or a newline", () => {
    const [run] = compared.runs;
    const odd: Comparison = {
      baseline: "",
      runs:
        run === undefined ? [] : [{ ...run, figure: { ...run.figure, label: 'a "b", c', order: ["x\ny"] } }],
    };
    expect(comparisonToCsv(odd)).toContain('\r\n"a ""b"", c","x\ny",15,virtual,,,');
  });
});

describe("a comparison as Markdown", () => {
  test("is a table and its sentences in English", () => {
    expect(comparisonToMarkdown(repeated, en80)).toMatchInlineSnapshot(`
      "| lesson | order | elapsed | from | times as fast |
      | --- | --- | ---: | --- | ---: |
      | \`sequential\` | 1 2 3 | 15.000 s | virtual | 1.00 |
      | \`await_without_tasks\` | 1 2 3 | 15.004 s | measured | 1.00 |
      | \`gather\` | 3 2 1 | 6.003 ± 0.003 s (6.001 … 6.006 s, 3 runs) | measured | 2.50 |

      gather: three waits overlap on one thread.

      sequential: three waits held the thread, so nothing else could run.

      await_without_tasks: three waits, each begun only after the one before had ended, although an event loop ran."
    `);
  });

  test("is a table and its sentences in Japanese", () => {
    expect(comparisonToMarkdown(compared, ja80)).toMatchInlineSnapshot(`
      "| レッスン | 順序 | 経過時間 | 出典 | 速さの比 |
      | --- | --- | ---: | --- | ---: |
      | \`sequential\` | 1 2 3 | 15.000 s | 仮想時間 | 1.00 |
      | \`await_without_tasks\` | 1 2 3 | 15.004 s | 実測 | 1.00 |
      | \`gather\` | 3 2 1 | 6.001 s | 実測 | 2.50 |

      gather：1本のスレッドの上で三つの待ち時間が重なっています。

      sequential：三つの待ち時間がスレッドを占有し、そのあいだほかの処理は一切進みません。

      await_without_tasks：イベントループは動いていますが、三つの待ち時間は、どれも前の待ちが終わってから始まっています。"
    `);
  });
});
