import { cityOf } from "../../time/say-when.ts";

export interface Zone {
  timeZone: string;
  city: string;
  region: string;
}

/** Large cities that name no zone of their own, with the one whose clocks they have. */
const cities: { [timeZone: string]: string } = {
  "America/Argentina/Buenos_Aires": "Rosario",
  "America/Chicago": "Dallas Houston Minneapolis Austin Saint Louis",
  "America/Los_Angeles": "San Francisco San Diego Seattle Portland Las Vegas",
  "America/New_York": "Boston Washington Philadelphia Miami Atlanta",
  "America/Sao_Paulo": "Rio de Janeiro Brasilia",
  "America/Toronto": "Montreal Ottawa",
  "Asia/Calcutta": "Delhi Mumbai Bangalore Chennai Kolkata India",
  "Asia/Dubai": "Abu Dhabi",
  "Asia/Kolkata": "Delhi Mumbai Bangalore Chennai Calcutta India",
  "Asia/Saigon": "Ho Chi Minh Hanoi",
  "Asia/Shanghai": "Beijing Shenzhen Guangzhou China",
  "Asia/Tokyo": "Osaka Kyoto",
  "Australia/Sydney": "Canberra",
  "Europe/Amsterdam": "Rotterdam The Hague",
  "Europe/Berlin": "Munich München Hamburg Cologne Köln Frankfurt Stuttgart",
  "Europe/Dublin": "Cork Galway Limerick Ireland",
  "Europe/Istanbul": "Ankara Izmir",
  "Europe/London": "Edinburgh Glasgow Manchester Birmingham Cardiff Belfast",
  "Europe/Madrid": "Barcelona Valencia Sevilla",
  "Europe/Paris": "Lyon Marseille Nice Toulouse",
  "Europe/Rome": "Milan Milano Naples Turin Florence",
  "Europe/Vienna": "Wien Salzburg Graz",
  "Europe/Warsaw": "Krakow Gdansk",
  "Europe/Zurich": "Geneva Basel Bern",
  "Pacific/Auckland": "Wellington Christchurch",
};

const bare = (words: string): string =>
  words
    .normalize("NFD")
    .replaceAll(/\p{Diacritic}/gu, "")
    .toLowerCase();

/** The zones whose city, region or neighbouring city begins with what was typed; the city's own name first. */
export function findZones(typed: string, timeZones: readonly string[], count: number): Zone[] {
  const wanted = bare(typed).trim();
  const ranked = timeZones.flatMap((timeZone) => {
    const rank = rankOf(timeZone, wanted);
    return rank === undefined ? [] : [{ timeZone, rank }];
  });
  return ranked
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, count)
    .map(({ timeZone }) => ({
      timeZone,
      city: cityOf(timeZone),
      region: timeZone.split("/").slice(0, -1).join(", ").replaceAll("_", " "),
    }));
}

function rankOf(timeZone: string, wanted: string): number | undefined {
  if (wanted === "" || bare(cityOf(timeZone)).startsWith(wanted)) return 0;
  const begins = (words: string) => ` ${bare(words)}`.includes(` ${wanted}`);
  if (begins(cities[timeZone] ?? "")) return 1;
  if (begins(cityOf(timeZone))) return 2;
  return begins(timeZone.replaceAll(/[/_]/g, " ")) || bare(timeZone).startsWith(wanted) ? 3 : undefined;
}
