import { describe, expect, test } from "vitest";
import { aggregate } from "./aggregate.ts";
import { gradedRun } from "./graded-run.fixture.ts";

const gold = (id: string) => gradedRun({ competition_id: id, any_medal: true, gold_medal: true });
const plain = (id: string) => gradedRun({ competition_id: id });
const dropping = { padMissing: false };

describe("aggregation over seeds", () => {
  test("takes percentages a seed, then mean and standard error over seeds", () => {
    const runs = [gold("a"), plain("b"), gold("a"), gold("b")];
    const { num_seeds, num_competitions, metrics } = aggregate(runs, ["a", "b"], dropping);
    expect({ num_seeds, num_competitions }).toEqual({ num_seeds: 2, num_competitions: 2 });
    expect(metrics.any_medal_percentage).toMatchObject({ mean: 75, standard_error: 25 });
    expect(metrics.bronze_medal_percentage).toMatchObject({ mean: 0, standard_error: 0 });
    expect(metrics.valid_submissions_percentage).toMatchObject({ mean: 100 });
  });

  test("leaves incomplete seeds out, and says how many runs that drops", () => {
    const runs = [gold("a"), plain("b"), gold("a")];
    expect(aggregate(runs, ["a", "b"], dropping)).toMatchObject({
      num_seeds: 1,
      runs_dropped: 1,
      runs_padded: 0,
      metrics: { any_medal_percentage: { mean: 50, standard_error: null } },
    });
  });

  test("or counts missing runs as failed, when padding is asked for", () => {
    const runs = [gold("a"), plain("b"), gold("a")];
    expect(aggregate(runs, ["a", "b"], { padMissing: true })).toMatchObject({
      num_seeds: 2,
      runs_dropped: 0,
      runs_padded: 1,
      metrics: {
        any_medal_percentage: { mean: 50, standard_error: 0 },
        submission_exists_percentage: { mean: 75, standard_error: 25 },
      },
    });
  });

  test("counts a competition of the split that has no run at all", () => {
    expect(aggregate([gold("a")], ["a", "b"], dropping).num_seeds).toBe(0);
    const padded = aggregate([gold("a")], ["a", "b"], { padMissing: true });
    expect(padded.metrics.gold_medal_percentage.mean).toBe(50);
  });

  test("ignores runs of other competitions", () => {
    expect(aggregate([gold("a"), gold("x")], ["a"], dropping)).toMatchObject({
      num_competitions: 1,
      runs_dropped: 0,
    });
  });
});
