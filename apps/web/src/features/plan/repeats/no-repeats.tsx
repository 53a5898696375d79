import { Steps } from "@planrrr/ui";

export function NoRepeats() {
  return (
    <Steps
      current={0}
      steps={[
        {
          title: "Write it once",
          children: <p className="soft">Press “Repeat a post”, and write what goes out each time.</p>,
        },
        {
          title: "Say how often",
          children: <p className="soft">Every Tuesday and Friday at 9:00, or the first Monday of a month.</p>,
        },
        {
          title: "Look at the days",
          children: <p className="soft">We show the next ten dates before anything is planned.</p>,
        },
      ]}
    />
  );
}
