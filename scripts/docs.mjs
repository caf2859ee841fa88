// Writes what is made from the program itself: docs/cli.md and the README's table of competitions.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { withCompetitionTable } from "../dist/src/cli/competition-table.js";
import { cliReference } from "../dist/src/cli/reference.js";

mkdirSync("docs", { recursive: true });
writeFileSync("docs/cli.md", await cliReference());
writeFileSync("README.md", await withCompetitionTable(readFileSync("README.md", "utf8")));
