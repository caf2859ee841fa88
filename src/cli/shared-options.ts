import { resolve } from "node:path";
import { splitNames } from "../competition/splits.ts";
import { defaultDataDir } from "../dataset/data-folder.ts";
import { choice, flag, optional, parsed } from "./option.ts";

export const dataDirOption = {
  flags: "--data-dir <folder>",
  help: "where competition data lies (default: $MLEBENCH_DATA_DIR, or the user's cache folder)",
  defaultText: "",
  parse: (text: string) => text || defaultDataDir(),
};

/** For a run group, which knows where it found its data. */
export const groupDataDirOption = optional(
  "--data-dir <folder>",
  "where its competitions' data lies (default: where it lay for its runs)",
  (folder) => resolve(folder),
);

export const jsonOption = flag("--json", "print JSON for programs");

export const splitOption = choice("--split <name>", "the competitions of a split", splitNames);

export const runsDirOption = parsed(
  "--runs-dir <folder>",
  "where run groups lie",
  (folder) => folder,
  "runs",
);
