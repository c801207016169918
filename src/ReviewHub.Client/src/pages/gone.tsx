import { Frame } from '../shell/frame';
import { useTitle } from '../shell/small';

interface Props {
  title: string;
  says: string;
  again?: (() => void) | undefined;
}

/** Where a road ends: what happened, and where to go from here. */
export function Gone({ title, says, again }: Props) {
  useTitle(title);
  return (
    <Frame narrow>
      <h1>{title}</h1>
      <p>{says}</p>
      <p class="line">
        {again && (
          <button type="button" class="primary" onClick={again}>
            Try again
          </button>
        )}
        <a href="/">To your boards</a>
      </p>
    </Frame>
  );
}
