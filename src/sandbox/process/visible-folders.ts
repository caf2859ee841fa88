import { realpath } from "node:fs/promises";
import { MissingPrerequisite } from "../../errors.ts";
import { nearestExisting } from "../../nearest-existing.ts";

/** Folders of the host that every sandbox shows. */
const VISIBLE = ["/usr"];

/**
 * Requires that folders lie outside what every sandbox shows, or agents could read what lies
 * beside them: the answers, other runs.
 */
export async function requireHidden(folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    const real = await realpath(nearestExisting(folder));
    const visible = VISIBLE.find((parent) => real === parent || real.startsWith(`${parent}/`));
    if (visible === undefined) continue;
    throw new MissingPrerequisite(
      `${folder} lies in ${visible}, which agents can read. Choose a folder elsewhere ` +
        "(--data-dir, --runs-dir).",
    );
  }
}
