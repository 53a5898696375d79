"use client";

import type { Template } from "@planrrr/contract";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../../../api/client.ts";

export const templatesKey = ["templates"] as const;

/** All of the team's saved texts: a person has dozens, so that they are searched here, at once. */
export function useTemplates() {
  return useQuery({ queryKey: templatesKey, queryFn: listAll });
}

export function useTemplatesChanged(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: templatesKey });
}

async function listAll(): Promise<Template[]> {
  const found: Template[] = [];
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await api.templates.list({ limit: 100, cursor });
    found.push(...items);
    cursor = nextCursor ?? undefined;
  } while (cursor);
  return found;
}
