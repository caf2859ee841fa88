import { integerMember, type PandasRecords, type Splitter, textMember } from "mlebench";

const TEST_SHARE = 0.22;

/**
 * The images taken at the locations that are for testing. Locations are split at random, and then
 * moved to the other side until the published share of images is reached.
 */
export function idsAtTestLocations(images: PandasRecords, split: Splitter): Set<string> {
  const idsAt = new Map<number, string[]>();
  for (const image of images.records()) {
    const location = integerMember(image, "location");
    const ids = idsAt.get(location) ?? [];
    idsAt.set(location, ids);
    ids.push(textMember(image, "id"));
  }
  const locations = [...idsAt.keys()];
  const parts = split.trainTestRows(locations.length, { testSize: TEST_SHARE, seed: 0 });
  const train = Array.from(parts.train, (place) => locations[place]);
  const test = Array.from(parts.test, (place) => locations[place]);

  const count = (side: readonly number[]) =>
    side.reduce((sum, location) => sum + (idsAt.get(location)?.length ?? 0), 0);
  const all = count(locations);
  // The published task counts the test images twice below the line.
  const share = () => count(test) / (all + count(test));
  while (share() < TEST_SHARE) moveLast(train, test);
  while (share() > TEST_SHARE) moveLast(test, train);
  return new Set(test.flatMap((location) => idsAt.get(location) ?? []));
}

/** @throws when no location is left to move. */
function moveLast(from: number[], to: number[]): void {
  const last = from.pop();
  if (last === undefined) throw new Error("The locations cannot be split as the task was.");
  to.push(last);
}
