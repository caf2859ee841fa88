import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { gradedRun } from "../graded-run.fixture.ts";
import { buildReport } from "../report.ts";
import { reportPage } from "./page.ts";

const program = ["chromium", "chromium-browser", "google-chrome"].find(
  (name) => spawnSync(name, ["--version"]).status === 0,
);
if (!program) {
  console.warn(
    "The HTML report is not looked at: there is no Chromium (apt-get install chromium).",
  );
}

const hostile = `"><script>document.title = "owned"</script><img src=x onerror="document.title='owned'">`;
const longId = "a-competition-with-a-name-that-is-longer-than-a-telephone-is-wide-in-any-font";

function hostileReport(seeds: number): string {
  const runs = Array.from({ length: seeds }, (_, seed) => [
    gradedRun({
      competition_id: longId,
      score: 0.5 + seed / 10,
      any_medal: seed > 2,
      gold_medal: seed > 2,
      state: "timed-out",
      seconds: 5000,
      snapshots: [
        { seconds: 60, valid: true, score: 0.4, medal: null },
        { seconds: 900, valid: true, score: 0.9, medal: "gold" },
      ],
    }),
    gradedRun({
      competition_id: hostile,
      metric: hostile,
      known_issues: [hostile],
      score: null,
      valid_submission: false,
      any_medal: false,
      reason: hostile,
      status: hostile,
      state: hostile,
    }),
  ]).flat();
  const setup = {
    runGroup: hostile,
    createdAt: hostile,
    agent: hostile,
    agentSha256: hostile,
    taskVersion: "v1",
    competitions: 2,
    seeds,
    hours: 24,
    timeLimit: "24 h 00 min",
    hardware: hostile,
    sandbox: hostile,
    isolated: false,
  };
  const options = { title: hostile, padMissing: false, setups: [setup] };
  return reportPage(buildReport(runs, options), hostile);
}

describe.skipIf(!program)("the HTML report in a browser", () => {
  let folder: string;
  let browser: Browser;
  const requests: string[] = [];
  const faults: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "mlebench-page-"));
    await writeFile(join(folder, "few.html"), hostileReport(4));
    await writeFile(join(folder, "many.html"), hostileReport(40));
    const path = spawnSync("sh", ["-c", `command -v ${program}`], { encoding: "utf8" });
    browser = await chromium.launch({
      executablePath: path.stdout.trim(),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    });
  });
  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true });
  });

  async function open(
    file: string,
    width: number,
    colorScheme: "light" | "dark" = "light",
  ): Promise<Page> {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    page.on("request", (request) => requests.push(request.url()));
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("console", (message) => faults.push(message.text()));
    await page.goto(pathToFileURL(join(folder, file)).href);
    return page;
  }
  const numberOf = (page: Page, script: string) => page.evaluate(script) as Promise<number>;

  test.each([
    ["few.html", 360],
    ["many.html", 360],
    ["few.html", 1280],
    ["many.html", 1280],
  ])("%s is no wider than a window of %s pixels", async (file, width) => {
    const page = await open(file, width);
    expect(await numberOf(page, "document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
    await page.close();
  });

  test("text from agents stays text", async () => {
    const page = await open("few.html", 1280);
    expect(await page.title()).toBe(hostile);
    expect(await numberOf(page, "document.querySelectorAll('script, img, iframe').length")).toBe(0);
    expect(await page.locator("h1").textContent()).toBe(hostile);
    expect(await page.locator("section h3").allTextContents()).toContain(hostile);
    expect(await page.locator(".issue").first().textContent()).toContain(hostile);
    await page.close();
  });

  test("shows every run in the heat map, on its strip and over time", async () => {
    const page = await open("few.html", 1280);
    expect(await page.locator(".heat td").count()).toBe(8);
    expect(await page.locator(".gold-cell").first().isVisible()).toBe(true);
    expect(await page.locator("section svg circle.dot").count()).toBe(8);
    expect(await page.locator("polyline.curve").count()).toBe(5);
    await page.close();
  });

  test("is dark where that is preferred", async () => {
    const lightness = async (scheme: "light" | "dark") => {
      const page = await open("few.html", 800, scheme);
      const colour = (await page.evaluate(
        "getComputedStyle(document.body).backgroundColor",
      )) as string;
      await page.close();
      return Number(/\d+/.exec(colour)?.[0]);
    };
    expect(await lightness("light")).toBeGreaterThan(200);
    expect(await lightness("dark")).toBeLessThan(60);
  });

  test("asks for nothing but itself, and complains of nothing", () => {
    expect(requests.filter((url) => !url.startsWith("file:"))).toEqual([]);
    expect(new Set(requests).size).toBe(2);
    expect(faults).toEqual([]);
  });
});
