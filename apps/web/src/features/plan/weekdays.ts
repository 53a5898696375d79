/** 1 is Monday, 7 is Sunday, as everywhere in the API. */
export const weekdays = [
  { number: 1, name: "Monday", short: "Mon", code: "MO" },
  { number: 2, name: "Tuesday", short: "Tue", code: "TU" },
  { number: 3, name: "Wednesday", short: "Wed", code: "WE" },
  { number: 4, name: "Thursday", short: "Thu", code: "TH" },
  { number: 5, name: "Friday", short: "Fri", code: "FR" },
  { number: 6, name: "Saturday", short: "Sat", code: "SA" },
  { number: 7, name: "Sunday", short: "Sun", code: "SU" },
] as const;
