const connectionId = "0190c9f2-7a1c-7bbd-9f0a-1c2d3e4f5a6b";

const recurring = {
  name: "Monday motivation",
  rule: "FREQ=WEEKLY;BYDAY=MO",
  start: { localTime: "2027-01-04T09:00", timeZone: "Europe/Berlin" },
  post: { text: "A new week.", connectionIds: [connectionId] },
};

/** Request bodies as somebody would send them, by method and path. */
export const examples: { [operation: string]: unknown } = {
  "post /posts/create": {
    text: "Doors open at nine. https://example.org",
    connectionIds: [connectionId],
    schedule: { localTime: "2027-03-28T09:00", timeZone: "Europe/Berlin" },
  },
  "post /posts/validate": { text: "Is this too long?", connectionIds: [connectionId] },
  "patch /posts/{id}": { text: "Doors open at ten.", version: 1 },
  "post /posts/{id}/retry": {},
  "post /calendar/feeds": { name: "My phone" },
  "post /posts/{id}/submit": { comment: "For Monday, please." },
  "post /posts/{id}/approve": { version: 2 },
  "post /posts/{id}/reject": { version: 2, comment: "The price is wrong." },
  "post /posts/{id}/review-links": { reviewer: "Maria of ACME", days: 7 },
  "post /media/multipart": { bytes: 734003200, alt: "The doors open" },
  "post /media/multipart/{id}/sign": { partNumbers: [1, 2] },
  "post /media/multipart/{id}/complete": {
    parts: [{ partNumber: 1, etag: "9a0364b9e99bb480dd25e1f0284c8555" }],
  },
  "post /jobs/enqueue": { source: "spotify-student" },
  "post /media/{id}/fit": { connectionId },
  "patch /media/{id}": { alt: "Two people at a desk" },
  "post /posts/bulk": {
    csv: "text,connections,localTime\nDoors open,you.bsky.social,2027-03-28T09:00",
    timeZone: "Europe/Berlin",
    dryRun: true,
  },
  "post /publications/retry-all": { network: "mastodon" },
  "post /templates": { name: "Doors", text: "Doors open at {{time}}." },
  "patch /templates/{id}": { text: "Doors open at {{time}}, {{place}}." },
  "post /slots": { weekdays: [1, 3, 5], localTimes: ["09:00", "17:30"], timeZone: "Europe/Berlin" },
  "post /recurrences": recurring,
  "post /recurrences/preview": { rule: recurring.rule, start: recurring.start },
  "patch /recurrences/{id}": { status: "PAUSED" },
  "post /analytics/audience/{id}/count": {},
  "post /community/push": {
    endpoint: "https://push.example/send/4f1c…",
    keys: { p256dh: "BNcRd…", auth: "8eDyX…" },
  },
  "post /teams": { name: "Running club" },
  "post /team/invites/{id}/resend": {},
  "patch /team": { name: "Running club" },
  "patch /team/members/{id}": { role: "admin" },
  "post /team/transfer/{id}": {},
  "post /team/invites": { role: "member", email: "bea@example.org" },
  "post /team/join": { token: "kE9…" },
  "patch /team/settings": { asksForApproval: true, plannedPosts: "hold" },
  "post /reviews/{token}": { decision: "approve", version: 2 },
  "post /connections/{network}/credentials": {
    service: "https://bsky.social",
    identifier: "you.bsky.social",
    secret: "abcd-efgh-ijkl-mnop",
  },
  "post /connections/{network}/start": {},
  "post /connections/sign-ins/{id}": { accounts: [{ network: "bluesky", accountId: "did:plc:…" }] },
  "post /publications/{id}/resolve": {
    outcome: "published",
    url: "https://bsky.app/profile/you.bsky.social/post/3kabc",
  },
};
