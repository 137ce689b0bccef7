/** The kernel's logo: a notebook whose lines shift to the right, like the rows of a query becoming a pipeline. */
export const LOGO_SVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="64" height="64">
  <rect x="8" y="4" width="48" height="56" rx="7" fill="#1f5f8b"/>
  <rect x="8" y="4" width="11" height="56" rx="5.5" fill="#163f5e"/>
  <g fill="none" stroke-linecap="round" stroke-width="5">
    <path d="M25 19h12" stroke="#9fd3f0"/>
    <path d="M31 32h12" stroke="#c9e8f8"/>
    <path d="M37 45h12" stroke="#ffffff"/>
  </g>
</svg>
`;
