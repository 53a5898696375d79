/** YouTube's own numbers, those a video can be put under. */
const names: { [id: string]: string } = {
  "1": "Film and animation",
  "2": "Cars and vehicles",
  "10": "Music",
  "15": "Pets and animals",
  "17": "Sport",
  "19": "Travel and events",
  "20": "Games",
  "22": "People and blogs",
  "23": "Comedy",
  "24": "Entertainment",
  "25": "News and politics",
  "26": "How-to and style",
  "27": "Education",
  "28": "Science and technology",
  "29": "Good causes",
};

/** By name; one that was set elsewhere is among them. */
export function youtubeCategories(also: string): { value: string; label: string }[] {
  const known = Object.entries(names).map(([value, label]) => ({ value, label }));
  const all = also in names ? known : [...known, { value: also, label: `Number ${also}` }];
  return all.toSorted((a, b) => a.label.localeCompare(b.label, "en"));
}
