import { nextTheme, theme } from '../theme';

const words = { system: 'as the system', light: 'light', dark: 'dark' } as const;

export function ThemeButton() {
  return (
    <button
      type="button"
      class="tool theme-tool"
      onClick={nextTheme}
      aria-label={`Colours: ${words[theme.value]}. Change`}
      title={`Colours: ${words[theme.value]}`}
    >
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <circle cx="10" cy="10" r="6" fill="none" stroke="currentColor" stroke-width="1.6" />
        {theme.value !== 'light' && <path d="M10 4a6 6 0 0 1 0 12z" fill="currentColor" />}
        {theme.value === 'dark' && <path d="M10 4a6 6 0 0 0 0 12z" fill="currentColor" />}
      </svg>
    </button>
  );
}
