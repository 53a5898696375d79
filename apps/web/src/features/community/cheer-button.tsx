import { Button, Icon } from "@planrrr/ui";

export function CheerButton({
  className = "",
  strong = false,
  onCheer,
}: {
  className?: string;
  strong?: boolean;
  onCheer: () => void;
}) {
  return (
    <Button className={className} tone={strong ? "ink" : "outline"} wide={strong} onClick={onCheer}>
      <Icon name="heart" solid={!strong} />
      Cheer
    </Button>
  );
}
