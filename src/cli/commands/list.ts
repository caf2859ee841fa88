import { CompetitionRegistry } from "../../competition/registry.ts";
import { readSplit } from "../../competition/splits.ts";
import { dataPaths, isPrepared } from "../../dataset/data-folder.ts";
import { defineCommand } from "../command.ts";
import { dataDirOption, jsonOption, splitOption } from "../shared-options.ts";
import { printJson, printTable } from "../terminal.ts";

export const listCommand = defineCommand({
  name: "list",
  summary: "List the competitions, with category, metric and whether they are prepared",
  options: { split: splitOption, dataDir: dataDirOption, json: jsonOption },
  examples: [
    ["list", "All competitions that this version has"],
    ["list --split low --json", "The low split, for a program"],
  ],
  async run({ options }) {
    const registry = await CompetitionRegistry.open(options.competitions);
    const wanted = options.split ? await readSplit(options.split) : registry.ids;
    const rows = [];
    for (const id of wanted) {
      const { title, category, grader, leaderboard } = await registry.load(id);
      const prepared = isPrepared(dataPaths(options.dataDir, id));
      const { kind, lowerIsBetter } = leaderboard;
      rows.push({ id, title, category, metric: grader.metric, lowerIsBetter, kind, prepared });
    }
    if (options.json) {
      printJson(rows);
      return 0;
    }
    printTable(
      [{ title: "id" }, { title: "category" }, { title: "metric" }, { title: "prepared" }],
      rows.map((row) => [
        row.id,
        row.category,
        `${row.metric} ${row.lowerIsBetter ? "(lower is better)" : ""}`,
        row.prepared ? "yes" : "no",
      ]),
    );
    return 0;
  },
});
