import type { ReactElement, ReactNode } from 'react';

interface RingProps {
  /** The remaining part, from 0 to 1. */
  readonly value: number;
  /** A marked point, from 0 to 1. */
  readonly mark: number;
  readonly children: ReactNode;
}

const clamp = (value: number) => Math.min(1, Math.max(0, value));

/** In hundredths, to a tenth: anything less would be the dot of a round cap beside a clock at 0:00. */
const dash = (value: number) => Math.round(clamp(value) * 1000) / 10;

/** A circle that empties. The numbers beside it say the same in text. */
export function Ring({ value, mark, children }: RingProps): ReactElement {
  return (
    <div className="ring">
      <svg viewBox="0 0 120 120" aria-hidden="true" focusable="false">
        <circle className="ring-track" cx="60" cy="60" r="52" />
        {/* From the top, clockwise; `pathLength` makes one unit a hundredth of the circle. */}
        <circle
          className="ring-value"
          cx="60"
          cy="60"
          r="52"
          pathLength="100"
          strokeDasharray={`${dash(value)} 100`}
          transform="rotate(-90 60 60)"
        />
        <line
          className="ring-mark"
          x1="60"
          y1="3"
          x2="60"
          y2="13"
          transform={`rotate(${clamp(mark) * 360} 60 60)`}
        />
      </svg>
      {children}
    </div>
  );
}
