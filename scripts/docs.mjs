// Writes docs/cli.md from the command tables.
import { mkdirSync, writeFileSync } from "node:fs";
import { cliReference } from "../dist/src/cli/reference.js";

mkdirSync("docs", { recursive: true });
writeFileSync("docs/cli.md", await cliReference());
