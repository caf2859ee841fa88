import { realpath } from "node:fs/promises";

/** Folders of the host that every sandbox shows. */
const VISIBLE = ["/usr"];

/**
 * Requires that folders lie outside what every sandbox shows, or agents could read what lies
 * beside them: the answers, other runs.
 */
export async function requireHidden(folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    const real = await realpath(folder);
    const visible = VISIBLE.find((parent) => real === parent || real.startsWith(`${parent}/`));
    if (visible === undefined) continue;
    throw new Error(
      `${folder} lies in ${visible}, which agents can read. Choose a folder elsewhere ` +
        "(--data-dir, --runs-dir).",
    );
  }
}
