import { splitNames } from "../competition/splits.ts";
import { defaultDataDir } from "../dataset/data-folder.ts";
import { choice, flag, parsed } from "./option.ts";

export const dataDirOption = {
  flags: "--data-dir <folder>",
  help: "where competition data lies (default: $MLEBENCH_DATA_DIR, or the user's cache folder)",
  defaultText: "",
  parse: (text: string) => text || defaultDataDir(),
};

export const jsonOption = flag("--json", "print JSON for programs");

export const splitOption = choice("--split <name>", "the competitions of a split", splitNames);

export const runsDirOption = parsed(
  "--runs-dir <folder>",
  "where run groups lie",
  (folder) => folder,
  "runs",
);
