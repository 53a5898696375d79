"use client";

import { useEffect, useState } from "react";
import { ownZone } from "./say-when.ts";

/** The time of now and the zone of this browser; moves on every half minute, so that "today" stays true. */
export function useClock(): { now: Date; timeZone: string } {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return { now, timeZone: ownZone() };
}
