import { signal } from '@preact/signals';

export type Theme = 'system' | 'light' | 'dark';
const key = 'reviewhub:theme';
const themes: readonly Theme[] = ['system', 'light', 'dark'];

export const theme = signal<Theme>(themes.find((t) => t === localStorage.getItem(key)) ?? 'system');

export function showTheme(): void {
  if (theme.value === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme.value;
}

export function nextTheme(): void {
  theme.value = themes[(themes.indexOf(theme.value) + 1) % themes.length] as Theme;
  if (theme.value === 'system') localStorage.removeItem(key);
  else localStorage.setItem(key, theme.value);
  showTheme();
}
