import { groupColour, groupSymbol } from './plot-figure';

const paths: Record<ReturnType<typeof groupSymbol>, string> = {
  circle: 'M8 2a6 6 0 1 0 .01 0z',
  square: 'M3 3h10v10H3z',
  triangle: 'M8 2l6.5 11.5h-13z',
  diamond: 'M8 1l5 7-5 7-5-7z',
  star: 'M8 1l1.8 4.9 5.2.2-4.1 3.2 1.4 5L8 11.4l-4.3 2.9 1.4-5L1 6.1l5.2-.2z',
  wye: 'M6.3 15V9.8L1.8 7.2l1.7-3L8 6.8l4.5-2.6 1.7 3-4.5 2.6V15z',
};

/** The sign of a group, the same as in the pictures. */
export function GroupMark({ group }: { group: number }) {
  return (
    <svg class="group-mark" viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[groupSymbol(group)]} fill={groupColour(group)} />
    </svg>
  );
}
