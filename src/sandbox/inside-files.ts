import { fileURLToPath } from "node:url";

/** ".ts" when run from source, ".js" when compiled. */
const extension = import.meta.url.slice(-3);

/** The program that runs beside the agent; see its own file. */
export const launcherPath = fileURLToPath(new URL(`inside/launch${extension}`, import.meta.url));

/** The launcher's file name where no package.json says that it is an ES module. */
export const launcherName = `launch.m${extension.slice(1)}`;

/** The script an agent calls to have a submission checked. */
export const validateScriptPath = fileURLToPath(
  new URL("../../environment/validate_submission.sh", import.meta.url),
);
