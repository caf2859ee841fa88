import { join } from "node:path";
import { countText, durationText } from "../report/figures-text.ts";
import { type RunGroup, runCount } from "../run/run-group.ts";
import type { RunRecord } from "../run/run-record.ts";
import type { RunEvent } from "../run/work-on-group.ts";
import { commandText } from "./command-line.ts";
import { canRedraw, LiveBlock } from "./live-block.ts";
import { RunBoard } from "./run-board.ts";
import { harmless } from "./terminal.ts";

const REDRAW_MS = 1000;

/** Shows a run group at work. */
export interface RunDisplay {
  start(group: RunGroup): void;
  show(event: RunEvent): void;
  end(): void;
}

/**
 * On stderr: a line when a run starts or ends, and on a terminal, below these, a table of the runs
 * under way.
 */
export function showRuns(stream: NodeJS.WriteStream = process.stderr): RunDisplay {
  const board = new RunBoard();
  const block = canRedraw(stream) ? new LiveBlock(stream) : undefined;
  let limitSeconds = 0;
  let folder = "";
  let timer: NodeJS.Timeout | undefined;
  const draw = () => block?.draw(board.lines(performance.now(), limitSeconds));
  const line = (text: string) => {
    block?.clear();
    stream.write(`${text}\n`);
  };
  return {
    start(group) {
      limitSeconds = group.limits.seconds;
      folder = group.folder;
      const isolation = group.isolated ? `sandbox: ${group.sandbox}` : "NOT ISOLATED";
      line(`Run group ${group.folder} (${countText(runCount(group), "run")}, ${isolation})`);
      if (block) timer = setInterval(draw, REDRAW_MS);
    },
    show(event) {
      board.take(event, performance.now());
      const text = lineOf(event, folder);
      if (text) line(text);
      draw();
    },
    end() {
      clearInterval(timer);
      block?.clear();
    },
  };
}

/** Prints every event as a line of JSON on stdout, for programs. */
export function printEvents(): RunDisplay {
  return {
    start: (group) => printEvent("run-group", { group }),
    show: ({ kind, ...event }) => printEvent(kind, event),
    end: () => {},
  };
}

/** Prints one event as a line of JSON. */
export function printEvent(event: string, content: object): void {
  const line = JSON.stringify({ event, time: new Date().toISOString(), ...content });
  process.stdout.write(`${line}\n`);
}

function lineOf(event: RunEvent, groupFolder: string): string | undefined {
  switch (event.kind) {
    case "work-started":
      return event.waiting === event.total
        ? undefined
        : `${event.total - event.waiting} of ${event.total} runs were done before`;
    case "run-started":
      return `${nameOf(event.run)}: started`;
    case "run-postponed":
      return `${nameOf(event.run)}: will be tried again in ${durationText(event.seconds)}`;
    case "run-ended": {
      const { state, seconds, message } = event.run;
      const time = seconds === undefined ? "" : ` after ${durationText(seconds)}`;
      const said = message ? `: ${harmless(message)}` : "";
      return `${nameOf(event.run)}: ${state}${time}${said}${failureText(event.run, groupFolder)}`;
    }
    default:
      return undefined;
  }
}

/** How an agent failed, and where it may have said why. */
function failureText({ id, state, exit_code, signal }: RunRecord, groupFolder: string): string {
  if (state !== "agent-failed") return "";
  const how = exit_code == null ? `ended by ${signal}` : `exit code ${exit_code}`;
  return ` (${how}; ${commandText("runs", "logs", join(groupFolder, id))})`;
}

function nameOf(run: RunRecord): string {
  return `${run.competition_id} seed ${run.seed}`;
}
