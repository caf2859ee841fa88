import { CompetitionRegistry } from "../../competition/registry.ts";
import { runVectorSet, type VectorResult } from "../../conformance/run-vectors.ts";
import { findVectorSets, type VectorSet } from "../../conformance/vector-set.ts";
import { defineCommand, exitCodes } from "../command.ts";
import { jsonOption } from "../shared-options.ts";
import { print, printJson } from "../terminal.ts";

const SHOWN_FAILURES = 10;

export const conformanceCommand = defineCommand({
  name: "dev conformance",
  summary: "Check competitions against folders of test vectors",
  details:
    "A folder holds <id>/<set>/{raw.tar.gz,manifest.json,cases.json,submissions.tar.gz}: raw data, " +
    "the MD5 of every file that preparing must make of it, and submissions with their scores.",
  arguments: [{ name: "<folder...>", help: "folders of vectors" }],
  options: { json: jsonOption },
  examples: [["dev conformance conformance", "Check all competitions against this repository's"]],
  async run({ options, args }) {
    const registry = await CompetitionRegistry.open(options.competitions);
    const results: VectorResult[] = [];
    for (const set of await findVectorSets(args)) {
      const result = await checkSet(set, registry);
      results.push(result);
      if (!options.json) printResult(result);
    }
    const passed = results.filter(({ failures }) => failures.length === 0).length;
    const failed = results.length - passed;
    if (options.json) printJson({ passed, failed, results });
    else print(`\n${passed} passed, ${failed} failed`);
    return failed === 0 ? exitCodes.good : exitCodes.failed;
  },
});

/** A set that cannot be run at all has failed; the others go on. */
async function checkSet(set: VectorSet, registry: CompetitionRegistry): Promise<VectorResult> {
  try {
    return await runVectorSet(set, await registry.load(set.competitionId));
  } catch (error) {
    return { set, files: 0, cases: 0, failures: [(error as Error).message] };
  }
}

function printResult({ set, files, cases, failures }: VectorResult): void {
  const verdict = failures.length === 0 ? "pass" : "FAIL";
  print(`${verdict}  ${set.competitionId}/${set.name}  ${files} files, ${cases} cases`);
  for (const failure of failures.slice(0, SHOWN_FAILURES)) print(`      ${failure}`);
  const rest = failures.length - SHOWN_FAILURES;
  if (rest > 0) print(`      and ${rest} more`);
}
