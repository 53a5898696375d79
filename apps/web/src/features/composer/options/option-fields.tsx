"use client";

import type { NetworkName, NetworkOptions } from "@planrrr/contract";
import { FacebookOptions } from "./facebook-options.tsx";
import { InstagramOptions } from "./instagram-options.tsx";
import { XOptions } from "./x-options.tsx";
import { YoutubeOptions } from "./youtube-options.tsx";

export interface OptionsProps<Name extends keyof NetworkOptions> {
  own: NonNullable<NetworkOptions[Name]>;
  onChange: (change: NetworkOptions[Name]) => void;
}

export interface OptionFieldsProps {
  network: NetworkName;
  options: NetworkOptions;
  onChange: (options: NetworkOptions) => void;
}

/** What only one network knows, in its own words. */
export function OptionFields({ network, options, onChange }: OptionFieldsProps) {
  const of = <Name extends keyof NetworkOptions>(name: Name): OptionsProps<Name> => ({
    own: options[name] ?? {},
    onChange: (change) => onChange({ ...options, [name]: { ...options[name], ...change } }),
  });
  switch (network) {
    case "facebook":
      return <FacebookOptions {...of("facebook")} />;
    case "instagram":
      return <InstagramOptions {...of("instagram")} />;
    case "x":
      return <XOptions {...of("x")} />;
    case "youtube":
      return <YoutubeOptions {...of("youtube")} />;
    case "bluesky":
    case "mastodon":
      return null;
  }
}
