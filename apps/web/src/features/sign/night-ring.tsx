/** A quiet night, and one gold ring in it. */
export function NightRing() {
  return (
    <svg viewBox="0 0 800 900" preserveAspectRatio="xMidYMid slice">
      <defs>
        <linearGradient id="sky" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="#0b111d" />
          <stop offset=".72" stopColor="#1c2840" />
          <stop offset="1" stopColor="#2b3a56" />
        </linearGradient>
        <linearGradient id="gold" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="#f6e0a4" />
          <stop offset="1" stopColor="#c79a3c" />
        </linearGradient>
        <filter id="glow" x="-50%" y="-50%" width="200%" height="200%">
          <feGaussianBlur stdDeviation="26" />
        </filter>
      </defs>
      <rect width="800" height="900" fill="url(#sky)" />
      <circle
        cx="470"
        cy="560"
        r="188"
        fill="none"
        stroke="#ecca74"
        strokeWidth="16"
        opacity=".32"
        filter="url(#glow)"
      />
      <circle cx="470" cy="560" r="188" fill="none" stroke="url(#gold)" strokeWidth="3.5" />
      <path d="M0 640c130-60 250-50 380-8s270 30 420-34v302H0z" fill="#141d30" />
      <path d="M0 724c170-52 330-20 470 6s220 12 330-26v196H0z" fill="#0f1727" />
      <path d="M0 806c210-38 420-6 800-26v120H0z" fill="#0a101c" />
    </svg>
  );
}
