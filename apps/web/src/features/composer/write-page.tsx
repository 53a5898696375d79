"use client";

import { Skeleton } from "@planrrr/ui";
import { useNavigation } from "../../navigation/use-navigation.ts";
import { useConnections } from "../connections/use-connections.ts";
import { useTemplate } from "../plan/texts/use-templates.ts";
import { ProblemNotice } from "../problem-notice.tsx";
import { Composer } from "./composer.tsx";
import { useOpenedPost } from "./use-opened-post.ts";

/** Waits for what the desk needs: the accounts, and the post that is opened again. */
export function WritePage() {
  const { query } = useNavigation();
  const id = query.get("post") ?? "";
  const templateId = query.get("template") ?? "";
  const connections = useConnections();
  const post = useOpenedPost(id);
  const template = useTemplate(templateId);
  const waits =
    connections.isPending || (id !== "" && post.isPending) || (templateId !== "" && template.isPending);
  const error =
    connections.error ?? (id === "" ? null : post.error) ?? (templateId === "" ? null : template.error);
  return (
    <div className="page">
      {error ? <ProblemNotice error={error} /> : null}
      {waits && !error ? (
        <>
          <h1 className="h1 mb-8">Write a post</h1>
          <Skeleton label="Opening your desk" rows={2} height={180} />
        </>
      ) : null}
      {connections.data && !waits ? (
        <Composer
          key={id}
          connections={connections.data}
          opened={id === "" ? undefined : post.data}
          template={template.data?.text}
        />
      ) : null}
    </div>
  );
}
