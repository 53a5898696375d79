"use client";

import type { AudienceGrowth } from "@planrrr/contract";
import { sayDay, sayTime } from "../../time/say-when.ts";
import { useClock } from "../../time/use-clock.ts";
import { followerWords, growthSentence } from "./audience-words.ts";
import { chartPath, chartRange } from "./chart-path.ts";

const box = { width: 720, height: 220 };
/** A table that nobody would read to its end helps nobody. */
const mostRows = 40;

/** The line, its sentence, and the same as a table. */
export function GrowthChart({ growth: { points, precision } }: { growth: AudienceGrowth }) {
  const { now, timeZone } = useClock();
  const sentence = growthSentence(points, precision);
  const path = chartPath(points, box);
  const say = (at: Date) => `${sayDay(at, timeZone, now)}, ${sayTime(at, timeZone)}`;
  const [first] = points;
  const last = points.at(-1);
  return (
    <figure className="growth">
      <figcaption>{sentence}</figcaption>
      {path === "" || !first || !last ? null : (
        <>
          <svg
            className="growth-line"
            viewBox={`0 0 ${box.width} ${box.height}`}
            preserveAspectRatio="none"
            role="img"
            aria-label={sentence}
          >
            <path d={path} />
          </svg>
          <p className="growth-ends small">
            <span>{say(first.at)}</span>
            <span className="num">
              {Math.max(0, Math.ceil(chartRange(points).low)).toLocaleString("en")} to{" "}
              {Math.floor(chartRange(points).high).toLocaleString("en")}
            </span>
            <span>{say(last.at)}</span>
          </p>
        </>
      )}
      {points.length > 0 ? (
        <details>
          <summary>The numbers</summary>
          <table className="growth-table">
            <thead>
              <tr>
                <th scope="col">When</th>
                <th scope="col">Followers</th>
              </tr>
            </thead>
            <tbody>
              {thinned(points).map(({ at, followers }) => (
                <tr key={at.getTime()}>
                  <td>{say(at)}</td>
                  <td className="num">{followerWords(followers, precision)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      ) : null}
    </figure>
  );
}

/** Newest first, evenly chosen. */
function thinned<Point>(points: Point[]): Point[] {
  const step = Math.max(1, Math.ceil(points.length / mostRows));
  return points.toReversed().filter((_point, index) => index % step === 0);
}
